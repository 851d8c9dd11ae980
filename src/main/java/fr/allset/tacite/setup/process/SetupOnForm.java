package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.setup.DocumentAnswer;
import fr.allset.tacite.setup.PrerequisiteAnswer;
import fr.allset.tacite.setup.SetupRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** What the forms of a set-up say. */
final class SetupOnForm {

    private static final String ACCEPT = "accept";
    private static final String REFUSE = "refuse";
    private static final String ABANDON = "abandon";
    private static final String EXTEND = "extend";

    private SetupOnForm() {}

    /** A field that the form has hidden may still hold what was typed before: who the customer is decides which count. */
    static SetupRequest request(DelegateExecution form) {
        boolean isNew = FormAnswers.text(form, SubscriptionSetupProcess.CUSTOMER_IS)
                .orElse("")
                .equals(SubscriptionSetupProcess.NEW_CUSTOMER);
        if (!isNew
                && FormAnswers.text(form, SubscriptionSetupProcess.CUSTOMER_NUMBER)
                        .isEmpty()) {
            throw Refusal.unprocessable(
                    "setup-field-missing", SubscriptionSetupProcess.CUSTOMER_NUMBER, "numéro du Client");
        }
        return new SetupRequest(
                isNew ? null : text(form, SubscriptionSetupProcess.CUSTOMER_NUMBER),
                text(form, SubscriptionSetupProcess.CUSTOMER_NAME),
                text(form, SubscriptionSetupProcess.SIREN),
                text(form, SubscriptionSetupProcess.CUSTOMER_KIND),
                text(form, SubscriptionSetupProcess.CONTACT_NAME),
                text(form, SubscriptionSetupProcess.CONTACT_EMAIL),
                text(form, SubscriptionSetupProcess.SITE_CODE),
                text(form, SubscriptionSetupProcess.SITE_NAME),
                text(form, SubscriptionSetupProcess.SITE_ADDRESS),
                ticked(form, SubscriptionSetupProcess.COMPONENTS),
                text(form, SubscriptionSetupProcess.MONTHLY_FIXED_FEE),
                text(form, SubscriptionSetupProcess.INITIAL_FEE),
                text(form, SubscriptionSetupProcess.INITIAL_PERIOD_MONTHS),
                text(form, SubscriptionSetupProcess.SIGNED_ON),
                text(form, SubscriptionSetupProcess.WISHED_START),
                ticked(form, SubscriptionSetupProcess.WORKS));
    }

    static Map<String, PrerequisiteAnswer> prerequisites(DelegateExecution form) {
        var answers = new HashMap<String, PrerequisiteAnswer>();
        SubscriptionSetupProcess.PREREQUISITES.forEach((item, fields) -> answers.put(
                item, new PrerequisiteAnswer(text(form, fields.state()), text(form, fields.reservation()))));
        return answers;
    }

    static boolean isAbandoned(DelegateExecution form) {
        return ABANDON.equals(text(form, DocumentAcceptanceProcess.ANSWER_DECISION));
    }

    static DocumentAnswer answer(DelegateExecution form) {
        return new DocumentAnswer(
                text(form, DocumentAcceptanceProcess.ANSWERED_DOCUMENT),
                switch (FormAnswers.text(form, DocumentAcceptanceProcess.ANSWER_DECISION)
                        .orElse("")) {
                    case ACCEPT -> Boolean.TRUE;
                    case REFUSE -> Boolean.FALSE;
                    default -> null;
                },
                text(form, DocumentAcceptanceProcess.ANSWERED_BY),
                text(form, DocumentAcceptanceProcess.ANSWERED_ON),
                text(form, DocumentAcceptanceProcess.MEANS),
                text(form, DocumentAcceptanceProcess.EVIDENCE),
                text(form, DocumentAcceptanceProcess.REMARK));
    }

    /** The next answer is given on an empty form. */
    static void clearAnswer(DelegateExecution form) {
        form.removeVariables(List.of(
                DocumentAcceptanceProcess.ANSWER_DECISION,
                DocumentAcceptanceProcess.ANSWERED_DOCUMENT,
                DocumentAcceptanceProcess.ANSWERED_BY,
                DocumentAcceptanceProcess.ANSWERED_ON,
                DocumentAcceptanceProcess.MEANS,
                DocumentAcceptanceProcess.EVIDENCE,
                DocumentAcceptanceProcess.REMARK,
                DocumentAcceptanceProcess.REASON,
                DocumentAcceptanceProcess.SILENCE_DECISION));
    }

    static boolean isMoreTimeGiven(DelegateExecution form) {
        return switch (FormAnswers.text(form, DocumentAcceptanceProcess.SILENCE_DECISION)
                .orElse("")) {
            case EXTEND -> true;
            case ABANDON -> false;
            default -> throw Refusal.unprocessable("decision-missing", DocumentAcceptanceProcess.SILENCE_DECISION);
        };
    }

    private static <T extends Enum<T>> List<String> ticked(DelegateExecution form, Map<String, T> boxes) {
        return boxes.entrySet().stream()
                .filter(box -> Boolean.TRUE.equals(form.getVariable(box.getKey())))
                .map(box -> box.getValue().name())
                .sorted()
                .toList();
    }

    private static @Nullable String text(DelegateExecution form, String variable) {
        return FormAnswers.orNull(form, variable);
    }
}
