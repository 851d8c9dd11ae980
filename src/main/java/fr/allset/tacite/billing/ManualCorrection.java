package fr.allset.tacite.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.billing.ManualCorrection.Outcome.Posted;
import fr.allset.tacite.billing.ManualCorrection.Outcome.Proposed;
import fr.allset.tacite.billing.ProposedCorrection.Status;
import fr.allset.tacite.decision.ApprovalRules;
import fr.allset.tacite.decision.ApprovalRules.Act;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrections by hand: a charge stays as it was written, and another one points to it and says why. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ManualCorrection {

    private static final Euros LARGEST = Euros.of("10000000");

    /** What a correction adds is at most so many times its charge. */
    private static final int MOST_TIMES = 10;

    private final Subscriptions subscriptions;
    private final Charges charges;
    private final ProposedCorrections proposals;
    private final ApprovalRules approvals;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ManualCorrection(
            Subscriptions subscriptions,
            Charges charges,
            ProposedCorrections proposals,
            ApprovalRules approvals,
            ObjectMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.charges = charges;
        this.proposals = proposals;
        this.approvals = approvals;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** What has come of a correction. */
    public sealed interface Outcome {

        /** It is charged. */
        record Posted(Charge charge) implements Outcome {}

        /** Nothing is charged: another account manager decides on it. */
        record Proposed(ProposedCorrection correction) implements Outcome {}
    }

    /**
     * Corrects a charge, or proposes to where it needs two: what one person alone has corrected of the charge by then counts too.
     *
     * @param amount    what is added, excluding tax; below zero what is taken away
     * @param reason    why; the client reads it
     * @param totalRead what the charge came to when whoever corrects it read it; null when it does not matter
     * @param by        the login of the account manager
     * @throws Refusal when there is no such charge, or it is a correction itself or an avoir. When the amount is zero, takes more than is
     *                 left of the charge, or adds more than ten times it. When the reason is missing, the charge comes to something else by
     *                 now, or another correction waits for its approval
     *
     */
    public Outcome correct(long id, Euros amount, @Nullable String reason, @Nullable Euros totalRead, String by) {
        var charge = hold(id);
        requireCorrectable(charge, amount);
        var stated = StatedReason.of(reason);
        var before = charges.correctionsOf(id);
        var total = total(charge, before);
        requireRead(totalRead == null ? total : totalRead, total, id);
        requireInBounds(amount, charge, total);
        var proposed = proposals.of(id);
        proposed.stream()
                .filter(other -> other.status() == Status.PROPOSED)
                .findFirst()
                .ifPresent(open -> {
                    throw Refusal.conflict("correction-under-way", open.number(), open.proposedBy());
                });
        if (approvals.needsTwo(
                Act.CHARGE_CORRECTION, byOneAlone(before, proposed).plus(size(amount)))) {
            return new Proposed(propose(id, amount, stated, total, by));
        }
        return new Posted(post(charge, amount, stated, by, before));
    }

    private Charge hold(long id) {
        var subscription = charges.find(id)
                .orElseThrow(() -> Refusal.notFound("unknown-charge", id))
                .subscription();
        subscriptions.lock(List.of(subscription));
        return charges.find(id).orElseThrow();
    }

    private static void requireCorrectable(Charge charge, Euros amount) {
        if (charge.isCorrection()) {
            throw Refusal.unprocessable(
                    "correction-of-correction", null, charge.id(), String.valueOf(charge.corrects()));
        }
        if (charge.kind() == Charge.Kind.SERVICE_CREDIT) {
            throw Refusal.unprocessable("correction-of-credit", null, charge.source());
        }
        if (amount.isZero()) {
            throw Refusal.unprocessable("correction-of-nothing", "amount");
        }
        if (amount.compareTo(LARGEST) > 0) {
            throw Refusal.unprocessable("amount-too-high", "amount", LARGEST);
        }
    }

    private static void requireRead(Euros read, Euros total, long id) {
        if (!read.equals(total)) {
            throw Refusal.conflict("charge-corrected-meanwhile", id, total.inFrench());
        }
    }

    /** What has been corrected by hand without a second person, whatever its sign. */
    private static Euros byOneAlone(List<Charge> corrections, List<ProposedCorrection> proposed) {
        var byHand = Euros.sum(corrections.stream()
                .filter(correction -> correction.recordedBy() != null)
                .map(correction -> size(correction.amount()))
                .toList());
        return byHand.minus(Euros.sum(proposed.stream()
                .filter(correction -> correction.status() == Status.APPROVED)
                .map(correction -> size(correction.amount()))
                .toList()));
    }

    private static Euros size(Euros amount) {
        return amount.isNegative() ? amount.negated() : amount;
    }

    private ProposedCorrection propose(long charge, Euros amount, String reason, Euros total, String by) {
        var proposed = new ProposedCorrection(
                proposals.nextNumber(ContractTime.today(clock).getYear()),
                charge,
                amount,
                reason,
                total,
                by,
                clock.instant(),
                Status.PROPOSED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        proposals.insert(proposed);
        events.publishEvent(new ChargeCorrectionProposed(proposed.number()));
        return proposed;
    }

    private Charge post(Charge charge, Euros amount, String reason, String by, List<Charge> before) {
        charges.insert(List.of(NewCharge.correction(
                NewCharge.Line.of(charge),
                before.size() + 1,
                amount,
                reason,
                by,
                ContractTime.today(clock),
                written(Calculation.ByHand.of(total(charge, before), amount)))));
        events.publishEvent(new ChargeCorrected(charge.subscription()));
        var written = charges.correctionsOf(charge.id());
        return written.get(written.size() - 1);
    }

    // ---- what needs two

    /** @throws Refusal when there is no such proposal */
    @Transactional(readOnly = true)
    public ProposedCorrection find(String number) {
        return proposals.find(number).orElseThrow(() -> Refusal.notFound("unknown-correction", number));
    }

    /** The corrections of a charge that needed two, oldest first, whatever has become of them. */
    @Transactional(readOnly = true)
    public List<ProposedCorrection> proposedOf(long charge) {
        return proposals.of(charge);
    }

    /**
     * Another account manager approves: the correction is charged as it was proposed.
     *
     * @throws Refusal when it is decided, is {@code by}'s own, or the charge comes to something else by now
     */
    public Charge approve(String number, String by) {
        var charge = hold(find(number).chargeId());
        var proposed = undecided(number, by);
        var before = charges.correctionsOf(charge.id());
        var total = total(charge, before);
        requireRead(proposed.totalRead(), total, charge.id());
        requireInBounds(proposed.amount(), charge, total);
        proposals.decide(number, Status.APPROVED, by, null);
        return post(charge, proposed.amount(), proposed.reason(), proposed.proposedBy(), before);
    }

    /**
     * Another account manager refuses: nothing is charged.
     *
     * @throws Refusal when it is decided, is {@code by}'s own, or nobody says why
     */
    public void refuse(String number, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        hold(find(number).chargeId());
        undecided(number, by);
        proposals.decide(number, Status.REFUSED, by, stated);
    }

    /** Whoever decides holds the subscription, and so reads it as it stands. */
    private ProposedCorrection undecided(String number, String by) {
        var proposed = find(number);
        if (proposed.status() != Status.PROPOSED) {
            throw Refusal.conflict(
                    "correction-decided", number, proposed.status().label());
        }
        if (proposed.proposedBy().equals(by)) {
            throw Refusal.conflict("not-ones-own-proposal", number);
        }
        return proposed;
    }

    // ---- bounds

    /** Never below zero in all; downwards never more than the charge itself, upwards never more than ten times it. */
    private static void requireInBounds(Euros amount, Charge charge, Euros total) {
        if (total.plus(amount).isNegative()) {
            throw Refusal.unprocessable("correction-below-zero", "amount", total.inFrench());
        }
        var highest = charge.amount().times(MOST_TIMES);
        if (amount.negated().compareTo(charge.amount()) > 0 || amount.compareTo(highest) > 0) {
            throw Refusal.unprocessable(
                    "correction-out-of-bounds", "amount", charge.amount().inFrench(), highest.inFrench());
        }
    }

    /** What a charge comes to with its corrections, excluding tax. */
    public static Euros total(Charge charge, List<Charge> corrections) {
        return corrections.stream().map(Charge::amount).reduce(charge.amount(), Euros::plus);
    }

    private String written(Calculation calculation) {
        try {
            return json.writeValueAsString(calculation);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a calculation is plain text and numbers", impossible);
        }
    }
}
