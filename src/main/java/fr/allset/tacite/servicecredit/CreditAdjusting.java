package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.servicecredit.CreditChange.Part;
import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMonth;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of an avoir whose failure, usage or fees were corrected after it had been issued. A note that was issued never changes, and
 * nothing is corrected unless an account manager says so. A correction is a note of its own with the difference. More is limited as of
 * today. Less is taken from what is left of the notes, the latest first, each with its tax and its day.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CreditAdjusting {

    /** What the diary calls it when the limit leaves nothing of a supplement. */
    static final String SUPPLEMENT_LOST = "credit-supplement-lost";

    private static final String COLON = "\u00a0: ";

    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final CreditAssessment calculations;
    private final ServiceCredits serviceCredits;
    private final CreditIssue issue;
    private final CreditApproval approval;
    private final CreditHandling handling;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CreditAdjusting(
            Subscriptions subscriptions,
            SubscriptionDiary diary,
            CreditAssessment calculations,
            ServiceCredits serviceCredits,
            CreditIssue issue,
            CreditApproval approval,
            CreditHandling handling,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.calculations = calculations;
        this.serviceCredits = serviceCredits;
        this.issue = issue;
        this.approval = approval;
        this.handling = handling;
        this.events = events;
        this.clock = clock;
    }

    // ---- finding

    /**
     * Those among {@code subscriptions} for which a credit has been issued, or may be at this moment. A request is on file before its note
     * is, so that a note cannot slip through that is issued while the failure is being corrected.
     */
    @Transactional(readOnly = true)
    public List<String> concerned(List<String> subscriptions) {
        return serviceCredits.asked(subscriptions);
    }

    /**
     * Calculates what was issued anew, and says of each whether it would come to something else now ({@link CreditRecalculated}). Whoever
     * issues one at the same time is waited for. What is still reviewed is calculated anew where it has changed.
     *
     * @param numbers of subscriptions
     */
    public void recalculate(List<String> numbers) {
        for (var subscription : subscriptions.lock(numbers)) {
            for (var request : serviceCredits.requestsOf(subscription.number())) {
                if (request.status() == CreditStatus.ISSUED) {
                    var adjustment = state(request, subscription);
                    events.publishEvent(new CreditRecalculated(
                            adjustment.note().number(), adjustment.change().isNeeded()));
                } else if (handling.isOutdated(request, subscription)) {
                    events.publishEvent(new CreditFactsChanged(request.number()));
                }
            }
        }
    }

    // ---- reviewing

    /**
     * What was issued, beside what would be due.
     *
     * @param note     the first note of the request
     * @param granted  what has been issued for the month, less what was taken back
     * @param replaced the calculation that holds until now
     * @param now      the calculation of today
     * @param change   what would be issued or taken back
     * @param needsTwo whether correcting proposes it to another account manager
     */
    public record Adjustment(
            CreditRequest request,
            CreditNote note,
            Euros granted,
            Calculation replaced,
            CreditCalculation calculation,
            Calculation now,
            CreditChange change,
            boolean needsTwo) {

        /** Tells whether the figures are still those that somebody has read. */
        public String fingerprint() {
            return now.availability().downtimeSeconds() + "/" + now.gross() + "/" + granted + "/" + change.amount()
                    + "/" + change.residualLost()
                    + now.missingUsage().stream().map(month -> "/" + month).collect(Collectors.joining());
        }

        /** What has changed from one calculation to the other, in French. */
        public String difference() {
            return CalculationDifference.corrected(replaced, now);
        }
    }

    /**
     * What is to be reviewed; a correction that was proposed on other figures cannot be approved any more.
     *
     * @throws Refusal when there is no such note
     */
    public Adjustment review(String note) {
        var first = find(note);
        var adjustment = state(request(first), held(first));
        if (approval.open(first.request())
                .flatMap(CreditProposal::fingerprint)
                .filter(reviewed -> !reviewed.equals(adjustment.fingerprint()))
                .isPresent()) {
            approval.outdate(first.request());
        }
        return adjustment;
    }

    /** As {@link #review}, for whoever only looks: nobody is held up. */
    @Transactional(readOnly = true)
    public Adjustment look(String note) {
        var first = find(note);
        return state(request(first), subscriptions.find(first.subscription()).orElseThrow());
    }

    private Adjustment state(CreditRequest request, Subscription subscription) {
        var notes = serviceCredits.notesOf(request.number());
        var calculation =
                calculations.of(subscription, request.month(), request.requestedOn(), ContractTime.today(clock));
        var granted = Euros.sum(notes.stream().map(CreditNote::amount).toList());
        var gross = calculation.credit().isFounded() ? calculation.credit().gross() : Euros.ZERO;
        var change = CreditChange.of(gross, calculation.room(), granted, request.residualLost());
        return new Adjustment(
                request,
                notes.get(0),
                granted,
                calculations.document(notes.get(notes.size() - 1).document()).calculation(),
                calculation,
                Calculation.of(calculation).explainedBy(CreditWording.ofCorrection(calculation, granted, change)),
                change,
                approval.needsTwo(request.number(), change.amount()));
    }

    // ---- deciding

    /**
     * Corrects what was issued, by notes that point to what they correct, or proposes to where that needs two. Nothing happens a
     * second time: the difference is none then.
     *
     * @param note        the first note of the request
     * @param fingerprint of the adjustment that was reviewed
     * @param reason      which the customer reads
     * @return the notes issued; none when they are proposed, or the limit leaves nothing to issue and the supplement is lost
     * @throws Refusal when the reason is missing, the figures are no longer those that were reviewed, or a correction has been proposed
     */
    public List<CreditNote> correct(String note, String fingerprint, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        var first = find(note);
        var subscription = held(first);
        var request = serviceCredits.lock(first.request()).orElseThrow();
        approval.requireNoneOpen(request.number());
        var adjustment = reviewed(request, subscription, fingerprint);
        if (!adjustment.change().isNeeded()) {
            return List.of();
        }
        if (adjustment.needsTwo()) {
            approval.propose(request.number(), note, adjustment.change().amount(), stated, fingerprint, by);
            return List.of();
        }
        return correct(request, subscription, adjustment, stated, by);
    }

    /**
     * Another account manager decides on a correction that was proposed: it is issued, or reviewed anew.
     *
     * @param note   the first note of the request
     * @param reason why not
     * @return the notes issued; none when it is not approved
     * @throws Refusal when none is proposed, it is {@code by}'s own, the figures have changed, or the reason is missing
     */
    public List<CreditNote> decideOnCorrection(String note, boolean approved, @Nullable String reason, String by) {
        var first = find(note);
        var subscription = held(first);
        var request = serviceCredits.lock(first.request()).orElseThrow();
        var proposal = approval.requireOthers(request.number(), by);
        if (!approved) {
            approval.refuse(request.number(), reason, by);
            return List.of();
        }
        Adjustment adjustment;
        try {
            adjustment = reviewed(request, subscription, proposal.fingerprint().orElse(""));
        } catch (Refusal changed) {
            approval.outdate(request.number());
            throw changed;
        }
        approval.approve(request.number(), by);
        return correct(request, subscription, adjustment, proposal.reason().orElseThrow(), by);
    }

    /** What was last proposed for the request of a note to another account manager. */
    @Transactional(readOnly = true)
    public Optional<CreditProposal> lastProposal(String note) {
        return approval.last(find(note).request());
    }

    /** @throws Refusal when the figures are no longer those that were reviewed, or usage is not known that they depend on */
    private Adjustment reviewed(CreditRequest request, Subscription subscription, String fingerprint) {
        var adjustment = state(request, subscription);
        if (!adjustment.fingerprint().equals(fingerprint)) {
            throw Refusal.conflict("credit-changed", adjustment.note().number());
        }
        CreditHandling.requireKnown(request, adjustment.calculation());
        return adjustment;
    }

    private List<CreditNote> correct(
            CreditRequest request, Subscription subscription, Adjustment adjustment, String stated, String by) {
        var change = adjustment.change();
        serviceCredits.lose(request.number(), request.residualLost().plus(change.residualLost()));
        if (change.amount().isZero()) {
            diary.record(
                    subscription.number(),
                    SUPPLEMENT_LOST,
                    adjustment.note().number() + "/" + adjustment.now().gross(),
                    by,
                    "Supplément de l'avoir " + adjustment.note().number() + COLON
                            + change.residualLost().inFrench() + " perdus, le plafond étant atteint (art.\u00a03). "
                            + stated,
                    adjustment.note().number());
            return List.of();
        }
        if (change.amount().isPositive()) {
            return List.of(issue.supplement(
                    request,
                    subscription,
                    adjustment.note(),
                    adjustment.now(),
                    adjustment.replaced(),
                    change,
                    stated,
                    by));
        }
        var issued = new ArrayList<CreditNote>();
        var lost = change.residualLost();
        for (var part : CreditChange.takenFrom(
                left(serviceCredits.notesOf(request.number())), change.amount().negated())) {
            issued.add(issue.takenBack(
                    request,
                    subscription,
                    part.note(),
                    adjustment.now(),
                    adjustment.replaced(),
                    new CreditChange(part.amount().negated(), lost),
                    stated,
                    by));
            lost = Euros.ZERO;
        }
        return issued;
    }

    /** What is left of each note that granted something, the oldest first. */
    private static List<Part> left(List<CreditNote> notes) {
        return notes.stream()
                .filter(note -> note.amount().isPositive())
                .map(note -> new Part(
                        note,
                        Euros.sum(notes.stream()
                                .filter(other -> other.equals(note)
                                        || (other.amount().isNegative()
                                                && note.number().equals(other.corrects())))
                                .map(CreditNote::amount)
                                .toList())))
                .toList();
    }

    /**
     * Leaves what was issued as it is, for a reason that stays on file.
     *
     * @throws Refusal when the reason is missing, or a correction has been proposed
     */
    public void leave(String note, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        var first = find(note);
        var adjustment = state(request(first), held(first));
        approval.requireNoneOpen(first.request());
        diary.record(
                first.subscription(),
                "credit-left",
                note + "/" + adjustment.now().gross(),
                by,
                "Avoir " + note + " pour le mois " + FrenchMonth.after(first.month()) + " laissé tel quel" + COLON
                        + stated,
                note);
    }

    /** The notes that correct {@code note}, in the order in which they were issued. */
    @Transactional(readOnly = true)
    public List<CreditNote> correctionsOf(String note) {
        return serviceCredits.notesOf(find(note).request()).stream()
                .filter(CreditNote::isCorrection)
                .toList();
    }

    private CreditNote find(String note) {
        return serviceCredits.findNote(note).orElseThrow(() -> Refusal.notFound("unknown-credit-note", note));
    }

    private CreditRequest request(CreditNote note) {
        return serviceCredits.find(note.request()).orElseThrow();
    }

    private Subscription held(CreditNote note) {
        return subscriptions.lock(List.of(note.subscription())).get(0);
    }
}
