package fr.allset.tacite.changeletter.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/change-digest.bpmn}. The business key is the day of the digest, as {@code 2026-11-30}. */
final class ChangeDigestProcess {

    static final String KEY = "change-digest";

    /** Something is to be told in the digest of a day for which there was none. */
    static final String DIGEST_OPENED = "DigestOpened";

    /** When it goes out. */
    static final String DIGEST_AT = "digestAt";
    /** Routes "Encore des clients ?". */
    static final String DIGEST_CUSTOMERS_LEFT = "digestCustomersLeft";

    private ChangeDigestProcess() {}

    static LocalDate day(DelegateExecution execution) {
        return LocalDate.parse(execution.getProcessBusinessKey());
    }
}
