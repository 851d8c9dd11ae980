package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.time.ContractTime;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** Failures that were corrected, as their rows have them. */
@Component
class CorrectedFailures {

    private final FailureHandling failureHandling;

    CorrectedFailures(FailureHandling failureHandling) {
        this.failureHandling = failureHandling;
    }

    /**
     * The first month that may have changed: the one in which the failure was reported.
     *
     * @throws fr.allset.tacite.problem.Refusal when there is no such failure
     */
    YearMonth firstMonth(String failure) {
        return YearMonth.from(failureHandling.find(failure).reportedAt().atZone(ContractTime.ZONE));
    }
}
