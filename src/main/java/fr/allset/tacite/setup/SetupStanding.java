package fr.allset.tacite.setup;

import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a set-up stands, in words that an account manager reads at a glance. */
public final class SetupStanding {

    private SetupStanding() {}

    /** « attend l'acceptation de 2 documents depuis 6 jours », « prêt à être mis en service depuis aujourd'hui », … */
    public static String inWords(Setup setup, Instant now) {
        return switch (setup.status()) {
            case COMPLETED ->
                setup.service()
                        .map(service -> "mis en service le " + FrenchDay.inFigures(service.startDate()) + " ("
                                + service.subscriptionNumber() + ")")
                        .orElse("mis en service");
            case ABANDONED ->
                "abandonné le "
                        + setup.file()
                                .closing()
                                .map(closing -> FrenchDay.inFigures(day(closing.at())))
                                .orElse("");
            case OPEN -> waiting(setup, now);
        };
    }

    private static String waiting(Setup setup, Instant now) {
        var reasons = new ArrayList<String>();
        var pending = setup.file().pending();
        if (!pending.isEmpty()) {
            long refused = pending.stream()
                    .filter(document -> document.status() == RequestStatus.REFUSED)
                    .count();
            var since = pending.stream()
                    .map(RequestedDocument::requestedAt)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            reasons.add("l'acceptation de " + Counted.of(pending.size(), "document")
                    + (refused == 0 ? "" : " (dont " + Counted.of(refused, "refusé") + ")") + " " + since(since, now));
        }
        if (setup.prerequisitesRecordedAt().isEmpty()) {
            reasons.add("la liste des prérequis " + since(setup.file().openedAt(), now));
        }
        return reasons.isEmpty()
                ? "prêt à être mis en service " + since(readyAt(setup), now)
                : "attend " + String.join(" et ", reasons);
    }

    private static Instant readyAt(Setup setup) {
        return Stream.concat(
                        setup.prerequisitesRecordedAt().stream(),
                        setup.file().current().stream()
                                .flatMap(document -> document.answer().stream())
                                .map(RequestedDocument.Answer::recordedAt))
                .max(Comparator.naturalOrder())
                .orElse(setup.file().openedAt());
    }

    private static String since(Instant begin, Instant now) {
        long days = ChronoUnit.DAYS.between(day(begin), day(now));
        return days <= 0 ? "depuis aujourd'hui" : "depuis " + Counted.of(days, "jour");
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ContractTime.ZONE);
    }
}
