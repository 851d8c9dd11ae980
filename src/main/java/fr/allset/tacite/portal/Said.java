package fr.allset.tacite.portal;

import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.Language;
import fr.allset.tacite.typography.Phrasebook;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** How the portal says days, and the sentences {@code portal.*} of the phrasebook. */
final class Said {

    private Said() {}

    static String of(String key, Map<String, ?> values) {
        return Phrasebook.in(Language.FRENCH).say("portal." + key, values);
    }

    /** « aujourd'hui », « demain », « dans 12 jours », « dans 3 mois », « il y a 2 jours ». */
    static String distance(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            return of("distance-past", Map.of("days", ChronoUnit.DAYS.between(day, today)));
        }
        return of(
                "distance",
                Map.of(
                        "days",
                        ChronoUnit.DAYS.between(today, day),
                        "weeks",
                        ChronoUnit.DAYS.between(today, day) / 7,
                        "months",
                        ChronoUnit.MONTHS.between(today, day)));
    }

    static String day(LocalDate day) {
        return FrenchDay.dated(day);
    }
}
