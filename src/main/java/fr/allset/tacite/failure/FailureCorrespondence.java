package fr.allset.tacite.failure;

import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.Sources;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Duration;
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

    /** What a part that has nothing to say leaves behind. */
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
                "Votre Notification de Défaillance " + notification.number(),
                """
                Bonjour,

                Nous avons reçu votre Notification de Défaillance le %s, %s. Elle porte le numéro %s.

                Abonnements concernés : %s
                Composants concernés : %s
                Début selon vous : %s
                Ce qui ne fonctionne pas :
                %s

                Nous prenons les Défaillances en charge cinq jours sur sept, entre 9 h et 18 h (art. 3). Répondez à ce message pour la
                compléter : votre réponse y sera jointe.

                ALLSET SAS
                """.formatted(
                        FrenchMoment.of(notification.receivedAt()),
                        notification.channel().label(),
                        notification.number(),
                        String.join(", ", notification.subscriptions()),
                        notification.components().isEmpty()
                                ? "toute la suite"
                                : notification.components().stream()
                                        .sorted()
                                        .map(Component::contractName)
                                        .collect(Collectors.joining(", ")),
                        notification.beganAt() == null ? "non précisé" : FrenchMoment.of(notification.beganAt()),
                        notification.description())));
    }

    /** « qui devra apporter sa pleine coopération »: what each customer concerned is asked for, while it is waited for; once a question. */
    public void askForCooperation(String number) {
        var failure = sheets.of(number).failure();
        failure.waiting()
                .ifPresent(waiting -> toEach(
                        number,
                        "asked",
                        String.valueOf(failure.waitings().size()),
                        "Nous avons besoin de vous : Défaillance " + number,
                        concerned -> """
                Pour rétablir le Service, nous avons besoin de votre coopération (art. 3) :

                %s

                Répondez à ce message dès que possible. Nous attendons votre réponse depuis le %s. Le temps pendant lequel nous
                attendons peut ne pas compter dans la disponibilité du Service (art. 3, vi).

                %s""".formatted(
                                waiting.asked(), FrenchMoment.of(waiting.since()), references(number, concerned))));
    }

    /** The service is restored, and each customer concerned says whether that is so; once a restoration. */
    public void announceRestoration(String number, Instant silenceConfirmsAt) {
        var failure = sheets.of(number).failure();
        var restoredAt = failure.stretch().restoredAt();
        if (restoredAt != null) {
            toEach(
                    number,
                    "restored",
                    String.valueOf(failure.stretches().size()),
                    "Service rétabli : Défaillance " + number,
                    concerned -> """
                    Le Service est rétabli depuis le %s.

                    %s
                    Fonctionne-t-il de nouveau chez vous ? Confirmez-le en répondant à ce message ou en ligne. S'il ne fonctionne
                    toujours pas, dites-le de la même façon : depuis quand, et ce qui ne fonctionne pas. Nous reprendrons la
                    Défaillance, et ce temps comptera.

                    Sans nouvelle de vous d'ici au %s, le rétablissement sera tenu pour confirmé.
                    """.formatted(
                                    FrenchMoment.of(restoredAt),
                                    references(number, concerned),
                                    FrenchMoment.of(silenceConfirmsAt)));
        }
    }

    /** What was decided on the cause, and what of the time counts; once a decision. */
    public void announceCause(String number) {
        var sheet = sheets.of(number);
        var cause = sheet.failure().cause();
        if (cause != null) {
            // where several customers share a failure, the evidence may be about another one
            boolean shared = concernedBy(number).size() > 1;
            toEach(
                    number,
                    "cause",
                    String.valueOf(cause.decidedAt().getEpochSecond()),
                    "Cause de la Défaillance " + number,
                    concerned -> """
                    %s

                    Motif : %s
                    %s
                    %s
                    %s
                    La disponibilité d'un abonnement se calcule sur le mois entier. Si elle est inférieure à %d\u00a0%%, vous pouvez
                    demander un avoir pour ce mois : il n'est émis qu'à votre demande (art. 3). Si vous n'êtes pas d'accord avec ce
                    qui précède, répondez à ce message.

                    %s""".formatted(
                                    decided(cause),
                                    cause.reason(),
                                    cause.evidence() == null || shared ? "" : "Preuve : " + cause.evidence() + "\n",
                                    times(sheet.failure(), concerned),
                                    excluded(cause),
                                    sheet.objectives().objectivePercent(),
                                    references(number, concerned)));
        }
    }

    private static String decided(CauseDecision cause) {
        return cause.event() == null
                ? "La cause de la Défaillance relève de l'Objectif de Disponibilité du Service (art. 3) : son temps compte."
                : "La cause de la Défaillance est un Evénement Excusable (art. 3, "
                        + cause.event().code() + ") : " + cause.event().label() + ".";
    }

    /** The times in which the service failed, for one customer: from its own first notification on. */
    private static String times(Failure failure, Concerned concerned) {
        var text = new StringBuilder("Temps de la Défaillance :\n");
        for (int i = 0; i < failure.stretches().size(); i++) {
            var stretch = failure.stretches().get(i);
            var from =
                    i == 0 && concerned.firstReceivedAt() != null ? concerned.firstReceivedAt() : stretch.reportedAt();
            var to = stretch.restoredAt();
            text.append("  - du ")
                    .append(FrenchMoment.of(from))
                    .append(
                            to == null
                                    ? ", pas encore rétablie"
                                    : " au " + FrenchMoment.of(to) + " : "
                                            + FrenchMoment.lasting(Duration.between(from, to)))
                    .append('\n');
        }
        if (concerned.notifications().isEmpty() && concerned.sources() == Sources.CLIENT_ONLY) {
            text.append("Vous n'en avez pas adressé de notification. ")
                    .append(concerned.sources().label())
                    .append('\n');
        }
        return text.toString();
    }

    private static String excluded(CauseDecision cause) {
        return cause.periods().isEmpty()
                ? ""
                : "N'en compte pas :\n"
                        + cause.periods().stream()
                                .map(period -> "  - du " + FrenchMoment.of(period.since())
                                        + (period.until() == null
                                                ? " au rétablissement"
                                                : " au " + FrenchMoment.of(period.until()) + " : "
                                                        + FrenchMoment.lasting(
                                                                Duration.between(period.since(), period.until())))
                                        + "\n")
                                .collect(Collectors.joining());
    }

    private static String references(String number, Concerned concerned) {
        return "Défaillance : " + number + "\n"
                + (concerned.notifications().isEmpty()
                        ? ""
                        : "Vos notifications : " + listed(concerned.notifications()) + "\n")
                + "Vos abonnements concernés : " + listed(concerned.subscriptions()) + "\n";
    }

    private static String listed(List<String> numbers) {
        return numbers.size() <= LISTED
                ? String.join(", ", numbers)
                : String.join(", ", numbers.subList(0, LISTED)) + " et " + (numbers.size() - LISTED) + " autres";
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
            Sources sources) {}

    /** One letter to each customer, whatever the number of its notifications: to who reported it first and left an address. */
    private void toEach(String number, String kind, String occasion, String subject, Function<Concerned, String> text) {
        for (var concerned : concernedBy(number)) {
            notices.record(new Notice(
                    number + "/" + kind + "/" + occasion + "/"
                            + concerned.customer().number(),
                    "failure-" + kind,
                    number,
                    concerned.customer().number(),
                    concerned.name(),
                    concerned.address(),
                    subject,
                    "Bonjour,\n\n" + BLANK_LINES.matcher(text.apply(concerned)).replaceAll("\n\n") + "\nALLSET SAS\n"));
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
