package fr.allset.tacite.failure;

import fr.allset.tacite.notification.Letter;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the customer is told of a failure (art. 3), each once. The letters are French, the language of the contract. */
@Service
@Transactional
public class FailureCorrespondence {

    /** As many numbers as a letter lists. */
    private static final int LISTED = 20;

    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

    private final Notices notices;
    private final FailureNotifications notifications;
    private final Subscriptions subscriptions;
    private final FailureSheetReading sheets;

    FailureCorrespondence(
            Notices notices,
            FailureNotifications notifications,
            Subscriptions subscriptions,
            FailureSheetReading sheets) {
        this.notices = notices;
        this.notifications = notifications;
        this.subscriptions = subscriptions;
        this.sheets = sheets;
    }

    /** « Le Client se verra remettre un numéro de Notification de Défaillance. » */
    void acknowledge(FailureNotification notification, Customer customer) {
        var contact = notification.contact();
        var mailed = contact != null && contact.contains("@") ? contact : null;
        notices.record(new Notice(
                notification.number() + "/received",
                "failure-received",
                notification.number(),
                customer.number(),
                mailed == null ? customer.contactName() : notification.reporter(),
                mailed == null ? customer.contactEmail() : mailed,
                Letter.of(new FailureLetter.Received(
                        notification.number(),
                        notification.receivedAt(),
                        notification.channel().label(),
                        String.join(", ", notification.subscriptions()),
                        notification.components().isEmpty()
                                ? null
                                : notification.components().stream()
                                        .sorted()
                                        .map(Component::contractName)
                                        .collect(Collectors.joining(", ")),
                        notification.beganAt(),
                        notification.description()))));
    }

    /**
     * « qui devra apporter sa pleine coopération »: what each customer concerned is asked for; once a question.
     *
     * @throws OutOfTurn when it is not waited for
     */
    public void askForCooperation(String number) {
        var failure = sheets.of(number).failure();
        var waiting =
                failure.waiting().orElseThrow(() -> new OutOfTurn("Nobody waits for a client about failure " + number));
        toEach(
                number,
                "asked",
                String.valueOf(failure.waitings().size()),
                concerned -> new FailureLetter.Asked(
                        number,
                        words(waiting.asked()),
                        waiting.since(),
                        concerned.notificationsListed(),
                        concerned.subscriptionsListed()));
    }

    /**
     * The service is restored, and each customer concerned says whether that is so; once a restoration.
     *
     * @throws OutOfTurn when it is not restored
     */
    public void announceRestoration(String number, Instant silenceConfirmsAt) {
        var failure = sheets.of(number).failure();
        var restoredAt = failure.stretch().restoredAt();
        if (restoredAt == null) {
            throw new OutOfTurn("Failure " + number + " lasts: no letter says that it is restored");
        }
        toEach(
                number,
                "restored",
                String.valueOf(failure.stretches().size()),
                concerned -> new FailureLetter.Restored(
                        number,
                        restoredAt,
                        silenceConfirmsAt,
                        concerned.notificationsListed(),
                        concerned.subscriptionsListed()));
    }

    /**
     * What was decided on the cause, and what of the time counts; once a decision.
     *
     * @throws OutOfTurn when nobody has decided, or it is not confirmed that the service is restored
     */
    public void announceCause(String number) {
        var sheet = sheets.of(number);
        var cause = sheet.failure().cause();
        if (cause == null || sheet.failure().confirmedAt() == null) {
            throw new OutOfTurn("No letter tells the cause of failure " + number + ": "
                    + (cause == null ? "nobody has decided on it" : "its restoration is not confirmed"));
        }
        // where several customers share a failure, the evidence may be about another one
        boolean shared = concernedBy(number).size() > 1;
        toEach(
                number,
                "cause",
                String.valueOf(cause.decidedAt().getEpochSecond()),
                concerned -> cause(sheet, cause, concerned, shared ? null : cause.evidence()));
    }

    private static FailureLetter.Cause cause(
            FailureSheet sheet, CauseDecision cause, Concerned concerned, @Nullable String evidence) {
        var event = cause.event();
        return new FailureLetter.Cause(
                sheet.failure().number(),
                event == null ? null : new FailureLetter.Event(event.code(), event.label()),
                words(cause.reason()),
                evidence == null ? null : words(evidence),
                times(sheet.failure(), concerned),
                concerned.notifications().isEmpty() && concerned.sources() == Sources.CLIENT_ONLY
                        ? concerned.sources().label()
                        : null,
                cause.periods().isEmpty()
                        ? null
                        : new FailureLetter.Excused(cause.periods().stream()
                                .map(period -> FailureLetter.Time.of(period.since(), period.until()))
                                .toList()),
                sheet.objectives().objectivePercent(),
                concerned.notificationsListed(),
                concerned.subscriptionsListed());
    }

    /** The times in which the service failed, for one customer: from its own first notification on. */
    private static List<FailureLetter.Time> times(Failure failure, Concerned concerned) {
        var times = new ArrayList<FailureLetter.Time>();
        for (var stretch : failure.stretches()) {
            var from = times.isEmpty() && concerned.firstReceivedAt() != null
                    ? concerned.firstReceivedAt()
                    : stretch.reportedAt();
            times.add(FailureLetter.Time.of(from, stretch.restoredAt()));
        }
        return times;
    }

    /** What people wrote, without the gaps that they left in it. */
    private static String words(String written) {
        return BLANK_LINES.matcher(written).replaceAll("\n\n");
    }

    /**
     * A customer whom a failure concerns.
     *
     * @param firstReceivedAt when its first notification was received; null when it has sent none
     */
    private record Concerned(
            Customer customer,
            List<String> subscriptions,
            @Nullable Instant firstReceivedAt,
            List<String> notifications,
            String name,
            String address,
            Sources sources) {

        FailureLetter.@Nullable Listed notificationsListed() {
            return notifications.isEmpty() ? null : FailureLetter.Listed.of(notifications, LISTED);
        }

        FailureLetter.Listed subscriptionsListed() {
            return FailureLetter.Listed.of(subscriptions, LISTED);
        }
    }

    /** One letter to each customer, whatever the number of its notifications: to who reported it first and left an address. */
    private void toEach(String number, String kind, String occasion, Function<Concerned, Record> letter) {
        for (var concerned : concernedBy(number)) {
            notices.record(new Notice(
                    number + "/" + kind + "/" + occasion + "/"
                            + concerned.customer().number(),
                    "failure-" + kind,
                    number,
                    concerned.customer().number(),
                    concerned.name(),
                    concerned.address(),
                    Letter.of(letter.apply(concerned))));
        }
    }

    private List<Concerned> concernedBy(String number) {
        var reporters = notifications.reportersOf(number);
        var theirs = new LinkedHashMap<Customer, List<Subscription>>();
        subscriptions
                .findAll(notifications.subscriptionsOf(number))
                .forEach(subscription -> theirs.computeIfAbsent(subscription.customer(), customer -> new ArrayList<>())
                        .add(subscription));
        return theirs.entrySet().stream()
                .map(each -> {
                    var customer = each.getKey();
                    var its = reporters.get(customer.number());
                    var reporter = its == null
                            ? null
                            : its.reachable().stream().findFirst().orElse(null);
                    return new Concerned(
                            customer,
                            each.getValue().stream().map(Subscription::number).toList(),
                            its == null ? null : its.firstReceivedAt(),
                            its == null ? List.of() : its.notifications(),
                            reporter == null ? customer.contactName() : reporter.name(),
                            reporter == null ? customer.contactEmail() : reporter.address(),
                            sheets.sourcesOf(each.getValue()));
                })
                .toList();
    }
}
