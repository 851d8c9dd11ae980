package fr.allset.tacite.lifecycle;

import static fr.allset.tacite.lifecycle.FrenchWords.colon;
import static fr.allset.tacite.lifecycle.FrenchWords.day;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.changeletter.Acknowledgement.Through;
import fr.allset.tacite.changeregister.ToldChange;
import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.PlannedMaintenance;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.QuoteEvent;
import fr.allset.tacite.termination.QuoteInBrief;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import fr.allset.tacite.typography.Spaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What has happened in a life, gathered from where each thing is written down. It takes in the import, the diary, the quotes, the
 * letters, the charges, the failures, planned maintenance and Microsoft's changes.
 */
@Component
class SubscriptionHistory {

    /** Who a client deals with, whoever of the staff it was. */
    private static final String RESELLER = "ALLSET SAS";

    private static final String NOBODY = "Tacite";
    private static final int MOST_CHARGES = 500;

    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final TerminationHandling terminationHandling;
    private final Charges charges;
    private final DocumentAcceptance documentAcceptance;
    private final Logins logins;

    SubscriptionHistory(
            Subscriptions subscriptions,
            SubscriptionDiary diary,
            TerminationHandling terminationHandling,
            Charges charges,
            DocumentAcceptance documentAcceptance,
            Logins logins) {
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.terminationHandling = terminationHandling;
        this.charges = charges;
        this.documentAcceptance = documentAcceptance;
        this.logins = logins;
    }

    /**
     * Newest first, with the names that the reader may see.
     *
     * @param setup the number of the set-up that the subscription comes from
     */
    List<HistoryEntry> of(
            Subscription subscription,
            Collection<QuoteInBrief> quotes,
            QualityOverview quality,
            Collection<ToldChange> changes,
            Collection<RecordedNotice> letters,
            Optional<String> setup,
            Actor actor) {
        var number = subscription.number();
        var happened = Stream.of(
                        subscriptions.registrationOf(number).stream()
                                .map(registration -> new HistoryEntry(
                                        registration.at(),
                                        registration.by(),
                                        "Abonnement repris par l'import du portefeuille",
                                        null)),
                        diary.of(number).stream()
                                .map(entry ->
                                        new HistoryEntry(entry.at(), entry.by(), entry.words(), credit(entry.about()))),
                        setup.stream().flatMap(this::inSetup),
                        quotes.stream()
                                .flatMap(quote -> terminationHandling.events(quote.number()).stream()
                                        .map(event -> happening(quote, event, actor))),
                        letters.stream().map(letter -> happening(letter, actor)),
                        quality.failures().stream().flatMap(SubscriptionHistory::happenings),
                        quality.maintenances().stream().flatMap(SubscriptionHistory::happenings),
                        changes.stream().filter(ToldChange::isTold).flatMap(change -> happenings(change, actor)),
                        charges.list(new ChargeFilter(null, number, null), 0, MOST_CHARGES).stream()
                                .map(SubscriptionHistory::happening))
                .flatMap(part -> part)
                .toList();
        return told(happened, actor);
    }

    /** What has happened in a set-up, in the same way. */
    List<HistoryEntry> ofSetup(String number, Collection<RecordedNotice> letters, Actor actor) {
        return told(
                Stream.concat(
                                inSetup(number).map(one -> new HistoryEntry(one.at(), one.by(), one.words(), null)),
                                letters.stream().map(letter -> happening(letter, actor)))
                        .toList(),
                actor);
    }

    private Stream<HistoryEntry> inSetup(String number) {
        return documentAcceptance.events(number).stream()
                .map(event -> new HistoryEntry(
                        event.at(), event.by(), event.words(), new Reference(Reference.Kind.SETUP, number)));
    }

    private List<HistoryEntry> told(List<HistoryEntry> happened, Actor actor) {
        var names = names(happened, actor);
        var inOrder = happened.stream()
                .map(one -> one.by(names.getOrDefault(one.by(), NOBODY)))
                .sorted(Comparator.comparing(HistoryEntry::at))
                .collect(Collectors.toCollection(ArrayList::new));
        // not sorted the other way round, so that of what happened at the same instant the last comes first
        Collections.reverse(inOrder);
        return inOrder;
    }

