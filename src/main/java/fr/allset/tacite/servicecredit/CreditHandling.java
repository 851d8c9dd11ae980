package fr.allset.tacite.servicecredit;

import fr.allset.tacite.availability.AvailabilityWording;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import fr.allset.tacite.typography.Sentence;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The avoir of a month whose objective was missed, « sur demande » (art. 3). The customer asks for it, and it is calculated from the
 * facts of the day. An account manager reviews it; it is issued as a note or refused. Who issues holds the subscription first and
 * reads the notes of the window then. So the limit of 20 % holds however many do at once.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CreditHandling {

    private static final String COLON = "\u00a0: ";

    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final CreditAssessment calculations;
    private final ServiceCredits serviceCredits;
    private final CreditIssue issue;
    private final CreditApproval approval;
    private final IssueDays days;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CreditHandling(
            Subscriptions subscriptions,
            SubscriptionDiary diary,
            CreditAssessment calculations,
            ServiceCredits serviceCredits,
            CreditIssue issue,
            CreditApproval approval,
            IssueDays days,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.calculations = calculations;
        this.serviceCredits = serviceCredits;
        this.issue = issue;
        this.approval = approval;
        this.days = days;
        this.events = events;
        this.clock = clock;
    }

    // ---- asking

    /**
     * What has become of asking.
     *
     * @param isNew whether it is under way because of that; else it is one that was asked for before
     */
    public record Asked(CreditRequest request, boolean isNew) {}

    /** Asks for someone outside of the process, and has its process begin. */
    public Asked request(String subscription, YearMonth month, Actor actor) {
        var asked = register(subscription, month, actor);
        if (asked.isNew()) {
            events.publishEvent(new ServiceCreditRequested(asked.request().number()));
        }
        return asked;
    }

    /**
     * Asks for the credit of a month. There is one request for each subscription and month: a second one finds the first. One that was
     * refused is asked for anew, under its number, when the availability has changed since.
     *
     * @throws Refusal when the subscription is unknown, or the month is not over. When the service did not run in it, its objective was
     *                 reached, or the time to ask is over
     *
     */
    public Asked register(String number, YearMonth month, Actor actor) {
        requireOver(month);
        requireVisible(number, actor);
        var subscription = subscriptions.lock(List.of(number)).get(0);
        if (month.isBefore(YearMonth.from(subscription.serviceStartDate()))) {
            throw Refusal.unprocessable("credit-no-service", "month", FrenchMonth.inFigures(month));
        }
        var earlier = serviceCredits.find(number, month);
        if (earlier.isPresent()) {
            return again(earlier.get(), subscription, actor);
        }
        var today = ContractTime.today(clock);
        requireFounded(calculations.of(subscription, month, today, today).credit());
        var request = serviceCredits.insert(number, month, today, actor.username());
        diary.record(
                number,
                "credit-requested",
                request,
                actor.username(),
                "Avoir " + request + " demandé pour le mois " + FrenchMonth.after(month) + " (art.\u00a03).",
                request);
        events.publishEvent(new ServiceCreditRegistered(request));
        return new Asked(find(request), true);
    }

    private void requireOver(YearMonth month) {
        var current = YearMonth.from(ContractTime.today(clock));
        if (month.isAfter(current)) {
            throw Refusal.unprocessable("credit-month-to-come", "month", FrenchMonth.inFigures(month));
        }
        if (month.equals(current)) {
            throw Refusal.unprocessable(
                    "credit-month-not-over",
                    "month",
                    FrenchMonth.inFigures(month),
                    month.plusMonths(1).atDay(1));
        }
    }

    private static void requireFounded(ServiceCredit credit) {
        var availability = credit.availability();
        var month = FrenchMonth.inFigures(credit.month());
        switch (credit.reason()) {
            case NO_SERVICE -> throw Refusal.unprocessable("credit-no-service", "month", month);
            case OBJECTIVE_MET ->
                throw Refusal.unprocessable(
                        "objective-met",
                        "month",
                        month,
                        availability.percent().stripTrailingZeros(),
                        availability.quality().objectivePercent(),
                        FrenchMoment.lasting(availability.downtimeSeconds()),
                        FrenchMoment.lasting(availability.excusableSeconds()));
            case TOO_LATE ->
                throw Refusal.unprocessable(
                        "credit-too-late",
                        "month",
                        month,
                        availability
                                .quality()
                                .readings()
                                .requestDeadline()
                                .lastDay(credit.month())
                                .orElseThrow());
            default -> {}
        }
    }

    private Asked again(CreditRequest earlier, Subscription subscription, Actor actor) {
        if (earlier.status() != CreditStatus.REFUSED) {
            return new Asked(earlier, false);
        }
        var now = calculations
                .of(subscription, earlier.month(), earlier.requestedOn(), ContractTime.today(clock))
                .credit();
        var decidedOn = calculationOf(earlier).availability();
        boolean changed = now.availability().downtimeSeconds() != decidedOn.downtimeSeconds()
                || now.availability().baseSeconds() != decidedOn.baseSeconds();
        // what the limit has cut off is lost: only what goes beyond it can still be issued
        if (!changed || !now.isFounded() || now.gross().compareTo(earlier.residualLost()) <= 0) {
            return new Asked(earlier, false);
        }
        serviceCredits.reopen(earlier.number());
        diary.record(
                subscription.number(),
                "credit-requested",
                earlier.number() + "/" + decidedOn.downtimeSeconds() + "/"
                        + now.availability().downtimeSeconds(),
                actor.username(),
                "Avoir " + earlier.number() + " redemandé pour le mois " + FrenchMonth.after(earlier.month()) + COLON
                        + "la disponibilité a changé depuis le refus (art.\u00a03).",
                earlier.number());
        return new Asked(find(earlier.number()), true);
    }

    /**
     * The calculation that a request is reviewed on, or was decided on.
     *
     * @throws IllegalStateException before the first one
     */
    public Calculation calculationOf(CreditRequest request) {
        if (request.document() == null) {
            throw new IllegalStateException("Request " + request.number() + " has not been calculated");
        }
        return calculations.calculation(request.document());
    }

    // ---- looking before asking

    /**
     * What a request would give today, or the one that was made: what has been issued on it does not limit it.
     *
     * @param requestableFrom the first day on which it can be asked for
     * @param request         the one that was made; null when there is none
     */
    public record Outlook(
            CreditCalculation calculation,
            LocalDate requestableFrom,
            @Nullable CreditRequest request) {

        /** The calculation as a note would have it. */
        public Calculation document() {
            return Calculation.of(calculation);
        }
    }

    /** @throws Refusal when the subscription is unknown or another customer's, or the month has not begun */
    @Transactional(readOnly = true)
    public Outlook outlook(String number, YearMonth month, Actor actor) {
        var subscription = subscriptions
                .find(number)
                .filter(found -> actor.maySee(found.customer().number()))
                .orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
        var today = ContractTime.today(clock);
        var request = serviceCredits.find(number, month);
        return new Outlook(
                request.map(asked -> calculations.before(asked, subscription, today))
                        .orElseGet(() -> calculations.of(subscription, month, today, today)),
                month.plusMonths(1).atDay(1),
                request.orElse(null));
    }

    // ---- calculating

    /**
     * A calculation to be reviewed, as it is kept with its request.
     *
     * @param change  what would be issued: less than the credit when the limit has cut off some of it before
     * @param changed  what has changed since the calculation reviewed before, a French sentence; empty when nothing has
     * @param needsTwo whether issuing it proposes it to another account manager
     * @param day      the day proposed for its issue; null when nothing is due, or it is not known how much
     * @param undecided what hangs on causes that nobody has decided on; null when nothing does
     */
    public record Review(
            CreditRequest request,
            Calculation calculation,
            CreditChange change,
            String changed,
            boolean needsTwo,
            @Nullable IssueDay day,
            @Nullable UndecidedAmount undecided) {

        /** Whether a later day gives more than today. */
        public boolean paysToWait() {
            return day != null && day.paysToWait();
        }
    }

    /**
     * Calculates the credit as of today, and keeps the calculation with the request as long as that is not decided on.
     *
     * @throws Refusal when there is no such request
     */
    public CreditCalculation calculate(String number) {
        var subscription = held(find(number).subscription());
        var request = locked(number);
        var calculation =
                calculations.of(subscription, request.month(), request.requestedOn(), ContractTime.today(clock));
        if (request.status() == CreditStatus.REQUESTED) {
            days.forget(number);
            var document = Calculation.of(calculation);
            if (!isAsReviewed(request, document)) {
                approval.outdate(number);
            }
            serviceCredits.document(number, calculations.written(document));
        }
        return calculation;
    }

    /**
     * What an account manager reviews: the calculation that is kept, which is the one that would be issued.
     *
     * @throws Refusal               when there is no such request
     * @throws IllegalStateException before the first calculation
     */
    @Transactional(readOnly = true)
    public Review review(String number) {
        var request = find(number);
        var calculation = calculationOf(request);
        var change = calculation.isFounded()
                ? change(request, calculation.gross(), calculation.room())
                : new CreditChange(Euros.ZERO, Euros.ZERO);
        var changed = request.previousDocument() == null
                ? ""
                : CalculationDifference.between(calculations.calculation(request.previousDocument()), calculation);
        IssueDay day = null;
        UndecidedAmount undecided = null;
        if (request.status() == CreditStatus.REQUESTED) {
            var today = ContractTime.today(clock);
            var subscription = subscriptions.find(request.subscription()).orElseThrow();
            var now = calculations.of(subscription, request.month(), request.requestedOn(), today);
            if (now.credit().isFounded()) {
                undecided = undecided(request, subscription, now).orElse(null);
                day = now.isProvisional() ? null : day(request, now.credit(), today);
            }
        }
        return new Review(
                request, calculation, change, changed, approval.needsTwo(number, change.amount()), day, undecided);
    }

    /** What hangs on causes that nobody has decided on; none where it is the same either way. */
    private Optional<UndecidedAmount> undecided(
            CreditRequest request, Subscription subscription, CreditCalculation calculation) {
        return calculations
                .undecided(subscription, request.month())
                .map(open -> new UndecidedAmount(
                        open.failures(),
                        amount(request, calculation),
                        amount(
                                request,
                                calculations.of(
                                        subscription,
                                        open.ifExcused(),
                                        request.requestedOn(),
                                        calculation.issuedOn()))))
                .filter(open -> !open.counted().equals(open.excused()));
    }

    private static Euros amount(CreditRequest request, CreditCalculation calculation) {
        return calculation.credit().isFounded()
                ? change(request, calculation.credit().gross(), calculation.room())
                        .amount()
                : Euros.ZERO;
    }

    /** @throws Refusal when money hangs on a cause that nobody has decided on, and nobody says why it is issued all the same */
    private void requireDecided(
            CreditRequest request,
            Subscription subscription,
            CreditCalculation calculation,
            @Nullable String reason,
            String by) {
        undecided(request, subscription, calculation).ifPresent(open -> {
            var failures = String.join(", ", open.failures());
            if (reason == null) {
                throw Refusal.unprocessable(
                        "credit-cause-undecided",
                        "reason",
                        request.number(),
                        failures,
                        open.counted().inFrench(),
                        open.excused().inFrench());
            }
            diary.record(
                    request.subscription(),
                    "credit-undecided",
                    request.number() + "/" + calculation.issuedOn(),
                    by,
                    Sentence.of("staff.credit-undecided-issue")
                            .with("request", request.number())
                            .with("failures", failures)
                            .with("counted", open.counted())
                            .with("excused", open.excused())
                            .with("reason", reason)
                            .inFrench(),
                    request.number());
        });
    }

    private IssueDay day(CreditRequest request, ServiceCredit credit, LocalDate today) {
        var key = credit.availability().quality().readings().capKey();
        var planned = days.plannedBeside(request.number(), request.subscription()).stream()
                .map(other -> new IssuedCredit(key.day(other.issueOn(), other.month()), other.amount()))
                .toList();
        return IssueDay.of(credit, request.residualLost(), calculations.issued(request.subscription()), planned, today);
    }

    /** What was last proposed for the request, or for a note of it, to another account manager. */
    @Transactional(readOnly = true)
    public Optional<CreditProposal> lastProposal(String number) {
        return approval.last(number);
    }

    /** From which amount on an avoir needs two, excluding tax; none where it always does, or never. */
    @Transactional(readOnly = true)
    public Optional<Euros> needsTwoAbove() {
        return approval.threshold();
    }

    /** The rate of tax on what is issued today; none on an indemnity (D41). */
    public VatRate vatRate(Calculation calculation) {
        return issue.rate(calculation, ContractTime.today(clock));
    }

    private static CreditChange change(CreditRequest request, Euros gross, Euros room) {
        return CreditChange.of(gross, room, Euros.ZERO, request.residualLost());
    }

    /**
     * The months whose usage is not known that a request depends on, as long as it is not decided on (D37): it is provisional then.
     *
     * @return the earliest first; none before the first calculation
     */
    public List<YearMonth> missingUsage(CreditRequest request) {
        return request.status() == CreditStatus.REQUESTED && request.document() != null
                ? calculationOf(request).missingUsage()
                : List.of();
    }

    // ---- deciding

    /**
     * Issues the note, once, or proposes it where it needs two: the request then waits for another account manager. Nothing is issued
     * when the limit leaves nothing. The request is then refused for that reason, and the whole of it is lost.
     *
     * @return the note; none when it is proposed, or the limit left nothing
     * @throws Refusal when the calculation is no longer the one that was reviewed, nothing is due, it is provisional, or it has been
     *                 proposed
     */
    public Optional<CreditNote> issue(String number, String by) {
        return issue(number, null, by);
    }

    /**
     * As {@link #issue(String, String)}.
     *
     * @param early why today, where a later day would give more, or the cause of a failure is undecided; null: nobody says
     * @throws Refusal also when a later day would give more, or money hangs on an undecided cause, and nobody says why today
     */
    public Optional<CreditNote> issue(String number, EarlyIssue.@Nullable Wish early, String by) {
        var subscription = held(find(number).subscription());
        var request = locked(number);
        if (request.status() != CreditStatus.REQUESTED) {
            return serviceCredits.notesOf(number).stream().findFirst();
        }
        approval.requireNoneOpen(number);
        var due = due(request, subscription);
        requireDecided(request, subscription, due.calculation(), early == null ? null : early.reason(), by);
        var day = day(request, due.calculation().credit(), ContractTime.today(clock));
        if (day.paysToWait()) {
            decideEarly(request, day, early, by);
        }
        return issueOrPropose(request, subscription, due, by);
    }

    private void decideEarly(CreditRequest request, IssueDay day, EarlyIssue.@Nullable Wish early, String by) {
        if (early == null) {
            throw Refusal.unprocessable(
                    "credit-early",
                    "reason",
                    request.number(),
                    day.amountToday().inFrench(),
                    day.lostToday().inFrench(),
                    FrenchDay.inFigures(day.best()),
                    day.amount().inFrench());
        }
        days.early(request.number(), early, day, by);
        diary.record(
                request.subscription(),
                "credit-early",
                request.number() + "/" + day.today(),
                by,
                Sentence.of("staff.credit-early")
                        .with("request", request.number())
                        .with("better", FrenchDay.inFigures(day.best()))
                        .with("client", early.ground() == EarlyIssue.Ground.CLIENT)
                        .with("reason", early.reason())
                        .inFrench(),
                request.number());
    }

    private Optional<CreditNote> issueOrPropose(CreditRequest request, Subscription subscription, Due due, String by) {
        var number = request.number();
        if (due.change().amount().isPositive()
                && approval.needsTwo(number, due.change().amount())) {
            approval.propose(number, due.change().amount(), by);
            return Optional.empty();
        }
        return issue(request, subscription, due, by);
    }

    /**
     * Has a request wait for the day proposed, on which it is issued by itself unless something has changed (D38).
     *
     * @param reason why, where the cause of a failure is undecided; null: nobody says
     * @throws Refusal when the calculation is no longer the one that was reviewed, nothing is due, it is provisional or proposed, or no
     *                 later day gives more. When money hangs on an undecided cause and nobody says why all the same
     */
    public PlannedIssue plan(String number, @Nullable String reason, String by) {
        var subscription = held(find(number).subscription());
        var request = locked(number);
        if (request.status() != CreditStatus.REQUESTED) {
            throw Refusal.conflict("credit-decided", number, request.status().label());
        }
        approval.requireNoneOpen(number);
        var due = due(request, subscription);
        var day = day(request, due.calculation().credit(), ContractTime.today(clock));
        if (!day.paysToWait()) {
            throw Refusal.conflict("credit-day-is-today", number);
        }
        var stated = reason == null || reason.isBlank() ? null : StatedReason.of(reason);
        requireDecided(request, subscription, due.calculation(), stated, by);
        days.forget(number);
        days.plan(number, day, stated, by);
        diary.record(
                request.subscription(),
                "credit-planned",
                number + "/" + day.today() + "/" + day.best(),
                by,
                Sentence.of("staff.credit-planned")
                        .with("request", number)
                        .with("day", FrenchDay.inFigures(day.best()))
                        .with("amount", day.amount())
                        .with("lostToday", day.lostToday())
                        .inFrench(),
                number);
        return days.planned(number).orElseThrow();
    }

    /** The day for which a request waits; none when it waits for none. */
    @Transactional(readOnly = true)
    public Optional<PlannedIssue> plannedIssue(String number) {
        return days.planned(number);
    }

    /** Why a request was issued early; none when it was not. */
    @Transactional(readOnly = true)
    public Optional<EarlyIssue> earlyIssue(String number) {
        return days.early(number);
    }

    /**
     * The day has come for which a request has waited. It is issued, or proposed where that needs two, in the name of whoever planned it.
     * Twice is once.
     *
     * @return the note; none when it is proposed
     * @throws OutOfTurn when no day was planned, or before it
     * @throws Refusal   when less than foreseen could be issued, or any figure has changed: it is reviewed anew
     */
    public Optional<CreditNote> issuePlanned(String number) {
        var subscription = held(find(number).subscription());
        var request = locked(number);
        if (request.status() != CreditStatus.REQUESTED) {
            return serviceCredits.notesOf(number).stream().findFirst();
        }
        if (approval.open(number).isPresent()) {
            return Optional.empty();
        }
        var planned = days.planned(number)
                .orElseThrow(() -> new OutOfTurn("No day was planned for the issue of request " + number));
        var today = ContractTime.today(clock);
        if (today.isBefore(planned.issueOn())) {
            throw new OutOfTurn(
                    "Request " + number + " is issued on " + planned.issueOn() + " and not before", planned.issueAt());
        }
        var calculation = calculations.of(subscription, request.month(), request.requestedOn(), today);
        var now = Calculation.of(calculation);
        var change = change(request, calculation.credit().gross(), calculation.room());
        if (!CalculationDifference.corrected(calculationOf(request), now).isEmpty()
                || !calculation.credit().isFounded()
                || calculation.isProvisional()
                || change.amount().compareTo(planned.amount()) < 0) {
            throw Refusal.conflict("credit-changed", number);
        }
        requireDecided(request, subscription, calculation, planned.reason(), planned.plannedBy());
        // what two would decide on is the calculation of this day
        serviceCredits.document(number, calculations.written(now));
        return issueOrPropose(request, subscription, new Due(calculation, now, change), planned.plannedBy());
    }

    /**
     * Another account manager decides on a note that was proposed: it is issued, or the request is reviewed anew.
     *
     * @param reason why not
     * @return the note; none when it is not approved
     * @throws Refusal when none is proposed, it is {@code by}'s own, the calculation has changed, or the reason is missing
     */
    public Optional<CreditNote> decideOnIssue(String number, boolean approved, @Nullable String reason, String by) {
        var subscription = held(find(number).subscription());
        var request = locked(number);
        approval.requireOthers(number, by);
        if (!approved) {
            approval.refuse(number, reason, by);
            return Optional.empty();
        }
        Due due;
        try {
            due = due(request, subscription);
        } catch (Refusal changed) {
            approval.outdate(number);
            throw changed;
        }
        approval.approve(number, by);
        return issue(request, subscription, due, by);
    }

    /** What is due as of today. */
    private record Due(CreditCalculation calculation, Calculation document, CreditChange change) {}

    /** @throws Refusal when it is not what was reviewed, nothing is due, or usage is not known that it depends on */
    private Due due(CreditRequest request, Subscription subscription) {
        var calculation =
                calculations.of(subscription, request.month(), request.requestedOn(), ContractTime.today(clock));
        var document = Calculation.of(calculation);
        if (!isAsReviewed(request, document)) {
            throw Refusal.conflict("credit-changed", request.number());
        }
        if (!calculation.credit().isFounded()) {
            throw Refusal.conflict(
                    "credit-not-due",
                    request.number(),
                    AvailabilityWording.calculation(calculation.credit().availability()));
        }
        requireKnown(request, calculation);
        return new Due(
                calculation, document, change(request, calculation.credit().gross(), calculation.room()));
    }

    /** @throws Refusal when usage is not known that it depends on (D37) */
    static void requireKnown(CreditRequest request, CreditCalculation calculation) {
        if (calculation.isProvisional()) {
            throw Refusal.conflict(
                    "credit-provisional",
                    request.number(),
                    calculation.missingUsage().stream()
                            .map(FrenchMonth::inFigures)
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Whether a request that is under review, or waits for its day, would be calculated otherwise by now. */
    boolean isOutdated(CreditRequest request, Subscription subscription) {
        return request.status() == CreditStatus.REQUESTED
                && request.document() != null
                && !isAsReviewed(
                        request,
                        Calculation.of(calculations.of(
                                subscription, request.month(), request.requestedOn(), ContractTime.today(clock))));
    }

    private boolean isAsReviewed(CreditRequest request, Calculation now) {
        return request.document() != null
                && CalculationDifference.between(calculations.calculation(request.document()), now)
                        .isEmpty();
    }

    private Optional<CreditNote> issue(CreditRequest request, Subscription subscription, Due due, String by) {
        var number = request.number();
        var change = due.change();
        days.forget(number);
        serviceCredits.document(number, calculations.written(due.document()));
        var lost = request.residualLost().plus(change.residualLost());
        if (!change.amount().isPositive()) {
            var reason = nothingLeft(due.calculation(), lost);
            serviceCredits.decide(number, CreditStatus.REFUSED, lost, reason, by);
            diary.record(
                    subscription.number(),
                    "credit-refused",
                    occurrence(request),
                    by,
                    "Avoir " + number + " refusé" + COLON + reason,
                    number);
            return Optional.empty();
        }
        serviceCredits.decide(number, CreditStatus.ISSUED, lost, null, by);
        return Optional.of(issue.first(request, subscription, due.document(), change, by));
    }

    private static String nothingLeft(CreditCalculation calculation, Euros lost) {
        var credit = calculation.credit();
        if (!lost.isPositive()) {
            return "Aucuns Frais ne sont payables pour " + FrenchMonth.of(credit.month()) + COLON + "l'avoir est de "
                    + credit.gross().inFrench() + ".";
        }
        if (calculation.room().isPositive()) {
            return "L'avoir de " + credit.gross().inFrench() + " a déjà été perdu par l'effet du plafond ("
                    + lost.inFrench()
                    + "), et les avoirs résiduels ne sont pas reportés à des périodes ultérieures (art.\u00a03, limite b).";
        }
        return ("Le plafond de %d\u00a0%% des frais mensuels (%s, art.\u00a03, limite a)"
                                + " est atteint par les avoirs émis du %s au %s (%s)\u00a0: rien ne peut être émis. ")
                        .formatted(
                                credit.availability().quality().capPercent(),
                                credit.cap().inFrench(),
                                FrenchDay.inFigures(calculation.windowFirstDay()),
                                FrenchDay.inFigures(calculation.countsOn()),
                                calculation.inWindow().inFrench())
                + "L'avoir de " + credit.gross().inFrench() + " est perdu" + COLON
                + "les avoirs résiduels ne sont pas reportés à des périodes ultérieures (limite b).";
    }

    /**
     * Refuses, for a reason that the customer reads; once.
     *
     * @throws Refusal when the reason is missing or too long, or a note has been issued or proposed
     */
    public void refuse(String number, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        held(find(number).subscription());
        var request = locked(number);
        if (request.status() == CreditStatus.ISSUED) {
            throw Refusal.conflict("credit-issued", number);
        }
        approval.requireNoneOpen(number);
        if (request.document() == null) {
            // what it is refused on is kept: it can be asked for anew when that has changed
            calculate(number);
        }
        if (request.status() == CreditStatus.REQUESTED) {
            days.forget(number);
            serviceCredits.decide(number, CreditStatus.REFUSED, request.residualLost(), stated, by);
            diary.record(
                    request.subscription(),
                    "credit-refused",
                    occurrence(request),
                    by,
                    "Avoir " + number + " refusé" + COLON + stated,
                    number);
        }
    }

    /** A request can be refused again after it was asked for anew, because its availability has changed. */
    private String occurrence(CreditRequest request) {
        return request.number() + "/"
                + Objects.requireNonNull(find(request.number()).decidedAt()).getEpochSecond();
    }

    // ---- reading

    /** @throws Refusal when there is no such request */
    @Transactional(readOnly = true)
    public CreditRequest find(String number) {
        return serviceCredits.find(number).orElseThrow(() -> Refusal.notFound("unknown-credit-request", number));
    }

    /** @throws Refusal when there is no such request, or it is another customer's */
    @Transactional(readOnly = true)
    public CreditRequest find(String number, Actor actor) {
        var request = find(number);
        if (actor.customerNumber().isPresent()) {
            var own = subscriptions.findOf(actor.customerNumber().get(), request.subscription());
            if (own.isEmpty()) {
                throw Refusal.notFound("unknown-credit-request", number);
            }
        }
        return request;
    }

    /** @throws Refusal when the subscription is unknown or another customer's */
    @Transactional(readOnly = true)
    public List<CreditRequest> of(String subscription, Actor actor) {
        requireVisible(subscription, actor);
        return serviceCredits.requestsOf(subscription);
    }

    /** The request of a subscription and month. */
    @Transactional(readOnly = true)
    public Optional<CreditRequest> of(String subscription, YearMonth month) {
        return serviceCredits.find(subscription, month);
    }

    /** The notes of a request, the first one first, then what corrects it. */
    @Transactional(readOnly = true)
    public List<CreditNote> notesOf(String request) {
        return serviceCredits.notesOf(request);
    }

    /** @throws Refusal when there is no such note */
    @Transactional(readOnly = true)
    public CreditNote findNote(String number) {
        return serviceCredits.findNote(number).orElseThrow(() -> Refusal.notFound("unknown-credit-note", number));
    }

    /** @throws Refusal when there is no such note, or it is another customer's */
    @Transactional(readOnly = true)
    public CreditNote findNote(String number, Actor actor) {
        return serviceCredits
                .findNote(number)
                .filter(note -> actor.maySee(note.customer()))
                .orElseThrow(() -> Refusal.notFound("unknown-credit-note", number));
    }

    /** What a note says. */
    public CreditDocument read(CreditNote note) {
        return calculations.document(note.document());
    }

    private void requireVisible(String subscription, Actor actor) {
        if (subscriptions
                .find(subscription)
                .filter(found -> actor.maySee(found.customer().number()))
                .isEmpty()) {
            throw Refusal.notFound("unknown-subscription", subscription);
        }
    }

    private CreditRequest locked(String number) {
        return serviceCredits.lock(number).orElseThrow(() -> Refusal.notFound("unknown-credit-request", number));
    }

    private Subscription held(String subscription) {
        return subscriptions.lock(List.of(subscription)).get(0);
    }
}
