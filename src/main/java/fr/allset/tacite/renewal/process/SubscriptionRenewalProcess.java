package fr.allset.tacite.renewal.process;

import fr.allset.tacite.time.ContractTime;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/subscription-renewal.bpmn}. The business key is the subscription's number. */
final class SubscriptionRenewalProcess {

    static final String KEY = "subscription-renewal";

    /** The term, midnight in Paris; handed over by the life of the subscription. */
    static final String TERM_AT = "termAt";
    /** Which announcement comes next, from 0. */
    static final String NOTICE_INDEX = "noticeIndex";
    /** When it is due. */
    static final String NOTICE_AT = "noticeAt";
    /** Routes "Annonce à faire ?". */
    static final String NOTICES_LEFT = "noticesLeft";

    private SubscriptionRenewalProcess() {}

    static LocalDate term(DelegateExecution execution) {
        return LocalDate.ofInstant(((Date) execution.getVariable(TERM_AT)).toInstant(), ContractTime.ZONE);
    }
}
