package fr.allset.tacite.portal;

import fr.allset.tacite.setup.CheckedPrerequisite;
import fr.allset.tacite.setup.PrerequisiteState;
import fr.allset.tacite.setup.Setup;
import fr.allset.tacite.subscription.Component;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A service to come as its client reads it (art. 1, 2 and 6).
 *
 * @param standing      where it stands, in words; {@code tone} is its colour
 * @param subscription  the number of what it has become; null before that
 * @param prerequisites as they were looked at; empty before that
 */
record SetupText(
        String number,
        String site,
        String standing,
        String tone,
        String wished,
        String components,
        String monthly,
        String initial,
        String period,
        @Nullable String subscription,
        boolean open,
        List<Prerequisite> prerequisites) {

    SetupText {
        prerequisites = List.copyOf(prerequisites);
    }

    /** A prerequisite that was looked at. */
    record Prerequisite(
            String title,
            String state,
            String tone,
            @Nullable String reservation) {

        static Prerequisite of(CheckedPrerequisite item) {
            return new Prerequisite(
                    item.title(),
                    item.state().label(),
                    item.state() == PrerequisiteState.RESERVATION ? "warning" : "good",
                    item.reservation().orElse(null));
        }
    }

    static SetupText of(Setup setup, LocalDate today) {
        return new SetupText(
                setup.number(),
                setup.site().name(),
                standing(setup),
                switch (setup.status()) {
                    case OPEN -> isAwaited(setup) ? "warning" : "";
                    case COMPLETED -> "good";
                    case ABANDONED -> "over";
                },
                Said.of(
                        "setup.wished",
                        Map.of(
                                "day",
                                Said.day(setup.wishedStart()),
                                "distance",
                                Said.distance(setup.wishedStart(), today))),
                setup.components().stream()
                        .sorted()
                        .map(Component::contractName)
                        .collect(Collectors.joining(", ")),
                setup.monthlyFixedFee().inFrench(),
                setup.initialFee().inFrench(),
                Said.of("setup.period", Map.of("months", setup.initialPeriodMonths())),
                setup.service().map(Setup.Started::subscriptionNumber).orElse(null),
                setup.file().isOpen(),
                setup.prerequisites().stream().map(Prerequisite::of).toList());
    }

    private static boolean isAwaited(Setup setup) {
        return !setup.file().pending().isEmpty()
                || setup.prerequisitesRecordedAt().isEmpty();
    }

    private static String standing(Setup setup) {
        return Said.of(
                "setup.standing",
                Map.of(
                        "status",
                        setup.status().name(),
                        "documents",
                        setup.file().pending().size(),
                        "prerequisites",
                        setup.prerequisitesRecordedAt().isEmpty(),
                        "day",
                        setup.service()
                                .map(service -> Said.day(service.startDate()))
                                .orElse("")));
    }
}
