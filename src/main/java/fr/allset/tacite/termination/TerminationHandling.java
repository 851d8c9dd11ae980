package fr.allset.tacite.termination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.NewCharge;
import fr.allset.tacite.billing.VatRates;
import fr.allset.tacite.decision.ApprovalRules;
import fr.allset.tacite.decision.ApprovalRules.Act;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.FixedFeesChanged;
import fr.allset.tacite.subscription.NonRenewalChanged;
import fr.allset.tacite.subscription.ReadingsChosen;
import fr.allset.tacite.subscription.RenewalUninformed;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.AgreedTerms;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.text.Sha256;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Early termination (art. 5), from the quote to the charge. Every step holds the rows it decides on, subscriptions before quotes,
 * and checks the state it comes from. It either does all of its work or refuses before it has changed anything. The steps that the
 * process takes may be taken twice.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class TerminationHandling {

    /** The farthest effective date, in years from today. */
    public static final int FARTHEST_YEARS = 10;
    /** The most subscriptions in one quote. */
    public static final int MOST_SUBSCRIPTIONS = 50;

    /** What a change of the facts still concerns. */
    private static final QuoteStatus[] OPEN = {QuoteStatus.OFFERED, QuoteStatus.ACCEPTED, QuoteStatus.CONFIRMED};

    /** Who acts when nobody does: a date has come. */
    private static final String TACITE = "tacite";

    private final Subscriptions subscriptions;
    private final TerminationQuotes quotes;
    private final TermsCatalogue terms;
    private final VatRates vatRates;
    private final Charges charges;
    private final ApprovalRules approvals;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TerminationHandling(
            Subscriptions subscriptions,
            TerminationQuotes quotes,
            TermsCatalogue terms,
            VatRates vatRates,
            Charges charges,
            ApprovalRules approvals,
            ObjectMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.quotes = quotes;
        this.terms = terms;
        this.vatRates = vatRates;
        this.charges = charges;
        this.approvals = approvals;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    // ---- the quote

    /**
     * Makes a quote for someone outside of the process, and has its process begin.
     *
     * @param idempotencyKey the same key with the same request gives the same quote, also when both arrive at once
     * @throws Refusal when there is nothing to quote, or the key has been used for another request
     */
    public TerminationQuote request(TerminationRequest request, Actor actor, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return begun(issue(request, actor));
        }
        var bodyHash = Sha256.of(String.join("|", request.subscriptions()) + "\n" + request.effectiveDate());
        var earlier = quotes.idempotent(actor.username(), idempotencyKey);
        if (earlier.isPresent()) {
            if (!earlier.get().bodyHash().equals(bodyHash)) {
                throw Refusal.unprocessable("idempotency-key-reused", "Idempotency-Key", idempotencyKey);
            }
            return quotes.find(earlier.get().quoteNumber()).orElseThrow();
        }
        var quote = issue(request, actor);
        quotes.rememberRequest(actor.username(), idempotencyKey, bodyHash, quote.number());
        return begun(quote);
    }

    private TerminationQuote begun(TerminationQuote quote) {
        events.publishEvent(new TerminationQuoteRequested(quote.number()));
        return quote;
    }

    /**
     * Makes a quote.
     *
     * @throws Refusal when a subscription is unknown, ended or being terminated, or the date is out of range
     */
    public TerminationQuote issue(TerminationRequest request, Actor actor) {
        // held: a fee that changes meanwhile finds the quote and makes it stale
        var priced = priced(request, subscriptions::lock, actor);
        var named = priced.named();
        var today = priced.today();
        var conditions = priced.conditions();
        var vatRate = priced.vatRate();
        var total = priced.fees().total();
        var vat = vatRate.on(total);
        var sites = priced.sites();
        var number = quotes.nextNumber(today.getYear());
        var validUntil = earlier(today.plusDays(conditions.quoteValidityDays()), request.effectiveDate());
        var fingerprint = fingerprint(named, request.effectiveDate(), conditions, vatRate);
        var document = QuoteDocument.of(
                number, request.effectiveDate(), validUntil, sites, total, vatRate, vat, conditions, fingerprint);
        var quote = new TerminationQuote(
                number,
                named.get(0).customer().number(),
                request.effectiveDate(),
                validUntil,
                QuoteStatus.OFFERED,
                named.stream().map(Subscription::number).toList(),
                written(document),
                fingerprint,
                conditions.version(),
                total,
                vatRate,
                vat,
                total.plus(vat),
                actor.username(),
                Optional.empty(),
                Optional.empty());
        quotes.insert(quote);
        return quote;
    }

    /**
     * What a quote would say today, and nothing is kept of it.
     *
     * @throws Refusal as {@link #issue}
     */
    @Transactional(readOnly = true)
    public TerminationEstimate estimate(TerminationRequest request, Actor actor) {
        var priced = priced(request, subscriptions::findAll, actor);
        var total = priced.fees().total();
        return new TerminationEstimate(
                request.effectiveDate(),
                priced.sites(),
                total,
                priced.vatRate(),
                priced.vatRate().on(total),
                earlier(priced.today().plusDays(priced.conditions().quoteValidityDays()), request.effectiveDate()),
                priced.conditions());
    }

    private record Priced(
            List<Subscription> named,
            LocalDate today,
            Terms conditions,
            VatRate vatRate,
            EarlyTerminationFees fees,
            List<QuoteDocument.Site> sites) {}

    private Priced priced(
            TerminationRequest request, Function<Collection<String>, List<Subscription>> reading, Actor actor) {
        var named = named(request, reading, actor);
        var today = ContractTime.today(clock);
        named.forEach(subscription -> requireTerminable(subscription, request.effectiveDate(), today));
        requireOneCustomer(named);
        var conditions = commonTerms(named);
        var terminations = named.stream()
                .map(subscription -> SiteTermination.byCustomer(subscription, request.effectiveDate()))
                .toList();
        var fees = EarlyTerminationFees.owedBy(terminations, conditions);
        var sites = IntStream.range(0, named.size())
                .mapToObj(i -> QuoteDocument.Site.of(
                        named.get(i).number(), fees.sites().get(i)))
                .toList();
        return new Priced(named, today, conditions, vatRates.inForceOn(today), fees, sites);
    }

    private static List<Subscription> named(
            TerminationRequest request, Function<Collection<String>, List<Subscription>> reading, Actor actor) {
        if (request.subscriptions().isEmpty()) {
            throw Refusal.unprocessable("subscriptions-missing", "subscriptions");
        }
        if (request.subscriptions().size() > MOST_SUBSCRIPTIONS) {
            throw Refusal.unprocessable("subscriptions-too-many", "subscriptions", MOST_SUBSCRIPTIONS);
        }
        var seen = new HashSet<String>();
        for (var number : request.subscriptions()) {
            if (!seen.add(number)) {
                throw Refusal.unprocessable("subscription-twice", "subscriptions", number);
            }
        }
        var found = reading.apply(request.subscriptions()).stream()
                .filter(subscription -> actor.maySee(subscription.customer().number()))
                .collect(Collectors.toMap(Subscription::number, Function.identity()));
        return request.subscriptions().stream()
                .map(number -> Optional.ofNullable(found.get(number))
                        .orElseThrow(() -> Refusal.notFound("unknown-subscription", number)))
                .toList();
    }

    private void requireTerminable(Subscription subscription, LocalDate effectiveDate, LocalDate today) {
        requireUnterminated(subscription);
        if (effectiveDate.isBefore(today)) {
            throw Refusal.unprocessable("effective-date-past", "effectiveDate", effectiveDate, today);
        }
        if (effectiveDate.isBefore(subscription.serviceStartDate())) {
            throw Refusal.unprocessable(
                    "effective-date-before-start",
                    "effectiveDate",
                    effectiveDate,
                    subscription.number(),
                    subscription.serviceStartDate());
        }
        if (subscription.nonRenewedFrom() != null && effectiveDate.isAfter(subscription.nonRenewedFrom())) {
            throw Refusal.unprocessable(
                    "effective-date-after-non-renewal",
                    "effectiveDate",
                    effectiveDate,
                    subscription.number(),
                    subscription.nonRenewedFrom());
        }
        if (effectiveDate.isAfter(today.plusYears(FARTHEST_YEARS))) {
            throw Refusal.unprocessable("effective-date-too-far", "effectiveDate", effectiveDate, FARTHEST_YEARS);
        }
    }

    private void requireUnterminated(Subscription subscription) {
        requireNotEnded(subscription);
        quotes.terminationOf(subscription.number()).ifPresent(other -> {
            throw Refusal.conflict("termination-under-way", subscription.number(), other);
        });
    }

    private static void requireNotEnded(Subscription subscription) {
        if (subscription.endedOn() != null) {
            throw Refusal.conflict("subscription-ended", subscription.number(), subscription.endedOn());
        }
    }

    private static void requireOneCustomer(List<Subscription> named) {
        if (named.stream()
                        .map(subscription -> subscription.customer().number())
                        .distinct()
                        .count()
                > 1) {
            throw Refusal.unprocessable("several-customers", "subscriptions");
        }
    }

    private Terms commonTerms(List<Subscription> named) {
        var agreed = named.stream().map(Subscription::agreedTerms).distinct().toList();
        if (agreed.size() > 1) {
            throw Refusal.unprocessable(
                    "several-terms",
                    "subscriptions",
                    agreed.stream().map(AgreedTerms::toString).collect(Collectors.joining(", ")));
        }
        return terms.agreed(agreed.get(0));
    }

    private static String fingerprint(
            List<Subscription> named, LocalDate effectiveDate, Terms conditions, VatRate vatRate) {
        return Fingerprint.of(
                named.stream()
                        .map(subscription -> Map.entry(
                                subscription.number(), SiteTermination.byCustomer(subscription, effectiveDate)))
                        .toList(),
                effectiveDate,
                conditions,
                vatRate);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** @param values the document, or a part of it */
    private String written(Object values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a quote is plain text and numbers", impossible);
        }
    }

    /** The quote's document, to be shown as values. */
    public QuoteDocument read(TerminationQuote quote) {
        try {
            return json.readValue(quote.document(), QuoteDocument.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a quote reads what a quote wrote: " + quote.number(), impossible);
        }
    }

    // ---- reading

    /** @throws Refusal {@code unknown-quote}, also for another customer's */
    @Transactional(readOnly = true)
    public TerminationQuote find(String number, Actor actor) {
        return quotes.find(number)
                .filter(quote -> actor.maySee(quote.customerNumber()))
                .orElseThrow(() -> Refusal.notFound("unknown-quote", number));
    }

    @Transactional(readOnly = true)
    public TerminationQuote find(String number) {
        return quotes.find(number).orElseThrow(() -> Refusal.notFound("unknown-quote", number));
    }

    /** The reader's quotes, newest first. */
    @Transactional(readOnly = true)
    public List<TerminationQuote> list(Actor actor, int page, int size) {
        return quotes.list(actor.customerNumber(), page, size);
    }

    /** How many {@link #list} has in all. */
    @Transactional(readOnly = true)
    public long count(Actor actor) {
        return quotes.count(actor.customerNumber());
    }

    /** Every quote that concerns one of the subscriptions, oldest first, however many subscriptions there are in one query. */
    @Transactional(readOnly = true)
    public List<QuoteInBrief> inBrief(Collection<String> subscriptionNumbers) {
        return quotes.inBrief(subscriptionNumbers);
    }

    /** The numbers of the subscriptions that a quote names, in its order; none when there is no such quote. */
    @Transactional(readOnly = true)
    public List<String> subscriptionsOf(String number) {
        return quotes.subscriptionsOf(number);
    }

    /** What happened to a quote, in order. */
    @Transactional(readOnly = true)
    public List<QuoteEvent> events(String number) {
        return quotes.events(number);
    }

    /**
     * What leaving the subscription costs on each date of a range.
     *
     * @throws Refusal when the subscription is unknown or ended, or the range is turned round or longer than ten years
     */
    @Transactional(readOnly = true)
    public TerminationCosts costs(String number, LocalDate from, LocalDate to, Actor actor) {
        var subscription = subscriptions
                .find(number)
                .filter(found -> actor.maySee(found.customer().number()))
                .orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
        requireNotEnded(subscription);
        if (to.isBefore(from)) {
            throw Refusal.unprocessable("range-reversed", "to", from, to);
        }
        if (to.isAfter(from.plusYears(TerminationCosts.MAX_YEARS))) {
            throw Refusal.unprocessable("range-too-long", "to", TerminationCosts.MAX_YEARS);
        }
        return costs(subscription, from, to);
    }

    /** As {@link #costs(String, LocalDate, LocalDate, Actor)}, of one that has been read already and has not ended. */
    public TerminationCosts costs(Subscription subscription, LocalDate from, LocalDate to) {
        return TerminationCosts.between(
                from, to, SiteTermination.byCustomer(subscription, from), terms.agreed(subscription.agreedTerms()));
    }

    // ---- the client's answer

    /** The client accepts over HTTP; the process goes on to the review. Accepting twice is accepting once. */
    public TerminationQuote acceptOnline(String number, Actor actor) {
        find(number, actor);
        var held = hold(number).quote();
        if (held.status() == QuoteStatus.ACCEPTED) {
            return held;
        }
        var accepted = accept(number, actor.username(), null);
        events.publishEvent(new QuoteAcceptedOnline(number));
        return accepted;
    }

    /**
     * The client has accepted.
     *
     * @param note how the answer came, when an account manager records it
     * @throws Refusal when the quote is no longer open, has expired or is stale, or a subscription is already being terminated
     */
    public TerminationQuote accept(String number, String by, @Nullable String note) {
        requireShort(note);
        var held = hold(number);
        if (held.quote().status() != QuoteStatus.OFFERED) {
            throw notOpen(held.quote());
        }
        if (ContractTime.today(clock).isAfter(held.quote().validUntil())) {
            throw Refusal.conflict("quote-expired", number, held.quote().validUntil());
        }
        held.subscriptions().forEach(this::requireUnterminated);
        requireFresh(held);
        quotes.bindTermination(number, held.quote().subscriptions());
        quotes.update(number, QuoteStatus.ACCEPTED, by, note);
        for (var other : quotes.concerning(held.quote().subscriptions(), QuoteStatus.OFFERED)) {
            quotes.update(other, QuoteStatus.SUPERSEDED, by, null);
            events.publishEvent(new QuoteSuperseded(other));
        }
        return find(number);
    }

    /** @throws Refusal when the quote is no longer open */
    public void decline(String number, String by, @Nullable String note) {
        requireShort(note);
        var held = hold(number);
        if (held.quote().status() != QuoteStatus.OFFERED) {
            throw notOpen(held.quote());
        }
        quotes.update(number, QuoteStatus.DECLINED, by, note);
    }

    /**
     * The client declines on line, or takes its acceptance back as long as nobody has decided on it. Twice is once.
     *
     * @throws Refusal when it is not the client's, or it is confirmed, over or replaced
     */
    public TerminationQuote declineOnline(String number, Actor actor) {
        find(number, actor);
        var quote = hold(number).quote();
        switch (quote.status()) {
            case DECLINED -> {
                return quote;
            }
            case OFFERED, ACCEPTED -> {
                quotes.update(number, QuoteStatus.DECLINED, actor.username(), null);
                if (quote.status() == QuoteStatus.ACCEPTED) {
                    quotes.releaseTermination(number);
                }
                events.publishEvent(new QuoteDeclinedOnline(number));
                return find(number);
            }
            default -> throw notOpen(quote);
        }
    }

    private static void requireShort(@Nullable String note) {
        if (note != null && note.length() > StatedReason.LONGEST) {
            throw Refusal.unprocessable("note-too-long", "note", StatedReason.LONGEST);
        }
    }

    /**
     * The quote's last day is over.
     *
     * @throws OutOfTurn while it is not
     */
    public void expire(String number) {
        var quote = hold(number).quote();
        if (quote.status() == QuoteStatus.OFFERED) {
            if (!ContractTime.today(clock).isAfter(quote.validUntil())) {
                throw new OutOfTurn(
                        "Quote " + number + " is valid until " + quote.validUntil() + ": it does not expire before",
                        ContractTime.startOf(quote.validUntil().plusDays(1)));
            }
            quotes.update(number, QuoteStatus.EXPIRED, TACITE, null);
        }
    }

    // ---- the account manager's decision

    /**
     * Decides on an accepted quote. A waiver that needs two is proposed, and the quote stays accepted.
     *
     * @throws Refusal when the quote is not under review or is stale. When {@code by} alone has asked for it, answered for the client and
     *                 now wants the termination
     *
     */
    public TerminationQuote decide(String number, ReviewDecision decision, String by) {
        var held = hold(number);
        if (held.quote().status() != QuoteStatus.ACCEPTED) {
            throw notOpen(held.quote());
        }
        quotes.lastWaiver(number).filter(WaiverProposal::isOpen).ifPresent(open -> {
            throw Refusal.conflict("waiver-under-way", number, open.proposedBy());
        });
        if (decision instanceof ReviewDecision.Refuse refuse) {
            quotes.decide(number, QuoteStatus.REFUSED, by, refuse.reason());
            quotes.releaseTermination(number);
        } else {
            requireFresh(held);
            requireSecondPerson(held.quote(), by);
            if (decision instanceof ReviewDecision.Waive waive) {
                if (approvals.needsTwo(Act.WAIVER, held.quote().totalExcludingTax())) {
                    quotes.proposeWaiver(number, waive, by);
                    return held.quote();
                }
                quotes.decide(number, QuoteStatus.CONFIRMED, by, waive.reason());
                quotes.waive(number, waive.ground());
            } else {
                quotes.update(number, QuoteStatus.CONFIRMED, by, null);
            }
            subscriptions.planEnd(
                    held.quote().subscriptions(), read(held.quote()).firstUnservedDay());
        }
        return find(number);
    }

    /**
     * Another account manager decides on a proposed waiver: the termination takes place without a fee, or is reviewed anew.
     *
     * @throws Refusal when none is proposed, it is {@code by}'s own, or the quote is stale
     */
    public TerminationQuote decideOnWaiver(String number, boolean approved, @Nullable String note, String by) {
        requireShort(note);
        var held = hold(number);
        if (held.quote().status() != QuoteStatus.ACCEPTED) {
            throw notOpen(held.quote());
        }
        var proposed =
                quotes.lastWaiver(number).filter(WaiverProposal::isOpen).orElseThrow(() -> notOpen(held.quote()));
        if (proposed.proposedBy().equals(by)) {
            throw Refusal.conflict("not-ones-own-proposal", number);
        }
        if (approved) {
            requireFresh(held);
        }
        quotes.closeWaiver(number, approved, by, approved ? null : note);
        if (approved) {
            quotes.decide(number, QuoteStatus.CONFIRMED, by, proposed.reason());
            quotes.waive(number, proposed.ground());
            subscriptions.planEnd(
                    held.quote().subscriptions(), read(held.quote()).firstUnservedDay());
        }
        return find(number);
    }

    /** The last waiver that was proposed for the quote. */
    @Transactional(readOnly = true)
    public Optional<WaiverProposal> lastWaiver(String number) {
        return quotes.lastWaiver(number);
    }

    /** Who asked and who answered is on record. */
    private void requireSecondPerson(TerminationQuote quote, String by) {
        boolean answered = quotes.events(quote.number()).stream()
                .filter(event -> event.status() == QuoteStatus.ACCEPTED)
                .anyMatch(event -> event.by().equals(by));
        if (answered
                && quote.requestedBy().equals(by)
                && approvals.needsTwo(Act.TERMINATION, quote.totalExcludingTax())) {
            throw Refusal.conflict("second-person-needed", quote.number(), by);
        }
    }

    /** The account manager cancels over HTTP a confirmed termination, before it is carried out. */
    public TerminationQuote cancelOnline(String number, @Nullable String reason, Actor actor) {
        var cancelled = cancel(number, reason, actor.username());
        events.publishEvent(new TerminationCancelledOnline(number));
        return cancelled;
    }

    /**
     * The termination does not take place after all.
     *
     * @throws Refusal when it is not confirmed or already carried out, or the reason is missing
     */
    public TerminationQuote cancel(String number, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        var held = hold(number);
        if (held.quote().status() != QuoteStatus.CONFIRMED) {
            throw Refusal.conflict(
                    "termination-not-cancellable", number, held.quote().status().label());
        }
        quotes.decide(number, QuoteStatus.CANCELLED, by, stated);
        quotes.releaseTermination(number);
        subscriptions.withdrawPlannedEnd(held.quote().subscriptions());
        return find(number);
    }

    // ---- the effective date

    /**
     * The effective date has come; whoever cancels at this moment is waited for, or waits until the end is under way.
     *
     * @throws OutOfTurn before that date
     */
    public void reachEffectiveDate(String number) {
        requireReached(hold(number).quote());
    }

    /**
     * The effective date has come: the subscriptions end, once. Their lifecycles are told by {@code SubscriptionEnded}.
     *
     * @throws OutOfTurn before that date; when nobody has confirmed it; when the quote is stale: nothing is recalculated silently, a
     *                   person must look
     */
    public TerminationQuote carryOut(String number) {
        var held = hold(number);
        if (held.quote().status() == QuoteStatus.CARRIED_OUT) {
            return held.quote();
        }
        if (held.quote().status() != QuoteStatus.CONFIRMED || !isFresh(held)) {
            throw new OutOfTurn("Termination " + number + " is "
                    + held.quote().status() + (isFresh(held) ? "" : " and what it rests on has changed")
                    + ": it cannot be carried out");
        }
        requireReached(held.quote());
        for (var subscription : held.subscriptions()) {
            subscriptions.end(subscription.number(), read(held.quote()).firstUnservedDay(), EndCause.TERMINATION);
        }
        quotes.update(number, QuoteStatus.CARRIED_OUT, TACITE, null);
        return find(number);
    }

    private void requireReached(TerminationQuote quote) {
        var firstUnservedDay = read(quote).firstUnservedDay();
        if (ContractTime.today(clock).isBefore(firstUnservedDay)) {
            throw new OutOfTurn(
                    "Termination " + quote.number() + " ends the service on " + firstUnservedDay + " and not before",
                    ContractTime.startOf(firstUnservedDay));
        }
    }

    /**
     * Charges the fee of a termination, equal to the quote to the cent; nothing when it is waived.
     *
     * @throws OutOfTurn when the termination has not been carried out
     */
    public void charge(String number) {
        var quote = hold(number).quote();
        if (quote.status() != QuoteStatus.CARRIED_OUT) {
            throw new OutOfTurn("Termination " + number + " is " + quote.status() + ": nothing is owed for it yet");
        }
        if (quote.waiverGround().isPresent()) {
            return;
        }
        for (var site : read(quote).sites()) {
            var amount = site.total();
            if (amount.isPositive()) {
                charges.record(NewCharge.once(
                        site.subscription(),
                        quote.customerNumber(),
                        Charge.Kind.EARLY_TERMINATION_FEE,
                        number,
                        "5",
                        quote.effectiveDate(),
                        amount,
                        quote.vatRate(),
                        written(site)));
            }
        }
    }

    // ---- what the quote rests on

    /** Fees have changed: open quotes and terminations under way that rest on them are stale and must be made again. */
    @EventListener
    public void on(FixedFeesChanged changed) {
        markStale(changed.subscriptionNumbers());
    }

    /** What leaving costs has changed with a non-renewal that was put on file or taken back. */
    @EventListener
    public void on(NonRenewalChanged changed) {
        markStale(List.of(changed.number()));
    }

    /** The contract is read otherwise: what leaving costs may have changed. */
    @EventListener
    public void on(ReadingsChosen chosen) {
        markStale(List.of(chosen.number()));
    }

    /** Leaving costs a non-professional nothing that was renewed without being told in time. */
    @EventListener
    public void on(RenewalUninformed renewed) {
        markStale(List.of(renewed.number()));
    }

    private void markStale(List<String> changed) {
        subscriptions.lock(changed);
        for (var number : quotes.concerning(changed, OPEN)) {
            // not its other subscriptions: whoever moves the quote on holds all of them, and so waits for those that
            // changed
            var held = new Held(
                    quotes.lock(number).orElseThrow(), inOrder(quotes.subscriptionsOf(number), subscriptions::findAll));
            if (List.of(OPEN).contains(held.quote().status()) && !isFresh(held)) {
                quotes.update(number, QuoteStatus.STALE, TACITE, null);
                quotes.releaseTermination(number);
                if (held.quote().status() == QuoteStatus.CONFIRMED) {
                    subscriptions.withdrawPlannedEnd(held.quote().subscriptions());
                }
                events.publishEvent(new QuoteBecameStale(number));
            }
        }
    }

    private void requireFresh(Held held) {
        if (!isFresh(held)) {
            throw Refusal.conflict("quote-stale", held.quote().number());
        }
    }

    /** Whether the quote would be the same today; a new rate of tax alone does not make it stale, since it names its own. */
    private boolean isFresh(Held held) {
        var quote = held.quote();
        var agreed = held.subscriptions().stream()
                .map(Subscription::agreedTerms)
                .distinct()
                .toList();
        return agreed.size() == 1
                && fingerprint(
                                held.subscriptions(),
                                quote.effectiveDate(),
                                terms.agreed(agreed.get(0)),
                                quote.vatRate())
                        .equals(quote.fingerprint());
    }

    private static Refusal notOpen(TerminationQuote quote) {
        return switch (quote.status()) {
            case STALE -> Refusal.conflict("quote-stale", quote.number());
            case EXPIRED -> Refusal.conflict("quote-expired", quote.number(), quote.validUntil());
            default ->
                Refusal.conflict(
                        "quote-not-open", quote.number(), quote.status().label());
        };
    }

    /** Holds the subscriptions and then the quote, in that order everywhere, so that nobody waits in a circle. */
    private Held hold(String number) {
        var named = quotes.subscriptionsOf(number);
        if (named.isEmpty()) {
            throw Refusal.notFound("unknown-quote", number);
        }
        var found = inOrder(named, subscriptions::lock);
        return new Held(quotes.lock(number).orElseThrow(), found);
    }

    private static List<Subscription> inOrder(
            List<String> numbers, Function<List<String>, List<Subscription>> reading) {
        var found =
                reading.apply(numbers).stream().collect(Collectors.toMap(Subscription::number, Function.identity()));
        return numbers.stream().map(found::get).toList();
    }

    /** A quote, held until the transaction ends, and its subscriptions in the quote's order. */
    private record Held(TerminationQuote quote, List<Subscription> subscriptions) {}
}