    // ---- who

    private Map<String, String> names(List<HistoryEntry> happened, Actor actor) {
        var usernames = happened.stream()
                .map(HistoryEntry::by)
                .filter(by -> !by.equals(SubscriptionDiary.TACITE))
                .collect(Collectors.toSet());
        var names = new HashMap<String, String>();
        boolean client = actor.customerNumber().isPresent();
        // whose login is gone is still named to the staff, by the login
        usernames.forEach(username -> names.put(username, client ? RESELLER : username));
        logins.findAll(usernames).stream()
                .filter(login -> !client || login.customerNumber().equals(actor.customerNumber()))
                .forEach(login -> names.put(login.username(), login.displayName()));
        names.put(SubscriptionDiary.TACITE, client ? RESELLER : NOBODY);
        return names;
    }

    // ---- what

    private static HistoryEntry happening(QuoteInBrief quote, QuoteEvent event, Actor actor) {
        return new HistoryEntry(
                event.at(),
                event.by(),
                words(quote, event.status()) + reason(event, actor),
                new Reference(Reference.Kind.QUOTE, quote.number()));
    }

    private static String words(QuoteInBrief quote, QuoteStatus status) {
        var number = quote.number();
        var effect = day(quote.effectiveDate());
        return switch (status) {
            case OFFERED ->
                "Devis de résiliation " + number + " établi" + colon() + "effet au " + effect + ", "
                        + quote.totalExcludingTax().inFrench() + " HT";
            case ACCEPTED -> "Devis " + number + " accepté par le client";
            case DECLINED -> "Devis " + number + " décliné par le client";
            case EXPIRED -> "Devis " + number + " échu sans réponse";
            case SUPERSEDED -> "Devis " + number + " remplacé par un autre devis accepté";
            case CONFIRMED ->
                "Résiliation " + number + " confirmée, avec effet au " + effect
                        + (quote.waived() ? ", sans frais (exonération)" : "");
            case REFUSED -> "Résiliation " + number + " refusée";
            case CANCELLED -> "Résiliation " + number + " annulée";
            case STALE -> "Devis " + number + " périmé" + colon() + "ce sur quoi il repose a changé";
            case CARRIED_OUT ->
                "Résiliation " + number + " exécutée" + colon() + "dernier jour servi le "
                        + day(quote.effectiveDate().minusDays(1));
        };
    }

    /** A client reads the reasons of decisions, and not the staff's note on how its answer came. */
    private static String reason(QuoteEvent event, Actor actor) {
        boolean answer = event.status() == QuoteStatus.ACCEPTED || event.status() == QuoteStatus.DECLINED;
        return event.reason()
                .filter(reason -> actor.customerNumber().isEmpty() || !answer)
                .map(reason -> Spaces.NO_BREAK + "; motif" + colon() + reason)
                .orElse("");
    }

    private static HistoryEntry happening(RecordedNotice letter, Actor actor) {
        var words = "Courrier «" + Spaces.NO_BREAK + letter.notice().subject() + Spaces.NO_BREAK + "»";
        return new HistoryEntry(
                letter.recordedAt(),
                SubscriptionDiary.TACITE,
                actor.customerNumber().isPresent() ? words : words + colon() + becameOf(letter),
                new Reference(Reference.Kind.NOTICE, String.valueOf(letter.id())));
    }

    private static String becameOf(RecordedNotice letter) {
        return switch (letter.status()) {
            case SENT ->
                "envoyé à "
                        + (letter.notice().recipientName().isEmpty()
                                ? letter.notice().recipientAddress()
                                : letter.notice().recipientName());
            case RECORDED -> "à envoyer";
            case FAILED ->
                letter.abandonedBecause() != null
                        ? "abandonné"
                        : letter.unknownSince() != null ? "issue de l'envoi inconnue" : "non remis";
        };
    }

    /** The request of a credit, or the note, that an entry of the diary is about. */
    private static @Nullable Reference credit(@Nullable String about) {
        return about == null ? null : new Reference(Reference.Kind.CREDIT, about);
    }

