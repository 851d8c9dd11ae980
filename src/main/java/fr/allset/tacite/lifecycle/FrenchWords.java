package fr.allset.tacite.lifecycle;

import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.Spaces;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The turns of phrase that the sentences about a life share. */
final class FrenchWords {

    private FrenchWords() {}

    static String day(LocalDate day) {
        return FrenchDay.inFigures(day);
    }

    /** « 1 jour », « 12 jours ». */
    static String days(long count) {
        return Counted.of(count, "jour");
    }

    /** « aujourd'hui », « demain », « dans 12 jours ». */
    static String until(LocalDate day, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, day);
        return left <= 0 ? "aujourd'hui" : left == 1 ? "demain" : "dans " + days(left);
    }

    /** « depuis aujourd'hui », « depuis 3 jours ». */
    static String since(LocalDate day, LocalDate today) {
        long gone = ChronoUnit.DAYS.between(day, today);
        return gone <= 0 ? "depuis aujourd'hui" : "depuis " + days(gone);
    }

    /** « Période Initiale », « Période de Reconduction n° 2 ». */
    static String named(ServicePeriod period) {
        return period.kind() == ServicePeriod.Kind.INITIAL
                ? "Période Initiale"
                : "Période de Reconduction n°" + Spaces.NO_BREAK + period.renewalIndex();
    }

    /** A colon as French readers expect it. */
    static String colon() {
        return Spaces.NO_BREAK + ": ";
    }
}
