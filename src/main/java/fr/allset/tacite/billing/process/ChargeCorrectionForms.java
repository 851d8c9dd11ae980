package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.ManualCorrection;
import fr.allset.tacite.billing.process.ChargeCorrectionProcess.Proposed;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMonth;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What the form shows of a proposed correction, computed from the rows. */
@Component
class ChargeCorrectionForms {

    /** How long another account manager has to decide, before the task counts as late. */
    private static final Duration DECISION_TIME = Duration.ofDays(2);

    private final ManualCorrection manualCorrection;
    private final Charges charges;
    private final Subscriptions subscriptions;
    private final Clock clock;

    ChargeCorrectionForms(
            ManualCorrection manualCorrection, Charges charges, Subscriptions subscriptions, Clock clock) {
        this.manualCorrection = manualCorrection;
        this.charges = charges;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    ChargeCorrectionView view(String number) {
        var proposed = manualCorrection.find(number);
        var charge = charges.find(proposed.chargeId()).orElseThrow();
        var customer = customer(charge);
        var total = ManualCorrection.total(charge, charges.correctionsOf(charge.id()));
        return new ChargeCorrectionView(
                number,
                customer.name(),
                customer.number(),
                charge.subscription(),
                charge.kind().label() + " (art. " + charge.clause() + "), " + FrenchMonth.of(charge.month()),
                charge.amount().inFrench(),
                total.inFrench(),
                proposed.amount().inFrench(),
                total.plus(proposed.amount()).inFrench(),
                proposed.reason(),
                proposed.proposedBy() + ", le "
                        + FrenchDay.inFigures(LocalDate.ofInstant(proposed.proposedAt(), ContractTime.ZONE)));
    }

    Proposed proposed(String number) {
        var proposed = manualCorrection.find(number);
        var charge = charges.find(proposed.chargeId()).orElseThrow();
        return new Proposed(
                customer(charge).name(),
                proposed.amount().inFrench(),
                clock.instant().plus(DECISION_TIME));
    }

    private Customer customer(Charge charge) {
        return subscriptions.find(charge.subscription()).orElseThrow().customer();
    }
}
