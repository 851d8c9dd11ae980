package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.process.CreditRows.NoteRow;
import fr.allset.tacite.servicecredit.process.CreditRows.OutageRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form shows of a note that would be another one now, as French text.
 *
 * @param comparison   both calculations side by side
 * @param issuedRows   the notes of the month
 * @param explanations the steps of the new calculation
 * @param outagesText  how many outages are not shown
 * @param proposalText what was proposed to another account manager, and what was decided on it; null when nothing was
 * @param needsTwoText that correcting proposes it to another account manager; null when it does not
 */
record CreditAdjustmentView(
        String noteNumber,
        String customerName,
        String customerNumber,
        String contactText,
        String subscription,
        String siteText,
        String monthText,
        String issuedOnText,
        String changeText,
        List<Compared> comparison,
        List<NoteRow> issuedRows,
        String differenceText,
        String totalExcludingTaxText,
        String lostText,
        List<Explanation> explanations,
        List<OutageRow> outages,
        String outagesText,
        @Nullable String proposalText,
        @Nullable String needsTwoText) {

    /** One figure of both calculations. */
    record Compared(String item, String before, String now) {}

    /** One step of a calculation. */
    record Explanation(String sentence) {}

    CreditAdjustmentProcess.Card card() {
        return new CreditAdjustmentProcess.Card(customerName);
    }
}
