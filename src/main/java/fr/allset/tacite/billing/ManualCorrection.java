package fr.allset.tacite.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrections by hand: a charge stays as it was written, and another one points to it and says why. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ManualCorrection {

    /** Of a reason, in characters. */
    public static final int LONGEST_REASON = 2000;

    private static final Euros LARGEST = Euros.of("10000000");

    private final Subscriptions subscriptions;
    private final Charges charges;
    private final ObjectMapper json;
    private final Clock clock;

    ManualCorrection(Subscriptions subscriptions, Charges charges, ObjectMapper json, Clock clock) {
        this.subscriptions = subscriptions;
        this.charges = charges;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Corrects a charge.
     *
     * @param amount    what is added, excluding tax; below zero what is taken away
     * @param reason    why; the client reads it
     * @param totalRead what the charge came to when whoever corrects it read it; null when it does not matter
     * @param by        the login of the account manager
     * @throws Refusal when there is no such charge or it is a correction itself or an avoir, the amount is zero, too large or
     *                 more than what is left of the charge, the reason is missing, or the charge comes to something else by now
     */
    public Charge correct(long id, Euros amount, @Nullable String reason, @Nullable Euros totalRead, String by) {
        var subscription = charges.find(id)
                .orElseThrow(() -> Refusal.notFound("unknown-charge", id))
                .subscription();
        subscriptions.lock(List.of(subscription));
        var charge = charges.find(id).orElseThrow();
        if (charge.isCorrection()) {
            throw Refusal.unprocessable("correction-of-correction", null, id, String.valueOf(charge.corrects()));
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
        if (reason == null || reason.isBlank()) {
            throw Refusal.unprocessable("reason-missing", "reason");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw Refusal.unprocessable("reason-too-long", "reason", LONGEST_REASON);
        }
        var before = charges.correctionsOf(id);
        var total = total(charge, before);
        if (totalRead != null && !totalRead.equals(total)) {
            throw Refusal.conflict("charge-corrected-meanwhile", id, total.inFrench());
        }
        if (total.plus(amount).isNegative()) {
            throw Refusal.unprocessable("correction-below-zero", "amount", total.inFrench());
        }
        charges.insert(List.of(NewCharge.correction(
                NewCharge.Line.of(charge),
                before.size() + 1,
                amount,
                reason.strip(),
                by,
                ContractTime.today(clock),
                written(Calculation.ByHand.of(total, amount)))));
        var written = charges.correctionsOf(id);
        return written.get(written.size() - 1);
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
