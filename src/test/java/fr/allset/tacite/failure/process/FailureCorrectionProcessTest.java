package fr.allset.tacite.failure.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.failure.AReport;
import fr.allset.tacite.failure.CauseDecision;
import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A failure was reported on Monday 23 November 2026 at 10:00 and restored at 12:00; the client was waited for from 11:00 on.
 * It is 15:00.
 */
@TaciteTest
@DisplayName("What was wrong of a failure")
class FailureCorrectionProcessTest {

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    MovableClock clock;

    String failure;

    @BeforeEach
    void aRestoredFailure() {
        portfolios.receive(
                numbered("ABO-1").servedFrom("2026-01-31"),
                numbered("ABO-2").servedFrom("2026-01-31").onSite("NANTES"),
                numbered("ABO-9").ofCustomer("CLI-9").servedFrom("2026-06-01"));
        failure = notifications
                .register(AReport.of("ABO-1").request(), new Actor("support", Optional.empty()))
                .failure();
        clock.moveTo(at("11:00"));
        failureHandling.askClient(failure, "Redémarrez le routeur", "support");
        clock.moveTo(at("12:00"));
        failureHandling.restore(failure, null, "support");
        clock.moveTo(at("15:00"));
    }

    @Test
    void isCorrectedWhenItIsTheMomentOfTheRestoration() {
        var corrected =
                correct(Map.of("correction", "restoration", "stretch", 1, "restoredAt", "2026-11-23T12:30:00+01:00"));

        assertThat(corrected).isEnded().hasPassed("FailureCorrectionDone");
        assertThat(failureHandling.find(failure).stretch().restoredAt()).isEqualTo(at("12:30"));
        assertThat(failureHandling.events(failure)).anySatisfy(event -> {
            assertThat(event.kind()).isEqualTo("restoration-corrected");
            assertThat(event.by()).isEqualTo("gestionnaire");
            assertThat(event.words()).contains("23/11/2026 à 12:30").contains("Vérifié au journal");
        });
    }

    @Test
    void isCorrectedWhenItIsTheCause() {
        var corrected = correct(Map.of(
                "correction",
                "cause",
                "cause",
                "v",
                "excusedSince",
                "2026-11-23T10:00+01:00",
                "excusedUntil",
                "2026-11-23T11:00+01:00",
                "evidence",
                "Avis de l'opérateur"));

        assertThat(corrected).isEnded();
        assertThat(failureHandling.find(failure).cause()).satisfies(cause -> {
            assertThat(cause.event()).isEqualTo(ExcusableEvent.V);
            assertThat(cause.periods()).containsExactly(new CauseDecision.ExcusedPeriod(at("10:00"), at("11:00")));
        });

        correct(Map.of("correction", "cause", "cause", "covered"));
        assertThat(failureHandling.find(failure).cause().event()).isNull();
    }

    @Test
    void isCorrectedWhenTheTimesOfWaitingForTheClientWereNotExcused() {
        assertThat(correct(Map.of("correction", "cause", "cause", "waiting", "evidence", "Courriel de 11 h")))
                .isEnded();

        assertThat(failureHandling.find(failure).cause()).satisfies(cause -> {
            assertThat(cause.event()).isEqualTo(ExcusableEvent.VI);
            assertThat(cause.periods()).containsExactly(new CauseDecision.ExcusedPeriod(at("11:00"), at("12:00")));
        });
    }

    @Test
    void isCorrectedWhenItIsTheSubscriptions() {
        assertThat(correct(Map.of("correction", "subscriptions", "subscriptions", "ABO-1, ABO-2")))
                .isEnded();

        assertThat(notifications.subscriptionsOf(failure)).containsExactly("ABO-1", "ABO-2");
        assertThat(failureHandling.events(failure))
                .anySatisfy(event -> assertThat(event.words()).contains("Vérifié au journal"));
    }

    @ParameterizedTest(name = "{0} {1} = {2}: {3}")
    @CsvSource({
        "restoration,   failure,       DF-2026-999999,            'Il n''y a pas de Défaillance DF-2026-999999.'",
        "restoration,   stretch,       2,                         'n''a pas de rétablissement n° 2.'",
        "restoration,   stretch,       1.5,                       'n''a pas de rétablissement n° 1.5.'",
        "restoration,   restoredAt,    '',                        'Indiquez la date et l''heure.'",
        "restoration,   restoredAt,    2026-11-23T15:00:01+01:00, 'Le 23/11/2026 à 15:00:01 n''est pas encore venu.'",
        "restoration,   restoredAt,    2026-11-23T09:59:59+01:00, 'Le 23/11/2026 à 09:59:59 précède le 23/11/2026 à 10:00'",
        "restoration,   reason,        '',                        'motif'",
        "cause,         cause,         vii,                       '« vii » n''est pas une cause'",
        "cause,         evidence,      '',                        'Renseignez le champ'",
        "cause,         excusedUntil,  2026-11-23T09:00:00+01:00, 'La période excusée commence'",
        "subscriptions, subscriptions, ABO-404,                   'L''abonnement ABO-404 n''existe pas.'",
        "mood,          reason,        Mauvaise,                  '« mood » n''est pas ce qui se corrige'"
    })
    void thatCannotBeCorrectedLeadsBackToTheForm(String correction, String field, String value, String sentence) {
        var before = failureHandling.find(failure);
        var form = new HashMap<String, Object>(Map.of(
                "correction",
                correction,
                "restoredAt",
                "2026-11-23T12:30:00+01:00",
                "cause",
                "v",
                "evidence",
                "Avis",
                "subscriptions",
                "ABO-1"));
        form.put(field, value);

        var refused = correct(form);

        assertThat(refused).isWaitingAt("CorrectFailureAgain");
        assertThat(processes.shown(refused, "refusal")).asString().contains(sentence);
        assertThat(failureHandling.find(failure)).isEqualTo(before);
        processes.complete(refused, "CorrectFailureAgain", "gestionnaire", Map.of("requestDecision", "drop"));
        assertThat(refused).isEnded().hasPassed("FailureCorrectionDropped");
    }

    @Test
    void isCorrectedAtTheSecondAttempt() {
        var refused = correct(Map.of("correction", "restoration", "restoredAt", "midi"));

        processes.complete(
                refused,
                "CorrectFailureAgain",
                "gestionnaire",
                Map.of("requestDecision", "maintain", "restoredAt", "2026-11-23T11:45:00+01:00"));

        assertThat(refused).isEnded().hasPassed("FailureCorrectionDone");
        assertThat(failureHandling.find(failure).stretch().restoredAt()).isEqualTo(at("11:45"));
    }

    private ProcessInstance correct(Map<String, Object> answers) {
        var form = new HashMap<String, Object>(Map.of("failure", failure, "reason", "Vérifié au journal"));
        form.putAll(answers);
        return processes.startFromForm(FailureCorrectionProcess.KEY, "gestionnaire", form);
    }

    private static Instant at(String time) {
        return LocalDateTime.parse("2026-11-23T" + time)
                .atZone(ContractTime.ZONE)
                .toInstant();
    }
}
