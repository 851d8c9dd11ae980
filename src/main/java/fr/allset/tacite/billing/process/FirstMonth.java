package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.MonthlyRuns;
import fr.allset.tacite.startup.StartUpStep;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Sees to it that the run of a month is open, from the first start on. */
@Component
class FirstMonth extends StartUpStep {

    private final MonthlyRuns runs;

    FirstMonth(MonthlyRuns runs) {
        super(Order.MONTHLY_CHARGES);
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
