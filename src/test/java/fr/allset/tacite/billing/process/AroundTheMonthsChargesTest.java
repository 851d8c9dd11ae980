package fr.allset.tacite.billing.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenEngine.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.MonthlyRuns;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenEngine;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever brings the run of a month to a step, its row decides (art. 6). Today is 23 November 2026: December is open. */
@TaciteTest
@DisplayName("Around the charges of a month")
class AroundTheMonthsChargesTest {

    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final YearMonth JANUARY = YearMonth.of(2027, 1);

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MonthlyRuns runs;

    @Autowired
    Charges charges;

    @Autowired
    MovableClock clock;

    private OpenEngine open;

    @BeforeEach
    void decemberIsOpen() {
        open = new OpenEngine(engine);
        portfolios.hold(numbered("ABO-BREST"), numbered("ABO-NANTES"));
        runs.openFirst();
    }

    @Test
    void aMonthIsNotBegunBeforeItsFirstDay() {
        var run = processes.running("monthly-charges", "2026-12");

        assertRefused(() -> processes.execute(run, "FirstOfTheMonth"), OutOfTurn.class);

        assertThat(runs.lastBegun()).isEmpty();
        assertNothingIsCharged();
    }

    @ParameterizedTest
    @CsvSource({"2026-12", "2027-01", "2026-11", "2031-05"})
    void aRunBegunInTheMiddleChargesNothing(String month) {
        open.startBefore("monthly-charges", month, "ChargeMonth", Map.of("chargedUpTo", "", "subscriptionsLeft", true));

        assertRefused(() -> processes.executeAll("monthly-charges", "ChargeMonth"), OutOfTurn.class);

        assertNothingIsCharged();
    }

    @ParameterizedTest
    @CsvSource({"2026-12", "2027-01"})
    void aMonthThatHasNotBegunIsNotClosed(String month) {
        assertRefused(() -> open.startBefore("monthly-charges", month, "CloseMonth", Map.of()), OutOfTurn.class);

        assertThat(runs.lastClosed()).isEmpty();
        assertThat(runs.all()).hasSize(1);
    }

    /** Its row says how far a run has come, and not what somebody writes into its process. */
    @Test
    void nobodyIsPassedOver() {
        clock.moveTo(DECEMBER.atDay(1));
        var run = processes.running("monthly-charges", "2026-12");
        processes.execute(run, "FirstOfTheMonth");
        assertRefused(() -> open.startBefore("monthly-charges", "2026-12", "CloseMonth", Map.of()), OutOfTurn.class);
        engine.getRuntimeService().setVariable(run.getId(), "chargedUpTo", "ZZZ");

        processes.executeAll("monthly-charges", "ChargeMonth");

        assertThat(everything()).isEqualTo(2);
        assertThat(runs.lastClosed()).contains(DECEMBER);
    }

    @Test
    void aRunThatIsDoneIsDoneWhateverComesAgain() {
        clock.moveTo(DECEMBER.atDay(1));
        processes.execute(processes.running("monthly-charges", "2026-12"), "FirstOfTheMonth");
        processes.executeAll("monthly-charges", "ChargeMonth");
        var before = charges.list(ChargeFilter.everything(), 0, 100);

        for (var step : List.of("BeginMonth", "ChargeMonth", "CloseMonth")) {
            open.startBefore("monthly-charges", "2026-12", step, Map.of("chargedUpTo", "", "subscriptionsLeft", true));
            processes.executeAll("monthly-charges", "ChargeMonth");
        }

        assertThat(charges.list(ChargeFilter.everything(), 0, 100)).isEqualTo(before);
        assertThat(runs.all()).extracting(run -> run.month()).containsExactly(JANUARY, DECEMBER);
        assertThat(runs.lastBegun()).contains(DECEMBER);
    }

    private void assertNothingIsCharged() {
        assertThat(everything()).isZero();
    }

    private int everything() {
        return charges.list(ChargeFilter.everything(), 0, 100).size();
    }
}
