package fr.allset.tacite.servicecredit.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditStatus;
import fr.allset.tacite.testing.Breakdowns;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever brings a process of a credit to a step, the facts decide (art. 3): 24 hours of December were missed, and asked for. */
@TaciteTest
@DisplayName("Around a credit")
class AroundACreditTest {

    private static final String NUMBER = "ABO-1";
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final Actor CLIENT = new Actor("ponant", Optional.of("CLI-001"));
    private static final String MANAGER = "gestionnaire";

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    CreditHandling credits;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    Charges charges;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    private OpenDoor door;
    private String request;
    private long letters;

    @BeforeEach
    void aRequestThatNobodyHasReviewed() {
        door = new OpenDoor(engine);
        portfolios.hold(numbered(NUMBER).atMonthly("100.00").withoutUsageFees());
        new Breakdowns(notifications, failureHandling, clock)
                .of(NUMBER, DECEMBER.atDay(10).atTime(8, 0), Duration.ofHours(24));
        clock.moveTo(LocalDate.of(2027, 1, 5));
        request = credits.request(NUMBER, DECEMBER, CLIENT).request().number();
        processes.executeAll(ServiceCreditProcess.KEY, "CalculateServiceCredit");
        letters = letters();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IssueCreditNote", "RefuseServiceCredit"})
    void isIssuedAndRefusedByNobodyButWhoReviewsIt(String step) {
        assertRefused(
                () -> door.startBefore(
                        ServiceCreditProcess.KEY, request, step, Map.of("decision", "issue", "reason", "Sans examen.")),
                NobodyDecided.class);

        assertThat(credits.find(request).status()).isEqualTo(CreditStatus.REQUESTED);
        assertThat(credits.notesOf(request)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AnnounceCreditNote, false", "AnnounceCreditRefusal, false", "AnnounceCreditRefusal, true"})
    void isNotToldAsWhatItIsNot(String step, boolean issued) {
        if (issued) {
            issue();
        }
        long before = letters();

        assertRefused(() -> door.startBefore(ServiceCreditProcess.KEY, request, step, Map.of()), OutOfTurn.class);

        assertThat(letters()).isEqualTo(before);
    }

    @Test
    void isIssuedAndToldOnceHoweverOftenItIsAskedFor() {
        issue();

        door.startBefore(ServiceCreditProcess.KEY, request, "AnnounceCreditNote", Map.of());
        door.startBefore(ServiceCreditProcess.KEY, request, "CalculateServiceCredit", Map.of());
        var again = processes.running(ServiceCreditProcess.KEY, request);
        processes.complete(again, "ReviewServiceCredit", MANAGER, Map.of("decision", "issue"));

        assertThat(credits.notesOf(request))
                .singleElement()
                .satisfies(note -> assertThat(charges.of(note.number())).hasSize(1));
        assertThat(letters()).isEqualTo(letters + 1);
    }

    // ---- a note that is corrected

    @Test
    void isCorrectedByNobodyButWhoReviewsTheCorrection() {
        var note = issue();

        for (var step : new String[] {"CorrectCreditNote", "LeaveCreditNote"}) {
            assertRefused(
                    () -> door.startBefore(
                            CreditAdjustmentProcess.KEY,
                            note,
                            step,
                            Map.of("reason", "Sans examen.", "decision", "correct")),
                    NobodyDecided.class);
        }

        assertThat(credits.notesOf(request)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "first"})
    void isNotToldAsCorrectedWhenNobodyHasCorrectedIt(String corrections) {
        var note = issue();
        long before = letters();

        assertRefused(
                () -> door.startBefore(
                        CreditAdjustmentProcess.KEY,
                        note,
                        "AnnounceCreditAdjustment",
                        Map.of("corrections", corrections.replace("first", note))),
                OutOfTurn.class);

        assertThat(letters()).isEqualTo(before);
    }

    private String issue() {
        processes.complete(
                processes.running(ServiceCreditProcess.KEY, request),
                "ReviewServiceCredit",
                MANAGER,
                Map.of("decision", "issue"));
        return credits.notesOf(request).get(0).number();
    }

    private long letters() {
        return notices.list(0, 1, "").total();
    }
}
