package fr.allset.tacite.changeletter.process;

import static java.util.Map.entry;

import fr.allset.tacite.subscription.Component;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/microsoft-change.bpmn}. The business key names the revision: {@code EV-2026-000001/2}. */
final class MicrosoftChangeProcess {

    static final String KEY = "microsoft-change";

    // messages
    static final String REVISION_PROPOSED = "RevisionProposed";
    static final String REVISION_SHOWN = "RevisionShown";
    static final String REVISION_SUPERSEDED = "RevisionSuperseded";

    // refusals that lead back to a form
    static final String ASSESSMENT_REFUSED = "AssessmentRefused";
    static final String ASSESSMENT_REVIEW_REFUSED = "AssessmentReviewRefused";
    static final String FOLLOW_UP_REFUSED = "FollowUpRefused";

    /** The step whose form follows what people say about names of services. */
    static final String ASSESS_CHANGE = "AssessChange";

    // what forms ask
    /** {@code inform} or {@code without}. */
    static final String DECISION = "decision";

    static final String REASON = "reason";
    static final String EXCHANGE_ONLINE = "exchangeOnline";
    static final String ONEDRIVE = "oneDrive";
    static final String SHAREPOINT_ONLINE = "sharePointOnline";
    static final String LYNC_ONLINE = "lyncOnline";
    static final String OFFICE_365_PROPLUS = "office365ProPlus";
    static final String OFFICE_ONLINE = "officeOnline";
    static final String SUBJECT = "subject";
    static final String MEANING = "meaning";
    /** Blank: nothing is asked of customers. */
    static final String TO_DO = "toDo";

    static final String SUBJECT_EN = "subjectEn";
    static final String MEANING_EN = "meaningEn";
    static final String TO_DO_EN = "toDoEn";
    /** ISO date; blank: nobody knows. */
    static final String EFFECTIVE_ON = "effectiveOn";
    /** ISO date; blank: no day is set. */
    static final String ACTION_BY = "actionBy";

    static final String CANCELLED = "cancelled";
    static final String URGENT = "urgent";
    /** {@code approve} or {@code return}. */
    static final String REVIEW = "review";

    static final String REVIEW_WORDS = "reviewWords";
    /** Numbers of customers, separated by blanks, commas or line ends. */
    static final String ANSWERED_CUSTOMERS = "answeredCustomers";

    static final String FOLLOW_UP_WORDS = "followUpWords";
    /** Routes "Un courrier aux autres ?". */
    static final String REMINDER_ASKED = "reminderAsked";

    /** The boxes of the form by component. */
    static final Map<Component, String> BOXES = Map.ofEntries(
            entry(Component.EXCHANGE_ONLINE, EXCHANGE_ONLINE),
            entry(Component.ONEDRIVE, ONEDRIVE),
            entry(Component.SHAREPOINT_ONLINE, SHAREPOINT_ONLINE),
            entry(Component.LYNC_ONLINE, LYNC_ONLINE),
            entry(Component.OFFICE_365_PROPLUS, OFFICE_365_PROPLUS),
            entry(Component.OFFICE_ONLINE, OFFICE_ONLINE));

    // what gateways decide on
    static final String CLIENTS_INFORMED = "clientsInformed";
    static final String ACTION_ASKED = "actionAsked";
    static final String ASSESSMENT_APPROVED = "assessmentApproved";
    static final String CLIENTS_LEFT = "clientsLeft";
    static final String ACTION_FOLLOWED = "actionFollowed";
    static final String CLIENTS_SILENT = "clientsSilent";
    static final String REMINDERS_LEFT = "remindersLeft";

    /** The number of the last customer that was told; empty at the beginning of a round. */
    static final String TOLD_UP_TO = "toldUpTo";
    /** The number of the last customer that was written to again; empty at the beginning of a round. */
    static final String REMINDED_UP_TO = "remindedUpTo";

    // what timers wait for
    static final String ASSESSMENT_DUE_AT = "assessmentDueAt";
    static final String REVIEW_DUE_AT = "reviewDueAt";
    static final String FOLLOW_UP_DUE_AT = "followUpDueAt";
    /** When customers who have not answered are next gone after. */
    static final String COUNTDOWN_AT = "countdownAt";
    /** When the day until which to act is over. */
    static final String ACTION_OVER_AT = "actionOverAt";

    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what forms show, as French text
    static final String CHANGE_NUMBER = "changeNumber";
    static final String REVISION_NUMBER = "revisionNumber";
    static final String BECAUSE_TEXT = "becauseText";
    static final String MESSAGE_TITLE = "messageTitle";
    static final String MESSAGE_TEXT = "messageText";
    /** What Microsoft says of its message beside its text, as JSON. */
    static final String FACTS = "facts";

    static final String ITEM = "item";
    static final String VALUE = "value";
    /** What Microsoft's names of services mean, as JSON. */
    static final String SERVICES = "services";

    static final String SERVICES_UNKNOWN = "servicesUnknown";
    /** With which earlier text it is compared; empty when there is none. */
    static final String COMPARED_TEXT = "comparedText";
    /** What has changed since then, as JSON. */
    static final String COMPARISON = "comparison";

    static final String WAS = "was";
    static final String NOW = "now";
    /** Whom each component would concern, as JSON. */
    static final String REACH = "reach";
    /** What was stated before; empty when nothing was. */
    static final String EARLIER_TEXT = "earlierText";
    /** What the second person has said; empty when it was not sent back. */
    static final String SENT_BACK_TEXT = "sentBackText";

    static final String ENGLISH_NEEDED = "englishNeeded";
    static final String ASSESSED_TEXT = "assessedText";
    /** Whom it concerns as it was assessed. */
    static final String REACH_TEXT = "reachText";
    /** For whom the letters below were written. */
    static final String EXAMPLE_TEXT = "exampleText";

    static final String LETTER_SUBJECT = "letterSubject";
    static final String LETTER = "letter";
    static final String LETTER_NEXT = "letterNext";
    static final String LETTER_SUBJECT_EN = "letterSubjectEn";
    static final String LETTER_EN = "letterEn";
    static final String LETTER_EN_NEXT = "letterEnNext";
    static final String ACTION_BY_TEXT = "actionByText";
    static final String ANSWERS_TEXT = "answersText";
    /** The customers that have not answered, as JSON, one row each, with the columns below. */
    static final String SILENT_CLIENTS = "silentClients";

    static final String CUSTOMER_NUMBER = "number";
    static final String CUSTOMER_NAME = "name";
    static final String CUSTOMER_CONTACT = "contact";
    static final String CUSTOMER_SUBSCRIPTIONS = "subscriptions";
    static final String LETTER_STATE = "letterState";

    private MicrosoftChangeProcess() {}

    /** The number of the change. */
    static String change(DelegateExecution execution) {
        return change(execution.getProcessBusinessKey());
    }

    static String change(String businessKey) {
        return businessKey.substring(0, businessKey.lastIndexOf('/'));
    }

    static int revision(DelegateExecution execution) {
        return revision(execution.getProcessBusinessKey());
    }

    static int revision(String businessKey) {
        return Integer.parseInt(businessKey.substring(businessKey.lastIndexOf('/') + 1));
    }
}
