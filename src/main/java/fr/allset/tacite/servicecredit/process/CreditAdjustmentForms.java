package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.CreditAdjusting.Adjustment;
import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditWording;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentView.Compared;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentView.Explanation;
import fr.allset.tacite.servicecredit.process.CreditRows.NoteRow;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import fr.allset.tacite.typography.Sentence;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the form shows of a note that would be another one now. */
@Component
class CreditAdjustmentForms {

    private static final String PERCENT = "\u00a0%";

    private final CreditHandling credits;
    private final Subscriptions subscriptions;

    CreditAdjustmentForms(CreditHandling credits, Subscriptions subscriptions) {
        this.credits = credits;
        this.subscriptions = subscriptions;
    }

    CreditAdjustmentView view(Adjustment adjustment) {
        var note = adjustment.note();
        var subscription = subscriptions.find(note.subscription()).orElseThrow();
        var customer = subscription.customer();
        var change = adjustment.change();
        return new CreditAdjustmentView(
                note.number(),
                customer.name(),
                customer.number(),
                customer.contactName() + ", " + customer.contactEmail(),
                subscription.number(),
                subscription.site().name() + ", " + subscription.site().address(),
                FrenchMonth.of(note.month()),
                FrenchDay.inFigures(note.issuedOn()),
                adjustment.difference(),
                comparison(adjustment.replaced(), adjustment.now()),
                credits.notesOf(note.request()).stream().map(NoteRow::of).toList(),
                provisional(adjustment)
                        + CreditWording.correction(adjustment.calculation(), adjustment.granted(), change),
                change.amount().inFrench(),
                change.residualLost().isPositive() ? change.residualLost().inFrench() : "rien",
                adjustment.now().explanation().stream().map(Explanation::new).toList(),
                CreditRows.of(adjustment.now().availability().outages()),
                CreditRows.othersThan(adjustment.now().availability().outages()),
                credits.lastProposal(note.request())
                        .filter(proposal -> proposal.corrects().isPresent())
                        .map(ProposalText::of)
                        .orElse(null),
                adjustment.needsTwo() ? ProposalText.needsTwo("Corriger", credits.needsTwoAbove()) : null);
    }

    /** That nothing can be corrected yet, and why; empty when it can. */
    private static String provisional(Adjustment adjustment) {
        return adjustment.calculation().isProvisional()
                ? Sentence.of("staff.credit-provisional")
                                .with(
                                        "months",
                                        CreditWording.months(
                                                adjustment.calculation().missingUsage()))
                                .inFrench()
                        + "\n\n"
                : "";
    }

    private static List<Compared> comparison(Calculation before, Calculation now) {
        return List.of(
                new Compared("Disponibilité", CreditWording.percent(before), CreditWording.percent(now)),
                new Compared(
                        "Indisponibilité comptée",
                        FrenchMoment.lasting(before.availability().downtimeSeconds()),
                        FrenchMoment.lasting(now.availability().downtimeSeconds())),
                new Compared("Taux", before.tierPercent() + PERCENT, now.tierPercent() + PERCENT),
                new Compared(
                        "Frais Fixes",
                        before.fixedFees().inFrench(),
                        now.fixedFees().inFrench()),
                new Compared("Moyenne des Frais d'Utilisation", average(before), average(now)),
                new Compared(
                        "Avoir avant plafond",
                        before.gross().inFrench(),
                        now.gross().inFrench()),
                new Compared("Plafond", before.cap().inFrench(), now.cap().inFrench()));
    }

    private static String average(Calculation calculation) {
        return CreditWording.amount(calculation.usageAverage());
    }
}
