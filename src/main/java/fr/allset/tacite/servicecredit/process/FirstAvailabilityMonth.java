package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.availability.AvailabilityRuns;
import fr.allset.tacite.startup.StartUpStep;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Sees to it that a month is open, from the first start on. */
@Component
class FirstAvailabilityMonth extends StartUpStep {

    private final AvailabilityRuns runs;

    FirstAvailabilityMonth(AvailabilityRuns runs) {
        super(Order.MONTHLY_AVAILABILITY);
        this.runs = runs;
    }

    @Override
    protected void prepare() {
        try {
            runs.openFirst();
        } catch (DuplicateKeyException anotherNode) {
            // which has opened the same month at this very moment
            runs.openFirst();
        }
    }
}
