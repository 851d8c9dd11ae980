package fr.allset.tacite.renewal.process;

import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words this code shares with {@code processes/subscription-renewal.bpmn}. The business key is the subscription's number. */
final class SubscriptionRenewalProcess {

    static final String KEY = "subscription-renewal";

    private SubscriptionRenewalProcess() {}

    /** The term, midnight in Paris; handed over by the life of the subscription. */
    record Term(Instant termAt) {

        LocalDate day() {
            return LocalDate.ofInstant(termAt, ContractTime.ZONE);
        }
    }

    /**
     * The announcement that comes next.
     *
     * @param noticeIndex its place among all that are due before the term, from 0
     * @param noticesLeft routes "Annonce à faire ?"
     * @param noticeAt    when it is due; null when none is left
     */
    record NextNotice(
            int noticeIndex, boolean noticesLeft, @Nullable Instant noticeAt) {

        static NextNotice of(List<Instant> due, int index) {
            boolean left = index < due.size();
            return new NextNotice(index, left, left ? due.get(index) : null);
        }
    }
}