    private static Stream<HistoryEntry> happenings(Failure failure) {
        var more = new Reference(Reference.Kind.FAILURE, failure.number());
        var named = "Défaillance " + failure.number();
        var told = new ArrayList<HistoryEntry>();
        for (int i = 0; i < failure.stretches().size(); i++) {
            var stretch = failure.stretches().get(i);
            told.add(new HistoryEntry(
                    stretch.reportedAt(),
                    SubscriptionDiary.TACITE,
                    named + (i == 0 ? " signalée" : " rouverte"),
                    more));
            if (stretch.restoredAt() != null) {
                told.add(new HistoryEntry(
                        stretch.restoredAt(), SubscriptionDiary.TACITE, named + colon() + "Service rétabli", more));
            }
        }
        if (failure.cause() != null) {
            told.add(new HistoryEntry(
                    failure.cause().decidedAt(),
                    failure.cause().decidedBy(),
                    named
                            + colon()
                            + (failure.cause().event() == null
                                    ? "couverte par l'objectif"
                                    : "Evénement Excusable ("
                                            + failure.cause().event().code() + ")"),
                    more));
        }
        return told.stream();
    }

    private static Stream<HistoryEntry> happenings(PlannedMaintenance maintenance) {
        var more = new Reference(Reference.Kind.MAINTENANCE, maintenance.number());
        var named = "Maintenance planifiée " + maintenance.number();
        var announced = new HistoryEntry(
                maintenance.announcedAt(),
                maintenance.announcedBy(),
                named + " annoncée" + colon() + "du " + FrenchMoment.of(maintenance.from()) + " au "
                        + FrenchMoment.of(maintenance.to()),
                more);
        return maintenance.cancelledAt() == null || maintenance.cancelledBy() == null
                ? Stream.of(announced)
                : Stream.of(
                        announced,
                        new HistoryEntry(
                                maintenance.cancelledAt(),
                                maintenance.cancelledBy(),
                                named + " annulée" + Spaces.NO_BREAK + "; motif" + colon()
                                        + maintenance.cancelledBecause(),
                                more));
    }

    private static Stream<HistoryEntry> happenings(ToldChange change, Actor actor) {
        var notice = change.notice();
        var more = new Reference(Reference.Kind.CHANGE, notice.change());
        var named = "Évolution " + notice.change();
        var delivery = Objects.requireNonNull(change.delivery());
        var told = new HistoryEntry(
                delivery.recordedAt(),
                SubscriptionDiary.TACITE,
                named + " annoncée" + colon() + "«" + Spaces.NO_BREAK
                        + change.words().subject() + Spaces.NO_BREAK + "»"
                        + (notice.wasRevision() == null ? "" : ", texte nouveau")
                        + (actor.customerNumber().isPresent()
                                ? ""
                                : ", courrier " + change.state().label()),
                more);
        var answer = notice.acknowledgement();
        // of a mail the address is known and no login: the words say how it came
        return answer == null
                ? Stream.of(told)
                : Stream.of(
                        told,
                        new HistoryEntry(
                                answer.at(),
                                answer.through() == Through.MAIL ? SubscriptionDiary.TACITE : answer.by(),
                                named + colon() + "le client en a accusé réception, "
                                        + answer.through().label(),
                                more));
    }

    private static HistoryEntry happening(Charge charge) {
        var month = charge.kind().isMonthly() ? " " + FrenchMonth.after(charge.month()) : "";
        return new HistoryEntry(
                charge.recordedAt(),
                charge.recordedBy() == null ? SubscriptionDiary.TACITE : charge.recordedBy(),
                (charge.corrects() == null ? "" : "Correction" + colon())
                        + charge.kind().label() + month
                        + (charge.kind() == Charge.Kind.SERVICE_CREDIT ? " porté au compte" : " portés au compte")
                        + colon()
                        + charge.amount().inFrench() + " HT (art." + Spaces.NO_BREAK + charge.clause() + ")",
                new Reference(Reference.Kind.CHARGE, String.valueOf(charge.id())));
    }
}
