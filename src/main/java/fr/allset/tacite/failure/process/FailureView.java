package fr.allset.tacite.failure.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the forms show of a failure, as French text. Proposals stand where a form asks for what is known already.
 *
 * @param deadlineText        how the deadlines stand
 * @param objectiveText       from when and how the deadline is counted
 * @param microsoftText       what Microsoft says of it; empty when none of its incidents belongs to it
 * @param askedText           what the customer is asked for at this time
 * @param silenceConfirmsText when silence confirms the restoration; null before it is announced
 * @param proposedCauseText   what the decision table proposes; null before it was asked
 * @param diagnosis           proposed as it was stated last
 * @param origin              proposed as it was stated last, else what Microsoft makes one suppose
 * @param degraded            proposed as it was stated last
 * @param subscriptions       proposed to be corrected, unless they are more than a form takes
 * @param restorationStep     proposed as it was chosen last
 * @param restoredAt          proposed from what Microsoft says
 * @param notifications       the latest of them
 */
record FailureView(
        String failureNumber,
        String customerName,
        String reportedText,
        String subscriptionsText,
        String componentsText,
        String deadlineText,
        String objectiveText,
        String equipmentText,
        String microsoftText,
        String readingsText,
        String diagnosisText,
        String askedText,
        String waitingSinceText,
        String waitedText,
        @Nullable String silenceConfirmsText,
        @Nullable String proposedCauseText,
        @Nullable String diagnosis,
        @Nullable String origin,
        boolean degraded,
        String subscriptions,
        @Nullable String restorationStep,
        @Nullable String restoredAt,
        List<Line> stretches,
        List<Line> waitings,
        List<Line> maintenance,
        List<Row> notifications) {

    /** One line of a list. */
    record Line(String line) {

        static List<Line> each(List<String> lines) {
            return lines.stream().map(Line::new).toList();
        }
    }

    /** One notification, with what was added to it. */
    record Row(String number, String received, String reporter, String began, String what) {}
}
