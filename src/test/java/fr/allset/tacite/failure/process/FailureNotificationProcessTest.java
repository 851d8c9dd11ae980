package fr.allset.tacite.failure.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Today is Monday 23 November 2026, 10:00 in Paris. */
@TaciteTest
@DisplayName("A failure that is told by telephone")
class FailureNotificationProcessTest {

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @BeforeEach
    void twoCustomers() {
        portfolios.receive(
                numbered("ABO-1").servedFrom("2026-01-31"),
                numbered("ABO-9").ofCustomer("CLI-9").servedFrom("2026-06-01"));
    }

    @Test
    void showsItsNumberAtOnceToWhoeverHasTheCallerOnTheLine() {
        var told = tell(Map.of(
                "subscriptions",
                "ABO-1",
                "exchangeOnline",
                true,
                "beganAt",
                "2026-11-23T08:30:00+01:00",
                "receivedAt",
                "2026-11-23T09:50+01:00",
                "partial",
                true));

        assertThat(told).isWaitingAt("GiveNotificationNumber").hasBusinessKey("ND-2026-000001");
        assertThat(processes.task(told, "GiveNotificationNumber").getAssignee()).isEqualTo("gestionnaire");
        assertThat(processes.shown(told, "notificationNumber")).isEqualTo("ND-2026-000001");
        assertThat(processes.shown(told, "receiptText"))
                .isEqualTo("Reçue le 23/11/2026 à 09:50, par téléphone, de Camille Le Goff. Abonnements : ABO-1.");
        assertThat(processes.shown(told, "deadlineText"))
                .isEqualTo(
                        "Rétablissement du Service au plus tard le "
                                + "23/11/2026 à 13:50 (4\u00a0h en heures de prise en charge à compter du 23/11/2026 à 09:50).");
        assertThat(processes.shown(told, "toSay"))
                .asString()
                .contains("porte le numéro ND-2026-000001")
                .contains("au plus tard le 23/11/2026 à 13:50");
        var notification = notifications.find("ND-2026-000001");
        assertThat(notification.components()).containsExactly(Component.EXCHANGE_ONLINE);
        assertThat(notification.beganAt()).isEqualTo(Instant.parse("2026-11-23T07:30:00Z"));
        assertThat(notification.partial()).isTrue();
        assertThat(notification.recordedBy()).isEqualTo("gestionnaire");
        assertThat(processes.shown(told, "failureNumber")).isEqualTo(notification.failure());

        processes.complete(told, "GiveNotificationNumber", "gestionnaire", Map.of());
        assertThat(told).isEnded().hasPassed("NotificationNumberGiven");
    }

    @Test
    void canBeOneThatTheResellerHasFoundForSeveralCustomers() {
        var found = tell(Map.of("subscriptions", "ABO-1; ABO-9", "channel", "detected", "reporter", ""));

        assertThat(found).isWaitingAt("GiveNotificationNumber");
        assertThat(notifications.find("ND-2026-000001").channel()).isEqualTo(NotificationChannel.DETECTED);
        assertThat(notifications.find("ND-2026-000001").reporter()).isEqualTo("gestionnaire");
        assertThat(processes.shown(found, "customerName")).isEqualTo("2 clients");
    }

    @Test
    void canBelongToAFailureThatIsKnown() {
        var first = tell(Map.of("subscriptions", "ABO-1"));
        var failure = processes.shown(first, "failureNumber");

        var second = tell(Map.of("subscriptions", "ABO-9", "failure", " " + failure));

        assertThat(processes.shown(second, "failureNumber")).isEqualTo(failure);
        assertThat(processes.shown(second, "notificationNumber")).isEqualTo("ND-2026-000002");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "subscriptions, ABO-404,                   'L''abonnement ABO-404 n''existe pas.'",
        "subscriptions, '',                        'Indiquez au moins un abonnement.'",
        "subscriptions, 'ABO-1, ABO-9',            'Une notification d''un client concerne les abonnements d''un seul client.'",
        "beganAt,       2026-11-23T10:30:00+01:00, 'La Défaillance ne peut pas avoir commencé le 23/11/2026 à 10:30,"
                + " après avoir été signalée le 23/11/2026 à 10:00.'",
        "receivedAt,    2026-11-24T10:00:00+01:00, 'Le 24/11/2026 à 10:00 n''est pas encore venu.'",
        "receivedAt,    hier,                      '« hier » ne peut pas être lu comme une date et une heure.'",
        "failure,       DF-2026-999999,            'Il n''y a pas de Défaillance DF-2026-999999.'",
        "channel,       pigeon,                    '« pigeon » n''est pas un canal : indiquez telephone, web, email ou detected.'"
    })
    void thatCannotBeLeadsBackToTheForm(String field, String value, String sentence) {
        var answers = new HashMap<String, Object>(Map.of("subscriptions", "ABO-1"));
        answers.put(field, value);

        var refused = tell(answers);

        assertThat(refused).isWaitingAt("CorrectFailureNotification");
        assertThat(processes.shown(refused, "refusal")).isEqualTo(sentence);

        processes.complete(
                refused,
                "CorrectFailureNotification",
                "gestionnaire",
                form(Map.of(
                        "requestDecision",
                        "maintain",
                        "subscriptions",
                        "ABO-1",
                        "beganAt",
                        "",
                        "receivedAt",
                        "",
                        "failure",
                        "")));
        assertThat(refused).isWaitingAt("GiveNotificationNumber").hasBusinessKey("ND-2026-000001");
    }

    @Test
    void thatIsDroppedLeavesNothing() {
        var refused = tell(Map.of("subscriptions", "ABO-404"));

        processes.complete(refused, "CorrectFailureNotification", "gestionnaire", Map.of("requestDecision", "drop"));

        assertThat(refused).isEnded().hasPassed("FailureNotificationDropped");
        assertThat(notifications.findIfThere("ND-2026-000001")).isEmpty();
    }

    private ProcessInstance tell(Map<String, Object> answers) {
        return processes.startFromForm(FailureNotificationProcess.KEY, "gestionnaire", form(answers));
    }

    private static Map<String, Object> form(Map<String, Object> answers) {
        var form = new HashMap<String, Object>(Map.of(
                "channel", "telephone", "reporter", "Camille Le Goff", "description", "La messagerie ne répond plus"));
        form.putAll(answers);
        return form;
    }
}
