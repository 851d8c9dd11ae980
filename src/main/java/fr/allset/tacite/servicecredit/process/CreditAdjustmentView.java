package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.process.CreditRows.NoteRow;
import fr.allset.tacite.servicecredit.process.CreditRows.OutageRow;
import java.util.List;

/**
 * What the form shows of a note that would be another one now, as French text.
 *
 * @param comparison   both calculations side by side
 * @param issuedRows   the notes of the month
 * @param explanations the steps of the new calculation
 * @param outagesText  how many outages are not shown
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
        String outagesText) {

    /** One figure of both calculations. */
    record Compared(String item, String before, String now) {}

    /** One step of a calculation. */
    record Explanation(String sentence) {}

    CreditAdjustmentProcess.Card card() {
        return new CreditAdjustmentProcess.Card(customerName);
    }
}
