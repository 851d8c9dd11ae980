package fr.allset.tacite.renewal;

import fr.allset.tacite.notification.Letter;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.renewal.RenewalNotice.Kind;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.EarlyTerminationFee;
import fr.allset.tacite.termination.EarlyTerminationFeeLine;
import fr.allset.tacite.termination.SiteTermination;
import fr.allset.tacite.termination.Waiver;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.terms.TacitRenewalLaw;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.Sentence;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the customer is told around a term (art. 5), each once. The letters are French, the language of the contract. */
@Service
@Transactional
public class RenewalCorrespondence {

    private final Subscriptions subscriptions;
    private final NonRenewalHandling nonRenewalHandling;
    private final TermsCatalogue terms;
    private final TacitRenewalLaw law;
    private final Notices notices;
    private final Clock clock;

    RenewalCorrespondence(
            Subscriptions subscriptions,
            NonRenewalHandling nonRenewalHandling,
            TermsCatalogue terms,
            TacitRenewalLaw law,
            Notices notices,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.nonRenewalHandling = nonRenewalHandling;
        this.terms = terms;
        this.law = law;
        this.notices = notices;
        this.clock = clock;
    }

    // ---- before the term

    /** The renewal at {@code term} is announced: when, for how long, until when it can be refused, what leaving costs. */
    void announce(Subscription subscription, LocalDate term, RenewalNotice notice, LocalDate today) {
        boolean information = notice.kind() == Kind.INFORMATION;
        var written = letter(
                subscription,
                key(subscription, term, notice),
                information ? "renewal-information" : "renewal-announcement",
                announcement(subscription, term, today, information ? law.sentence() : null));
        var lastDay = subscription.lastDayOfNotice(term);
        if (today.isAfter(lastDay)) {
            notices.record(written);
        } else {
            // it asks for an answer until that day
            notices.record(written, ContractTime.startOf(lastDay.plusDays(1)));
        }
    }

    /** What makes it the same letter when a step is repeated. */
    String key(Subscription subscription, LocalDate term, RenewalNotice notice) {
        return subscription.number() + "/" + term + "/" + notice.code();
    }

    private RenewalLetter.Announcement announcement(
            Subscription subscription, LocalDate term, LocalDate today, @Nullable String lawSentence) {
        var conditions = terms.agreed(subscription.agreedTerms());
        var calendar = subscription.calendar();
        var ending = calendar.periodOn(term.minusDays(1)).orElseThrow();
        var next = calendar.after(ending);
        var lastDay = subscription.lastDayOfNotice(term);
        var refusable =
                NonRenewalTerm.of(calendar, subscription.notice(), today).countsFor();
        return new RenewalLetter.Announcement(
                subscription.customer().contactName(),
                subscription.number(),
                subscription.components().stream().map(Component::contractName).collect(Collectors.joining(", ")),
                subscription.site().name(),
                lawSentence,
                term,
                named(ending),
                ending.lastDay(),
                next.firstDay(),
                next.lastDay(),
                subscription.fixedFees().feeOn(next.firstDay()),
                lastDay,
                today.isAfter(lastDay)
                        ? NonRenewalTerm.of(calendar, subscription.notice(), term)
                                .aimedAt()
                                .minusDays(1)
                        : null,
                refusable.equals(term) ? null : refusable.minusDays(1),
                subscription.lastDayOfNotice(refusable),
                NoticePeriod.rule(subscription.notice()).inFrench(),
                today,
                cost(subscription, today),
                cost(subscription, term),
                conditions.version(),
                conditions.readings().all().stream().map(Reading::label).toList());
    }

    private static String named(ServicePeriod period) {
        return period.kind() == ServicePeriod.Kind.INITIAL
                ? "Période Initiale"
                : "Période de Reconduction n° " + period.renewalIndex();
    }

    private RenewalLetter.Cost cost(Subscription subscription, LocalDate effectiveDate) {
        var fee = EarlyTerminationFee.owedBy(
                SiteTermination.byCustomer(subscription, effectiveDate), terms.agreed(subscription.agreedTerms()));
        return new RenewalLetter.Cost(
                fee.total(),
                Stream.concat(
                                fee.lines().stream().map(EarlyTerminationFeeLine::explanation),
                                fee.waived().stream().map(Waiver::explanation))
                        .map(Sentence::inFrench)
                        .toList());
    }

    // ---- a notice of non-renewal

    /**
     * The answer to a notice: whether it was in time, and when the subscription ends.
     *
     * @throws OutOfTurn when it does not stand
     */
    public void answer(String number) {
        var notice = nonRenewalHandling.find(number);
        if (!notice.isStanding()) {
            throw new OutOfTurn("Notice " + number + " was taken back: no letter says that it counts");
        }
        var subscription = subscriptions.find(notice.subscription()).orElseThrow();
        var term = notice.term();
        send(
                subscription,
                number + (notice.countedAnew() ? "/answer-anew" : "/answer"),
                "non-renewal-answer",
                new RenewalLetter.Answer(
                        subscription.customer().contactName(),
                        number,
                        subscription.number(),
                        subscription.site().name(),
                        notice.givenBy() == NonRenewalParty.CUSTOMER,
                        notice.receivedOn(),
                        notice.channel().label(),
                        term.isInTime(),
                        notice.countedAnew(),
                        term.lastDay(),
                        notice.rule().inFrench(),
                        term.aimedAt(),
                        term.countsFor().minusDays(1),
                        subscription.hasEndedOn(ContractTime.today(clock))));
    }

    /**
     * The notice was taken back.
     *
     * @throws OutOfTurn when it stands
     */
    public void confirmWithdrawal(String number) {
        var notice = nonRenewalHandling.find(number);
        if (notice.isStanding()) {
            throw new OutOfTurn("Notice " + number + " stands: no letter says that it was taken back");
        }
        var subscription = subscriptions.find(notice.subscription()).orElseThrow();
        var end = subscription.nonRenewedFrom();
        send(
                subscription,
                number + "/withdrawal",
                "non-renewal-withdrawal",
                new RenewalLetter.Withdrawal(
                        subscription.customer().contactName(),
                        number,
                        subscription.number(),
                        subscription.site().name(),
                        Objects.requireNonNull(notice.withdrawnBecause()),
                        end == null ? null : end.minusDays(1)));
    }

    /** The service has ended at its term. */
    void sendEnd(Subscription subscription, LocalDate term) {
        send(
                subscription,
                subscription.number() + "/" + term + "/end",
                "end-at-term",
                new RenewalLetter.End(
                        subscription.customer().contactName(),
                        subscription.number(),
                        subscription.site().name(),
                        term.minusDays(1)));
    }

    private void send(Subscription subscription, String key, String kind, Record letter) {
        notices.record(letter(subscription, key, kind, letter));
    }

    private static Notice letter(Subscription subscription, String key, String kind, Record letter) {
        var customer = subscription.customer();
        return new Notice(
                key,
                kind,
                subscription.number(),
                customer.number(),
                customer.contactName(),
                customer.contactEmail(),
                Letter.of(letter));
    }
}
