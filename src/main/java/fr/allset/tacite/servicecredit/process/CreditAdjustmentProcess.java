package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.CreditNote;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words this code shares with {@code processes/credit-adjustment.bpmn}. The business key is the number of the note concerned. */
final class CreditAdjustmentProcess {

    static final String KEY = "credit-adjustment";

    // messages
    static final String CREDIT_ADJUSTMENT_NEEDED = "CreditAdjustmentNeeded";
    static final String CREDIT_ADJUSTMENT_REFRESHED = "CreditAdjustmentRefreshed";

    // refusals that lead back
    static final String ADJUSTMENT_CHANGED = "AdjustmentChanged";
    static final String ADJUSTMENT_REFUSED = "AdjustmentRefused";
    static final String LEAVING_REFUSED = "LeavingRefused";
    static final String ADJUSTMENT_APPROVAL_REFUSED = "AdjustmentApprovalRefused";

    private CreditAdjustmentProcess() {}

    /** What the card of the task shows. */
    record Card(String customerName) {}

    /** When the review is to be done. */
    record Review(Instant reviewDueAt) {}

    /** What {@code credit-tiers} has answered; null when none of its rules fits. */
    record Tier(@Nullable Integer tierPercent) {}

    /**
     * Routes "Une différence ?".
     *
     * @param reviewedAdjustment tells whether the figures are still those that were reviewed
     */
    record Difference(boolean adjustmentNeeded, String reviewedAdjustment) {}

    /** The numbers of the notes that correct, separated by blanks; none when the limit left nothing. */
    record Corrected(@Nullable String corrections) {

        static Corrected by(List<CreditNote> notes) {
            return new Corrected(notes.stream().map(CreditNote::number).collect(Collectors.joining(" ")));
        }
    }

    /** Routes "Correction émise ?": or another account manager decides first. */
    record Proposed(boolean adjustmentProposed) {}

    /** Routes "Correction approuvée ?". */
    record Approved(boolean adjustmentApproved) {}
}
