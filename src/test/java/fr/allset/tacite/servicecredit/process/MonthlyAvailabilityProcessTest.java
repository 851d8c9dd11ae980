package fr.allset.tacite.servicecredit.process;

import static fr.allset.tacite.failure.AFailure.at;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.availability.AvailabilityRuns;
import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Article 3 at the end of a month. It is Monday 23 November 2026; Brest costs 120 € a month and has no usage on record. */
@TaciteTest
@DisplayName("At the end of a month")
class MonthlyAvailabilityProcessTest {

    private static final String BREST = "ABO-BREST";
    private static final String QUIMPER = "ABO-QUIMPER";
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    AvailabilityRuns runs;

    @Autowired
    MissedObjectiveNotification missed;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    private AFailure failure;

    @BeforeEach
    void theMonthIsOpen() {
        portfolios.receive(numbered(BREST).withoutUsageFees(), numbered(QUIMPER).onSite("QUIMPER"));
        failure = new AFailure(notifications, failureHandling, clock);
        runs.openFirst();
    }

    @Test
    void waitsForTheMorningAfterIt() {
        var november = processes.running("monthly-availability", "2026-11");

        assertThat(processes.job(november, "MeasuredMonthIsOver").getDuedate().toInstant())
                .isEqualTo(at("2026-12-01T09:00"));

        runs.openFirst();
        assertThat(processes.all("monthly-availability")).hasSize(1);
    }

    // 120,00 € without usage: 5 % are 6,00 €
    @Test
    void thoseWhoseMonthWasMissedAreToldThatTheyMayAskAndForHowMuch() {
        failure.lasting("2026-11-24T08:00", "2026-11-24T18:00", BREST);
        failure.lasting("2026-11-25T08:00", "2026-11-25T15:12", QUIMPER);

        november();

        assertThat(told(BREST)).singleElement().satisfies(letter -> {
            assertThat(letter.notice().subject()).contains("ABO-BREST", "novembre 2026");
            assertThat(letter.notice().body())
                    .contains(
                            "98,611111\u00a0%",
                            "6,00\u00a0€",
                            "ND-2026-000001",
                            "compte 10\u00a0h",
                            "sur votre demande",
                            "De 98 à 99\u00a0%");
        });
        assertThat(told(QUIMPER)).as("exactly 99 % is reached").isEmpty();
    }

    @Test
    void theNextMonthIsOpenedAndEachIsToldOnce() {
        failure.lasting("2026-11-24T08:00", "2026-11-25T18:00", BREST);
        var november = november();

        assertThat(november)
                .hasPassedInOrder(
                        "AvailabilityMonthOpened",
                        "MeasuredMonthIsOver",
                        "TellMissedObjectives",
                        "CloseAvailabilityMonth",
                        "AvailabilityMonthTold")
                .isEnded();
        assertThat(processes.running("monthly-availability", "2026-12")).isWaitingAt("MeasuredMonthIsOver");

        missed.tell(NOVEMBER, "");
        assertThat(told(BREST)).hasSize(1);
    }

    @Test
    void manyAreToldInSeveralTransactions() {
        portfolios.receive(IntStream.range(0, 250)
                .mapToObj(i -> numbered("ABO-%04d".formatted(i)).onSite("S" + i))
                .toArray(ASubscription[]::new));
        failure.lasting(
                "2026-11-24T08:00",
                "2026-11-24T18:00",
                IntStream.range(0, 250).mapToObj("ABO-%04d"::formatted).toArray(String[]::new));

        november();

        assertThat(told("ABO-0000")).hasSize(1);
        assertThat(told("ABO-0249")).hasSize(1);
    }

    @Test
    void whatTurnsOutToBeMissedAfterwardsIsToldThen() {
        var notification = failure.lasting("2026-11-24T08:00", "2026-11-24T12:00", BREST);
        november();
        assertThat(told(BREST)).isEmpty();

        failureHandling.correctRestoration(
                notification.failure(), 1, at("2026-11-24T20:00"), "Le client a montré le journal", "support");
        var correction = processes.running("availability-correction", notification.failure());
        processes.execute(correction, "FindCreditsToAdjust");
        processes.execute(correction, "TellMissedAfterCorrection");
        missed.tellAfterCorrection(List.of(BREST), NOVEMBER);

        assertThat(correction).isEnded();

        assertThat(told(BREST))
                .singleElement()
                .satisfies(letter -> assertThat(letter.notice().body()).contains("compte 12\u00a0h"));
    }

    @Test
    void whatIsCorrectedBeforeTheMonthIsOverNeedsNothingMore() {
        failure.lasting("2026-11-24T08:00", "2026-11-24T12:00", BREST);

        assertThat(processes.all("availability-correction")).isEmpty();
    }

    private ProcessInstance november() {
        var november = processes.running("monthly-availability", "2026-11");
        clock.moveTo(at("2026-12-01T09:00"));
        processes.execute(november, "MeasuredMonthIsOver");
        processes.executeAll("monthly-availability", "TellMissedObjectives");
        return november;
    }

    private List<RecordedNotice> told(String subscription) {
        return notices.about(List.of(subscription)).stream()
                .filter(notice -> notice.notice().kind().equals("objective-missed"))
                .toList();
    }
}
