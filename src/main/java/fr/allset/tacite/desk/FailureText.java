package fr.allset.tacite.desk;

import fr.allset.tacite.failure.CauseDecision;
import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.FailureEvent;
import fr.allset.tacite.failure.FailureInquiry;
import fr.allset.tacite.failure.FailureNotification;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.RestorationOutcome;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.Spaces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A failure as its page shows it, in French texts.
 *
 * @param tone              the colour beside the standing
 * @param sameAs            the failure that it turned out to be
 * @param moreNotifications how many there are beyond those shown; in the same way of subscriptions and of the diary
 */
record FailureText(
        String number,
        String standing,
        String tone,
        @Nullable String sameAs,
        List<Fact> facts,
        List<DeadlineText> deadlines,
        List<StretchText> stretches,
        List<WaitingText> waitings,
        @Nullable CauseText cause,
        List<NotificationText> notifications,
        String moreNotifications,
        List<SubscriptionText> subscriptions,
        String moreSubscriptions,
        List<EventText> diary,
        String moreEvents) {

    private static final String NONE = "–";

    record Fact(String name, String value) {}

    /** @param status in a word, beside the colour {@code tone} */
    record DeadlineText(String target, String deadline, String restoredAt, String status, String tone, String words) {}

    record StretchText(int position, String reportedAt, String beganAt, String restoredAt, String lasted) {}

    record WaitingText(String asked, String since, String until, String lasted) {}

    record CauseText(String cause, String periods, String reason, String evidence, String proposed, String decided) {}

    record NotificationText(
            String number,
            String receivedAt,
            String channel,
            String reporter,
            String beganAt,
            String components,
            String subscriptions,
            String description,
            List<AdditionText> additions) {}

    record AdditionText(String at, String by, String words) {}

    record SubscriptionText(String number, String customer, String site) {}

    record EventText(String at, String by, String words) {}

    /** A line of the list. */
    record Line(
            String number,
            String reportedAt,
            String customer,
            String subscriptions,
            String notifications,
            String standing,
            String tone,
            String deadline,
            String deadlineTone) {

        static Line of(FailureInquiry.Entry entry, Instant now) {
            var deadline = entry.deadline();
            return new Line(
                    entry.failure().number(),
                    FrenchMoment.of(entry.failure().reportedAt()),
                    entry.customer() == null
                            ? "ALLSET SAS"
                            : entry.customer() + others(entry.customers(), "autre", "autres"),
                    entry.first() == null
                            ? "à préciser"
                            : entry.first() + others(entry.subscriptions(), "autre", "autres"),
                    Counted.of(entry.notifications(), "notification", "notifications"),
                    FailureText.standing(entry.failure()),
                    FailureText.tone(entry.failure()),
                    deadline == null ? NONE : FrenchMoment.of(deadline.deadline()) + " : " + status(deadline, now),
                    deadline == null ? "" : FailureText.tone(deadline, now));
        }

        private static String others(long all, String one, String many) {
            return all <= 1 ? "" : " et " + Counted.of(all - 1, one, many);
        }
    }

    /** @param names how people are called, by login */
    static FailureText of(FailureInquiry.Dossier dossier, Map<String, String> names, Instant now) {
        var failure = dossier.failure();
        return new FailureText(
                failure.number(),
                standing(failure),
                tone(failure),
                failure.sameAs(),
                facts(failure, names),
                dossier.deadlines().stream()
                        .map(outcome -> deadline(outcome, now))
                        .toList(),
                IntStream.range(0, failure.stretches().size())
                        .mapToObj(i -> stretch(i + 1, failure.stretches().get(i), now))
                        .toList(),
                failure.waitings().stream()
                        .map(waiting -> waiting(waiting, now))
                        .toList(),
                cause(failure.cause(), names),
                dossier.notifications().stream()
                        .map(notification -> notification(
                                notification, dossier.additions().getOrDefault(notification.number(), List.of())))
                        .toList(),
                more(
                        dossier.notificationCount(),
                        dossier.notifications().size(),
                        "autre notification",
                        "autres notifications"),
                dossier.subscriptions().stream()
                        .map(subscription -> new SubscriptionText(
                                subscription.number(),
                                subscription.customer().name(),
                                subscription.site().name()))
                        .toList(),
                more(
                        dossier.subscriptionCount(),
                        dossier.subscriptions().size(),
                        "autre abonnement",
                        "autres abonnements"),
                dossier.diary().stream().map(event -> event(event, names)).toList(),
                more(dossier.eventCount(), dossier.diary().size(), "événement plus ancien", "événements plus anciens"));
    }

    // ---- where it stands

    static String standing(Failure failure) {
        if (failure.sameAs() != null) {
            return "Rattachée à " + failure.sameAs();
        }
        if (failure.closedAt() != null) {
            return "Close";
        }
        if (failure.isRestored()) {
            return failure.confirmedAt() == null
                    ? "Rétablie, à confirmer"
                    : failure.cause() == null ? "Rétablie et confirmée, cause à qualifier" : "Rétablie et confirmée";
        }
        var waiting = failure.waiting();
        return waiting.isPresent()
                ? "Attend le client depuis le " + FrenchMoment.of(waiting.get().since())
                : failure.workaroundAt() != null
                        ? "Contournée, pas encore rétablie"
                        : failure.takenInChargeAt() == null
                                ? "À prendre en charge"
                                : failure.diagnosis() == null
                                        ? "Prise en charge, à diagnostiquer"
                                        : "Diagnostiquée, à rétablir";
    }

    static String tone(Failure failure) {
        return failure.closedAt() != null ? "over" : failure.isRestored() ? "good" : "warning";
    }

    private static String status(RestorationOutcome outcome, Instant now) {
        if (outcome.met() != null) {
            return outcome.met() ? "tenue" : "manquée";
        }
        return now.isAfter(outcome.deadline()) ? "dépassée" : "court encore";
    }

    private static String tone(RestorationOutcome outcome, Instant now) {
        boolean missed = outcome.met() == null ? now.isAfter(outcome.deadline()) : !outcome.met();
        return missed ? "bad" : outcome.met() == null ? "warning" : "good";
    }

    // ---- its parts

    private static List<Fact> facts(Failure failure, Map<String, String> names) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Signalée le", FrenchMoment.of(failure.reportedAt())));
        facts.add(new Fact(
                "Prise en charge",
                failure.takenInChargeAt() == null
                        ? "pas encore"
                        : "le " + FrenchMoment.of(failure.takenInChargeAt()) + ", par "
                                + name(failure.takenInChargeBy(), names)));
        facts.add(new Fact("Diagnostic", failure.diagnosis() == null ? "pas encore" : failure.diagnosis()));
        if (failure.origin() != null) {
            facts.add(new Fact("Origine", failure.origin().label()));
        }
        if (failure.workaroundAt() != null) {
            facts.add(new Fact("Contournée le", FrenchMoment.of(failure.workaroundAt())));
        }
        var equipment = failure.equipment();
        if (equipment != null) {
            facts.add(new Fact(
                    "Équipement défaillant",
                    "constaté le " + FrenchMoment.of(equipment.foundAt())
                            + (equipment.underWarranty() ? ", sous garantie" : ", hors garantie")
                            + (equipment.replacedAt() == null
                                    ? ", pas encore remplacé"
                                    : ", remplacé le " + FrenchMoment.of(equipment.replacedAt()))));
        }
        if (failure.confirmedAt() != null) {
            facts.add(new Fact(
                    "Rétablissement confirmé",
                    "le " + FrenchMoment.of(failure.confirmedAt()) + ", par " + name(failure.confirmedBy(), names)));
        }
        if (failure.closedAt() != null) {
            facts.add(new Fact("Close le", FrenchMoment.of(failure.closedAt())));
        }
        return facts;
    }

    private static DeadlineText deadline(RestorationOutcome outcome, Instant now) {
        return new DeadlineText(
                outcome.target().label()
                        + (outcome.position() > 1 ? " (n°" + Spaces.NO_BREAK + outcome.position() + ")" : ""),
                FrenchMoment.of(outcome.deadline()),
                moment(outcome.restoredAt()),
                status(outcome, now),
                tone(outcome, now),
                RestorationMonitoring.inWords(outcome));
    }

    private static StretchText stretch(int position, Failure.Interruption interruption, Instant now) {
        return new StretchText(
                position,
                FrenchMoment.of(interruption.reportedAt()),
                moment(interruption.beganAt()),
                moment(interruption.restoredAt()),
                lasted(interruption.reportedAt(), interruption.restoredAt(), now));
    }

    private static WaitingText waiting(Failure.Waiting waiting, Instant now) {
        return new WaitingText(
                waiting.asked(),
                FrenchMoment.of(waiting.since()),
                moment(waiting.until()),
                lasted(waiting.since(), waiting.until(), now));
    }

    private static @Nullable CauseText cause(@Nullable CauseDecision cause, Map<String, String> names) {
        return cause == null
                ? null
                : new CauseText(
                        event(cause.event()),
                        cause.periods().isEmpty()
                                ? NONE
                                : cause.periods().stream()
                                        .map(period -> "du " + FrenchMoment.of(period.since())
                                                + (period.until() == null
                                                        ? " jusqu'au rétablissement"
                                                        : " au " + FrenchMoment.of(period.until())))
                                        .collect(Collectors.joining(" ; ")),
                        cause.reason(),
                        cause.evidence() == null ? NONE : cause.evidence(),
                        event(cause.proposed()),
                        "le " + FrenchMoment.of(cause.decidedAt()) + ", par " + name(cause.decidedBy(), names));
    }

    private static String event(@Nullable ExcusableEvent event) {
        return event == null
                ? "Couverte par l'objectif"
                : "Evénement Excusable (" + event.code() + ") : " + event.label();
    }

    private static NotificationText notification(
            FailureNotification notification, List<FailureInquiry.Addition> additions) {
        return new NotificationText(
                notification.number(),
                FrenchMoment.of(notification.receivedAt()),
                notification.channel().label(),
                notification.reporter() + (notification.contact() == null ? "" : ", " + notification.contact()),
                moment(notification.beganAt()),
                (notification.components().isEmpty()
                                ? "toute la suite"
                                : notification.components().stream()
                                        .sorted()
                                        .map(Component::contractName)
                                        .collect(Collectors.joining(", ")))
                        + (notification.partial() ? ", en partie" : ""),
                numbers(notification.subscriptions()),
                notification.description(),
                additions.stream()
                        .map(addition ->
                                new AdditionText(FrenchMoment.of(addition.at()), addition.by(), addition.words()))
                        .toList());
    }

    private static String numbers(List<String> subscriptions) {
        int shown = Math.min(subscriptions.size(), 10);
        return subscriptions.isEmpty()
                ? "à préciser"
                : String.join(", ", subscriptions.subList(0, shown))
                        + (subscriptions.size() > shown
                                ? " et " + Counted.of(subscriptions.size() - shown, "autre", "autres")
                                : "");
    }

    private static EventText event(FailureEvent event, Map<String, String> names) {
        return new EventText(FrenchMoment.of(event.at()), name(event.by(), names), event.words());
    }

    // ---- words

    private static String name(@Nullable String login, Map<String, String> names) {
        return login == null ? "Tacite" : names.getOrDefault(login, login);
    }

    private static String moment(@Nullable Instant moment) {
        return moment == null ? NONE : FrenchMoment.of(moment);
    }

    private static String lasted(Instant since, @Nullable Instant until, Instant now) {
        return FrenchMoment.lasting(Duration.between(since, until == null ? now : until))
                + (until == null ? ", dure encore" : "");
    }

    /** What is not shown; empty when nothing is left out. */
    private static String more(long all, int shown, String one, String many) {
        return all > shown ? Counted.of(all - shown, one, many) : "";
    }
}
