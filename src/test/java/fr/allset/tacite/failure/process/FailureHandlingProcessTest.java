package fr.allset.tacite.failure.process;

import static fr.allset.tacite.failure.AFailure.at;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.Failure.Waiting;
import fr.allset.tacite.failure.FailureCorrespondence;
import fr.allset.tacite.failure.FailureEvent;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureNotification;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.terms.RestoreClock;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Article 3 as it is lived. The Ateliers du Ponant are served in Brest and in Quimper, and another customer elsewhere. It is Monday 23
 * November 2026, ten in the morning: what is reported now is to be restored by two in the afternoon.
 */
@TaciteTest
@DisplayName("The handling of a failure")
class FailureHandlingProcessTest {

    private static final String BREST = "ABO-BREST";
    private static final String QUIMPER = "ABO-QUIMPER";
    private static final String OF_ANOTHER = "ABO-AUTRE";
    private static final Actor CLIENT = new Actor("ponant", Optional.of("CLI-001"));
    private static final Actor SUPPORT = new Actor("support", Optional.empty());
    private static final String MANAGER = "gestionnaire";
    private static final String ADDRESS = "anne.le-goff@ateliers-du-ponant.example";

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    FailureCorrespondence letters;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    @Autowired
    HistoryService history;

    @Autowired
    RuntimeService runtime;

    @Autowired
    FormService forms;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoSitesOfOneCustomerAndOneOfAnother() {
        portfolios.hold(
                numbered(BREST),
                numbered(QUIMPER).onSite("QUIMPER"),
                numbered(OF_ANOTHER).ofCustomer("CLI-002"));
    }

    @Nested
    @DisplayName("begins when it is reported, and")
    class TakingInCharge {

        @Test
        void isTakenInChargeAtOnceInSupportHours() {
            var process = process(reported(BREST));

            assertThat(process)
                    .isWaitingAt("TakeFailureInCharge")
                    .hasPassed("FailureReported")
                    .hasNotPassed("SupportOpens");
            assertThat(task(process)).hasCandidateGroup("support").hasCandidateGroup("account-managers");
            assertThat(task(process).getDueDate()).isEqualTo(at("2026-11-23T14:00"));
        }

        @Test
        void showsWhoReportedItWhenWhatAndUntilWhenItIsToBeRestored() {
            var notification = notifications.register(
                    new NotificationRequest(
                            List.of(BREST),
                            Set.of(Component.EXCHANGE_ONLINE),
                            NotificationChannel.TELEPHONE,
                            "Anne Le Goff",
                            ADDRESS,
                            null,
                            at("2026-11-23T09:40"),
                            "Plus aucun message n'arrive",
                            false,
                            null),
                    SUPPORT);

            var process = process(notification);

            assertThat(shown(process, "failureNumber")).isEqualTo(notification.failure());
            assertThat(shown(process, "customerName")).isEqualTo("Ateliers du Ponant (CLI-001)");
            assertThat(shown(process, "subscriptionsText")).isEqualTo(BREST);
            assertThat(shown(process, "componentsText")).isEqualTo("Exchange Online");
            assertThat(shown(process, "reportedText"))
                    .isEqualTo("Signalée le 23/11/2026 à 10:00, 1\u00a0notification"
                            + "\u00a0; début selon les notifications : le 23/11/2026 à 09:40");
            assertThat(shown(process, "deadlineText"))
                    .isEqualTo("Rétablissement du Service au plus tard le 23/11/2026 à 14:00.");
            assertThat(shown(process, "objectiveText"))
                    .isEqualTo("Rétablissement du Service au plus tard le 23/11/2026 à 14:00 (4\u00a0h "
                            + RestoreClock.SUPPORT.inWords()
                            + " à compter du 23/11/2026 à 10:00), art. 3, lectures R01, R02, R06");
            assertThat(shown(process, "equipmentText")).isEqualTo("aucun Équipement défaillant constaté");
            assertThat(shown(process, "readingsText")).contains("**R01**", "**R02**", "**R06**");
            assertThat(shown(process, "notifications"))
                    .contains(
                            notification.number(),
                            "23/11/2026 à 10:00, par téléphone",
                            "Anne Le Goff, " + ADDRESS,
                            "23/11/2026 à 09:40",
                            "Plus aucun message n'arrive");
        }

        @Test
        void reportedOnFridayEveningWaitsUntilMondayMorning() {
            clock.moveTo(at("2026-11-20T18:00"));
            var process = process(reported(BREST));
            assertThat(process).isWaitingAt("SupportOpens");
            assertThat(processes.job(process, "SupportOpens").getDuedate()).isEqualTo(at("2026-11-23T09:00"));

            clock.moveTo(at("2026-11-23T09:00"));
            processes.execute(process, "SupportOpens");

            assertThat(process).isWaitingAt("TakeFailureInCharge");
            assertThat(task(process).getDueDate()).isEqualTo(at("2026-11-23T13:00"));
        }

        @Test
        void isSomeonesFromThenOn() {
            var notification = reported(BREST);
            clock.moveTo(at("2026-11-23T10:12"));

            take(process(notification));

            assertThat(process(notification)).isWaitingAt("DiagnoseFailure");
            assertThat(failure(notification).takenInChargeAt()).isEqualTo(at("2026-11-23T10:12"));
            assertThat(failure(notification).takenInChargeBy()).isEqualTo("support");
        }

        @Test
        void risesAmongTheLateOnesAtItsDeadline() {
            var process = process(reported(BREST));

            processes.execute(process, "TakeFailureInCharge");

            assertThat(task(process).getPriority()).isEqualTo(100);
        }

        @Test
        void isTakenInChargeByOneOfTwoWhoTryAtOnce() throws Exception {
            var notification = reported(BREST);
            var process = process(notification);
            var task = processes.task(process, "TakeFailureInCharge");

            var outcomes = Race.between(() -> takenBy(task, "support"), () -> takenBy(task, MANAGER));

            assertThat(outcomes.stream()
                            .map(Race.Outcome::hasSucceededOrWasOvertaken)
                            .filter(Race.Outcome::succeeded))
                    .hasSize(1);
            assertThat(process).isWaitingAt("DiagnoseFailure");
            assertThat(events(notification, "taken-in-charge")).hasSize(1);
        }

        private boolean takenBy(org.camunda.bpm.engine.task.Task task, String person) {
            processes.complete(task, person, Map.of("takingInCharge", "take"));
            return true;
        }
    }

    @Nested
    @DisplayName("that turns out to be another one")
    class Attaching {

        @Test
        void endsAndItsNotificationsGoOnThere() {
            var known = reported(BREST);
            var other = reported(OF_ANOTHER);
            var process = process(other);

            attach(process, known.failure());

            assertThat(process).isEnded().hasPassed("FailureAttached");
            assertThat(failure(other).sameAs()).isEqualTo(known.failure());
            assertThat(notifications.find(other.number()).failure()).isEqualTo(known.failure());
            assertThat(shown(process(known), "subscriptionsText")).isEqualTo(OF_ANOTHER + ", " + BREST);
            assertThat(shown(process(known), "reportedText")).contains("2\u00a0notifications");
            assertThat(shown(process(known), "notifications")).contains(other.number());
        }

        @Test
        void andWasReportedEarlierMovesTheDeadlineThere() {
            clock.moveTo(at("2026-11-23T09:30"));
            var earlier = reported(OF_ANOTHER);
            clock.moveTo(at("2026-11-23T10:00"));
            var known = reported(BREST);
            assertThat(task(process(known)).getDueDate()).isEqualTo(at("2026-11-23T14:00"));

            attach(process(earlier), known.failure());

            assertThat(task(process(known)).getDueDate()).isEqualTo(at("2026-11-23T13:30"));
            assertThat(processes.job(process(known), "TakeFailureInCharge").getDuedate())
                    .isEqualTo(at("2026-11-23T13:30"));
            assertThat(shown(process(known), "deadlineText")).contains("23/11/2026 à 13:30");
        }

        @ParameterizedTest(name = "«{0}»")
        @CsvSource(
                delimiter = '|',
                value = {
                    "DF-1999-000001 | Il n'y a pas de Défaillance DF-1999-000001.",
                    "''             | Indiquez le numéro de l'autre Défaillance."
                })
        void thatIsNotThereLeadsBackWithTheReason(String number, String sentence) {
            var process = process(reported(BREST));

            attach(process, number);

            assertThat(process).isWaitingAt("TakeFailureInCharge").hasPassed("TakingInChargeRefused");
            assertThat(shown(process, "refusal")).isEqualTo(sentence);
        }

        @Test
        void thatIsRestoredLeadsBackWithTheReason() {
            var restored = reported(BREST);
            restore(diagnosed(restored), Map.of("restorationStep", "restored"));
            var process = process(reported(OF_ANOTHER));

            attach(process, restored.failure());

            assertThat(process).isWaitingAt("TakeFailureInCharge");
            assertThat(shown(process, "refusal")).contains("est déjà rétablie");
        }

        private void attach(ProcessInstance process, String number) {
            processes.complete(
                    process, "TakeFailureInCharge", "support", Map.of("takingInCharge", "attach", "sameAs", number));
        }
    }

    @Nested
    @DisplayName("shows further notifications while it is open:")
    class FurtherNotifications {

        @Test
        void theyJoinTheFormThatIsOpen() {
            var first = reported(BREST);
            var process = process(first);
            take(process);

            var second = reported(BREST);
            notifications.add(second.number(), clock.instant(), ADDRESS, "Aussi sur les téléphones");

            assertThat(second.failure()).isEqualTo(first.failure());
            assertThat(process).isWaitingAt("DiagnoseFailure");
            assertThat(shown(process, "reportedText")).contains("2\u00a0notifications");
            assertThat(shown(process, "notifications"))
                    .contains(first.number(), second.number(), "Complément : Aussi sur les téléphones");
        }

        @Test
        void whatBecomesKnownWhileTheFormIsOpenIsShown() {
            var notification = reported(BREST);
            var process = process(notification);
            assertThat(shown(process, "equipmentText")).isEqualTo("aucun Équipement défaillant constaté");

            failureHandling.findEquipment(notification.failure(), at("2026-11-23T09:50"), true, MANAGER);

            assertThat(process).isWaitingAt("TakeFailureInCharge");
            assertThat(shown(process, "equipmentText")).startsWith("constaté défaillant le 23/11/2026 à 09:50");
            assertThat(shown(process, "deadlineText")).contains("25/11/2026 à 09:50");
        }

        @Test
        void whatSomebodyWritesIntoTheVariablesIsNot() {
            var notification = reported(BREST);
            var process = process(notification);

            runtime.setVariables(
                    process.getId(),
                    Map.of(
                            "failureNumber", "DF-1999-000001",
                            "customerName", "Personne",
                            "deadlineText", "Rien ne presse.",
                            "stretches", "[]",
                            "notifications", "[]",
                            "sameAs", "DF-1999-000001"));

            assertThat(shown(process, "failureNumber")).isEqualTo(notification.failure());
            assertThat(shown(process, "customerName")).isEqualTo("Ateliers du Ponant (CLI-001)");
            assertThat(shown(process, "deadlineText")).contains("au plus tard le 23/11/2026 à 14:00");
            assertThat(shown(process, "stretches")).contains("signalée le 23/11/2026 à 10:00");
            assertThat(shown(process, "notifications")).contains(notification.number());
            assertThat(forms.getTaskFormVariables(task(process).getId())).doesNotContainKey("sameAs");
        }

        @Test
        void oneThatWasReceivedEarlierMovesTheDeadline() {
            var process = process(reported(BREST));

            notifications.register(request(BREST, at("2026-11-23T09:15")), SUPPORT);

            assertThat(task(process).getDueDate()).isEqualTo(at("2026-11-23T13:15"));
            assertThat(shown(process, "deadlineText")).contains("23/11/2026 à 13:15");
        }

        @Test
        void tenAreShownOfHundredsWithTheirNumberAndTheirTextsAreCut() {
            var first = reported(BREST);
            var process = process(first);
            IntStream.range(0, 119)
                    .forEach(i -> notifications.register(
                            new NotificationRequest(
                                    List.of(BREST),
                                    Set.of(),
                                    NotificationChannel.WEB,
                                    "Anne",
                                    null,
                                    null,
                                    null,
                                    "x".repeat(4000),
                                    false,
                                    null),
                            CLIENT));

            assertThat(shown(process, "reportedText")).as("all of them").contains("120\u00a0notifications");
            assertThat(numbersIn(shown(process, "notifications"))).hasSize(10);

            take(process);

            assertThat(shown(process, "reportedText")).contains("120\u00a0notifications");
            assertThat(processes.all(FailureHandlingProcess.KEY)).hasSize(1);
            assertThat(task(process)).hasDefinitionKey("DiagnoseFailure");
        }

        @Test
        void aThousandSubscriptionsFitOnTheForm() {
            var many = IntStream.range(0, 600).mapToObj("ABO-D-%04d"::formatted).toList();
            portfolios.hold(
                    many.stream().map(number -> numbered(number).onSite(number)).toArray(ASubscription[]::new));

            var process = process(notifications.register(
                    new NotificationRequest(
                            many,
                            Set.of(),
                            NotificationChannel.DETECTED,
                            "Sonde",
                            null,
                            null,
                            null,
                            "Plus de connexion",
                            false,
                            null),
                    SUPPORT));
            take(process);

            assertThat(shown(process, "subscriptionsText")).endsWith("autres");
            assertThat(shown(process, "subscriptions"))
                    .as("too many to be corrected on a form")
                    .isEmpty();
        }

        private List<String> numbersIn(String rows) {
            return java.util.regex.Pattern.compile("ND-\\d+-\\d+")
                    .matcher(rows)
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .toList();
        }
    }

    @Nested
    @DisplayName("is diagnosed, which")
    class Diagnosing {

        @Test
        void isRecordedWithItsOrigin() {
            var notification = reported(BREST);

            var process = diagnosed(notification);

            assertThat(process).isWaitingAt("RestoreService");
            assertThat(failure(notification).diagnosis()).isEqualTo("Panne de la messagerie chez Microsoft");
            assertThat(shown(process, "diagnosisText"))
                    .isEqualTo("Panne de la messagerie chez Microsoft — Origine : Les services en ligne de Microsoft");
            assertThat(task(process).getDueDate()).isEqualTo(at("2026-11-23T14:00"));
        }

        @Test
        void correctsTheSubscriptionsOfEachNotification() {
            var first = reported(BREST);
            var process = process(first);
            take(process);
            var second = notifications.register(
                    new NotificationRequest(
                            List.of(BREST, QUIMPER),
                            Set.of(),
                            NotificationChannel.WEB,
                            "Yann",
                            null,
                            null,
                            null,
                            "Rien ne va",
                            false,
                            first.failure()),
                    CLIENT);
            assertThat(shown(process, "subscriptionsText")).isEqualTo(BREST + ", " + QUIMPER);

            diagnose(process, Map.of("subscriptions", BREST));

            assertThat(subscriptionsOf(first)).containsExactly(BREST);
            assertThat(subscriptionsOf(second)).containsExactly(BREST);
            assertThat(shown(process, "subscriptionsText")).isEqualTo(BREST);
        }

        @Test
        void leavesEachNotificationItsOwnSubscriptionsWhenNothingIsCorrected() {
            var first = reported(BREST);
            var process = process(first);
            take(process);
            var second = notifications.register(
                    new NotificationRequest(
                            List.of(QUIMPER),
                            Set.of(),
                            NotificationChannel.WEB,
                            "Yann",
                            null,
                            null,
                            null,
                            "Rien ne va",
                            false,
                            first.failure()),
                    CLIENT);

            diagnose(process, Map.of("subscriptions", BREST + "; " + QUIMPER));

            assertThat(subscriptionsOf(first)).containsExactly(BREST);
            assertThat(subscriptionsOf(second)).containsExactly(QUIMPER);
            assertThat(events(first, "concerns")).isEmpty();
        }

        @Test
        void addsASubscriptionToTheNotificationsOfItsCustomer() {
            var notification = reported(BREST);
            var process = process(notification);
            take(process);

            diagnose(process, Map.of("subscriptions", BREST + ", " + QUIMPER));

            assertThat(subscriptionsOf(notification)).containsExactly(BREST, QUIMPER);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "subscriptions    | ABO-INCONNU        | L'abonnement ABO-INCONNU n'existe pas.",
                    "subscriptions    | ABO-BREST ABO-AUTRE | "
                            + "Aucune notification ne vient du client de l'abonnement ABO-AUTRE : enregistrez d'abord la sienne.",
                    "subscriptions    | ABO-QUIMPER ABO-AUTRE | "
                            + "Aucune notification ne vient du client de l'abonnement ABO-AUTRE : enregistrez d'abord la sienne.",
                    "origin           | martians           | « martians » n'est pas une origine connue.",
                    "equipmentFoundAt | 2026-11-23T10:01+01:00   | Le 23/11/2026 à 10:01 n'est pas encore venu.",
                    "equipmentFoundAt | hier               | « hier » ne peut pas être lu comme une date et une heure."
                })
        void thatCannotBeLeadsBackWithTheReasonAndRecordsNothing(String field, String value, String sentence) {
            var notification = reported(BREST);
            var process = process(notification);
            take(process);

            diagnose(process, Map.of(field, value, "equipmentFaulty", true));

            assertThat(process).isWaitingAt("DiagnoseFailure").hasPassed("DiagnosisRefused");
            assertThat(shown(process, "refusal")).isEqualTo(sentence);
            assertThat(failure(notification).diagnosis()).isNull();
            assertThat(failure(notification).equipment()).isNull();
            assertThat(subscriptionsOf(notification)).containsExactly(BREST);
        }

        @Test
        void mayFindFaultyEquipmentWithADeadlineOfItsOwn() {
            var notification = reported(BREST);
            var process = process(notification);
            take(process);

            diagnose(
                    process,
                    Map.of(
                            "origin",
                            "reseller",
                            "equipmentFaulty",
                            true,
                            "equipmentFoundAt",
                            "2026-11-23T09:50+01:00",
                            "equipmentWarranty",
                            true));

            assertThat(process).isWaitingAt("RestoreService");
            assertThat(failure(notification).equipment())
                    .isEqualTo(new Failure.Equipment(at("2026-11-23T09:50"), true, null));
            assertThat(shown(process, "equipmentText"))
                    .isEqualTo("constaté défaillant le 23/11/2026 à 09:50, sous garantie\u00a0; "
                            + "Remplacement de l'Équipement au plus tard le 25/11/2026 à 09:50 (48\u00a0h "
                            + RestoreClock.CALENDAR.inWords()
                            + " à compter du 23/11/2026 à 09:50), art. 3, lectures R03, R04");
            assertThat(shown(process, "deadlineText")).contains("23/11/2026 à 14:00", "25/11/2026 à 09:50");
        }
    }

    @Nested
    @DisplayName("may wait for the client,")
    class WaitingForTheClient {

        @Test
        void whoIsToldByLetterWhatItIsAskedFor() {
            var notification = reported(BREST);

            var process = asking(notification, "Redémarrez la passerelle de Brest");

            assertThat(process).isWaitingAt("AwaitClientCooperation");
            assertThat(task(process).getPriority()).isEqualTo(30);
            assertThat(shown(process, "askedText")).isEqualTo("Redémarrez la passerelle de Brest");
            assertThat(shown(process, "waitingSinceText")).isEqualTo("23/11/2026 à 10:00");
            assertThat(mail(notification, "failure-asked")).satisfies(mail -> {
                assertThat(mail.recipientAddress()).isEqualTo(ADDRESS);
                assertThat(mail.body())
                        .contains(
                                "Redémarrez la passerelle de Brest",
                                "23/11/2026 à 10:00",
                                notification.number(),
                                BREST);
            });
        }

        @Test
        void whoseTimeIsRecordedUntilItAnswers() {
            var notification = reported(BREST);
            var process = asking(notification, "Redémarrez la passerelle");
            clock.moveTo(at("2026-11-23T12:00"));

            answer(process, "2026-11-23T11:30+01:00");

            assertThat(process).isWaitingAt("DiagnoseFailure");
            assertThat(failure(notification).waitings())
                    .containsExactly(
                            new Waiting("Redémarrez la passerelle", at("2026-11-23T10:00"), at("2026-11-23T11:30")));
            assertThat(failure(notification).waitedFor(clock.instant())).isEqualTo(Duration.ofMinutes(90));
            assertThat(shown(process, "waitedText")).isEqualTo("En tout : 1\u00a0h 30\u00a0min d'attente.");
            assertThat(shown(process, "diagnosis"))
                    .as("offered again")
                    .isEqualTo("Panne de la messagerie chez Microsoft");
        }

        @Test
        void onceForEachQuestion() {
            var notification = reported(BREST);
            var process = asking(notification, "Redémarrez la passerelle");
            letters.askForCooperation(notification.failure());
            answer(process, "");

            diagnose(process, Map.of("diagnosisStep", "ask", "asked", "Envoyez le journal"));

            assertThat(process).isWaitingAt("AwaitClientCooperation");
            assertThat(mails(notification, "failure-asked"))
                    .hasSize(2)
                    .last()
                    .satisfies(mail -> assertThat(mail.body()).contains("Envoyez le journal"));
            assertThat(failure(notification).waitings()).hasSize(2);
            assertThat(events(notification, "diagnosed"))
                    .as("said twice alike, recorded once")
                    .hasSize(1);
        }

        @Test
        void whichCannotHaveAnsweredBeforeItWasAsked() {
            var process = asking(reported(BREST), "Redémarrez la passerelle");

            answer(process, "2026-11-23T09:00+01:00");

            assertThat(process).isWaitingAt("AwaitClientCooperation").hasPassed("CooperationRefused");
            assertThat(shown(process, "refusal"))
                    .isEqualTo("La réponse du 23/11/2026 à 09:00 précède la demande du 23/11/2026 à 10:00.");
        }

        @Test
        void whichIsAskedForSomething() {
            var notification = reported(BREST);

            var process = asking(notification, " ");

            assertThat(process).isWaitingAt("DiagnoseFailure").hasPassed("DiagnosisRefused");
            assertThat(failure(notification).waitings()).isEmpty();
        }
    }

    @Nested
    @DisplayName("restores the service, which")
    class Restoring {

        @Test
        void isAnnouncedToEachCustomerOnceWhateverTheNumberOfItsNotifications() {
            var first = reported(BREST);
            var second = notifications.register(
                    new NotificationRequest(
                            List.of(BREST),
                            Set.of(),
                            NotificationChannel.WEB,
                            "Yann",
                            null,
                            null,
                            null,
                            "Toujours rien",
                            false,
                            first.failure()),
                    CLIENT);
            notifications.register(
                    new NotificationRequest(
                            List.of(OF_ANOTHER),
                            Set.of(),
                            NotificationChannel.DETECTED,
                            "Sonde",
                            null,
                            null,
                            null,
                            "Plus de connexion",
                            false,
                            first.failure()),
                    SUPPORT);
            var process = diagnosed(first);
            clock.moveTo(at("2026-11-23T12:30"));

            restore(process, Map.of("restorationStep", "restored", "restoredAt", "2026-11-23T12:10+01:00"));

            assertThat(process).isWaitingAt("ConfirmRestoration");
            assertThat(failure(first).stretch().restoredAt()).isEqualTo(at("2026-11-23T12:10"));
            assertThat(mails(first, "failure-restored")).hasSize(2);
            assertThat(mails(first, "failure-restored").stream()
                            .filter(mail -> mail.customerNumber().equals("CLI-001")))
                    .singleElement()
                    .satisfies(mail -> {
                        assertThat(mail.recipientAddress()).isEqualTo(ADDRESS);
                        assertThat(mail.body())
                                .contains(
                                        "23/11/2026 à 12:10",
                                        first.number(),
                                        second.number(),
                                        BREST,
                                        "28/11/2026 à 12:30")
                                .doesNotContain(OF_ANOTHER);
                    });
            assertThat(mails(first, "failure-restored").stream()
                            .filter(mail -> mail.customerNumber().equals("CLI-002")))
                    .singleElement()
                    .satisfies(mail -> {
                        assertThat(mail.recipientAddress()).isEqualTo("contact@cli-002.example");
                        assertThat(mail.body()).contains(OF_ANOTHER).doesNotContain(BREST, first.number());
                    });
        }

        @Test
        void cannotHaveHappenedBeforeItWasReported() {
            var notification = reported(BREST);
            var process = diagnosed(notification);

            restore(process, Map.of("restorationStep", "restored", "restoredAt", "2026-11-23T09:00+01:00"));

            assertThat(process).isWaitingAt("RestoreService").hasPassed("RestorationRefused");
            assertThat(shown(process, "refusal"))
                    .isEqualTo("Le 23/11/2026 à 09:00 précède le 23/11/2026 à 10:00, moment où la Défaillance a été "
                            + "signalée ou rétablie.");
            assertThat(failure(notification).isRestored()).isFalse();
            assertThat(mails(notification, "failure-restored")).isEmpty();
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "restored   | restoredAt          | 2026-11-24T10:00+01:00 | Le 24/11/2026 à 10:00 n'est pas encore venu.",
                    "workaround | workaroundAt        | 2026-11-23T09:59+01:00 | "
                            + "Le 23/11/2026 à 09:59 précède le 23/11/2026 à 10:00, moment où la Défaillance a été signalée ou rétablie.",
                    "equipment  | equipmentReplacedAt | 2026-11-23T10:00+01:00 | "
                            + "Le remplacement du 23/11/2026 à 10:00 précède le constat, ou aucun Équipement défaillant n'a été constaté.",
                    "perhaps    | restoredAt          | 2026-11-23T10:00+01:00 | Indiquez où en est le rétablissement."
                })
        void thatCannotBeLeadsBackWithTheReason(String step, String field, String value, String sentence) {
            var process = diagnosed(reported(BREST));

            restore(process, Map.of("restorationStep", step, field, value, "workaround", "Par le navigateur"));

            assertThat(process).isWaitingAt("RestoreService").hasPassed("RestorationRefused");
            assertThat(shown(process, "refusal")).isEqualTo(sentence);
        }

        @Test
        void mayFollowAWorkaroundDuringWhichTheFailureLasts() {
            var notification = reported(BREST);
            var process = diagnosed(notification);
            clock.moveTo(at("2026-11-23T11:00"));

            restore(
                    process,
                    Map.of(
                            "restorationStep",
                            "workaround",
                            "workaroundAt",
                            "2026-11-23T10:45+01:00",
                            "workaround",
                            "Par le navigateur"));

            assertThat(process).isWaitingAt("RestoreService");
            assertThat(failure(notification).workaroundAt()).isEqualTo(at("2026-11-23T10:45"));
            assertThat(failure(notification).isRestored()).isFalse();
            restore(process, Map.of("restorationStep", "restored"));
            assertThat(process).isWaitingAt("ConfirmRestoration");
        }

        @Test
        void mayFollowTheReplacementOfEquipment() {
            var notification = reported(BREST);
            var process = process(notification);
            take(process);
            diagnose(process, Map.of("origin", "reseller", "equipmentFaulty", true));
            clock.moveTo(at("2026-11-24T11:00"));

            restore(process, Map.of("restorationStep", "equipment", "equipmentReplacedAt", "2026-11-24T10:45+01:00"));

            assertThat(process).isWaitingAt("RestoreService");
            assertThat(failure(notification).equipment().replacedAt()).isEqualTo(at("2026-11-24T10:45"));
            assertThat(shown(process, "equipmentText")).contains("remplacé le 24/11/2026 à 10:45");
        }

        @Test
        void mayLeadBackToTheDiagnosis() {
            var process = diagnosed(reported(BREST));

            restore(process, Map.of("restorationStep", "diagnose"));

            assertThat(process).isWaitingAt("DiagnoseFailure");
            diagnose(process, Map.of("diagnosisStep", "ask", "asked", "Redémarrez la passerelle"));
            assertThat(process).isWaitingAt("AwaitClientCooperation");
        }

        @Test
        void isLateAfterItsDeadline() {
            var process = diagnosed(reported(BREST));

            processes.execute(process, "RestoreService");

            assertThat(task(process).getPriority()).isEqualTo(100);
        }
    }

    @Nested
    @DisplayName("asks whether it is restored:")
    class Confirming {

        @Test
        void theClientConfirmsToSupport() {
            var notification = reported(BREST);
            var process = restored(notification);

            confirm(process, Map.of("confirmation", "confirmed"));

            assertThat(process).isWaitingAt("QualifyFailure");
            assertThat(failure(notification).confirmedBy()).isEqualTo("support");
            assertThat(processes.hasJob(process, "NoObjection")).isFalse();
        }

        @Test
        void theClientConfirmsOnline() {
            var notification = reported(BREST);
            var process = restored(notification);

            failureHandling.confirmOnline(notification.failure(), CLIENT);

            assertThat(process).isWaitingAt("QualifyFailure").hasPassed("ConfirmedOnline");
            assertThat(failure(notification).confirmedBy()).isEqualTo("ponant");
        }

        @Test
        void confirmedTwiceIsAConflict() {
            var notification = reported(BREST);
            restored(notification);
            failureHandling.confirmOnline(notification.failure(), CLIENT);

            assertThatThrownBy(() -> failureHandling.confirmOnline(notification.failure(), CLIENT))
                    .isInstanceOf(Overtaken.class);
        }

        @Test
        void aFailureThatIsNotRestoredCannotBeConfirmedNorReopened() {
            var notification = reported(BREST);

            assertThatThrownBy(() -> failureHandling.confirmOnline(notification.failure(), CLIENT))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("failure-not-restored"));
            assertThatThrownBy(() -> failureHandling.reopenOnline(notification.failure(), null, "Encore", CLIENT))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("failure-not-restored"));
        }

        @Test
        void silenceConfirmsAfterFiveDays() {
            var notification = reported(BREST);
            var process = restored(notification);
            assertThat(task(process).getDueDate()).isEqualTo(at("2026-11-28T11:00"));
            assertThat(processes.job(process, "NoObjection").getDuedate()).isEqualTo(at("2026-11-28T11:00"));

            clock.moveTo(at("2026-11-28T11:00"));
            processes.execute(process, "NoObjection");

            assertThat(process).isWaitingAt("QualifyFailure").hasPassed("ConfirmBySilence");
            assertThat(failure(notification).confirmedAt()).isEqualTo(at("2026-11-28T11:00"));
            assertThat(failure(notification).confirmedBy()).isEqualTo("tacite");
        }

        @Test
        void itStillFailsAndItsTimeCounts() {
            var notification = reported(BREST);
            var process = restored(notification);
            clock.moveTo(at("2026-11-23T15:00"));

            confirm(
                    process,
                    Map.of(
                            "confirmation",
                            "failing",
                            "reportedAgainAt",
                            "2026-11-23T14:30+01:00",
                            "beganAgainAt",
                            "2026-11-23T13:00+01:00",
                            "failingWords",
                            "Les messages se bloquent de nouveau"));

            assertThat(process).isWaitingAt("DiagnoseFailure").hasPassed("ResumeFailure");
            assertThat(failure(notification).stretches()).hasSize(2);
            assertThat(failure(notification).stretch())
                    .isEqualTo(new Failure.Interruption(at("2026-11-23T14:30"), at("2026-11-23T13:00"), null));
            assertThat(events(notification, "reopened"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.words()).contains("Les messages se bloquent de nouveau"));
            assertThat(shown(process, "deadlineText")).as("it starts anew").contains("24/11/2026 à 09:30");
            assertThat(task(process).getDueDate()).isEqualTo(at("2026-11-24T09:30"));
            assertThat(shown(process, "stretches"))
                    .contains("rétablie le 23/11/2026 à 11:00", "signalée de nouveau le 23/11/2026 à 14:30");
        }

        @Test
        void itStillFailsAndTheClientSaysSoOnline() {
            var notification = reported(BREST);
            var process = restored(notification);

            failureHandling.reopenOnline(notification.failure(), null, "Encore en panne", CLIENT);

            assertThat(process).isWaitingAt("DiagnoseFailure").hasPassed("ReopenedOnline");
            assertThat(processes.all(FailureHandlingProcess.KEY)).hasSize(1);
            assertThat(processes.hasJob(process, "NoObjection")).isFalse();
            assertThat(failure(notification).stretches()).hasSize(2);
        }

        @Test
        void restoredAgainEachCustomerIsToldAgain() {
            var notification = reported(BREST);
            var process = restored(notification);
            failureHandling.reopenOnline(notification.failure(), null, "Encore en panne", CLIENT);

            diagnose(process, Map.of());
            restore(process, Map.of("restorationStep", "restored"));

            assertThat(process).isWaitingAt("ConfirmRestoration");
            assertThat(mails(notification, "failure-restored")).hasSize(2);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "failing | beganAgainAt    | 2026-11-23T10:30+01:00 | "
                            + "La Défaillance ne peut pas avoir repris le 23/11/2026 à 10:30, avant son"
                            + " rétablissement du 23/11/2026 à 11:00.",
                    "failing | reportedAgainAt | 2026-11-23T10:30+01:00 | "
                            + "Le 23/11/2026 à 10:30 précède le 23/11/2026 à 11:00, moment où la Défaillance a été signalée ou rétablie.",
                    "perhaps | beganAgainAt    | 2026-11-23T10:30+01:00 | Choisissez la réponse du client."
                })
        void whatCannotBeLeadsBackWithTheReason(String confirmation, String field, String value, String sentence) {
            var process = restored(reported(BREST));

            confirm(process, Map.of("confirmation", confirmation, field, value, "failingWords", "Encore"));

            assertThat(process).isWaitingAt("ConfirmRestoration").hasPassed("ConfirmationRefused");
            assertThat(shown(process, "refusal")).isEqualTo(sentence);
            assertThat(processes.job(process, "NoObjection").getDuedate()).isEqualTo(at("2026-11-28T11:00"));
        }

        @Test
        void ofSupportAndTheClientWhoAnswerAtOnceOneIsHeard() throws Exception {
            for (int round = 0; round < 4; round++) {
                var notification = notifications.register(
                        new NotificationRequest(
                                List.of(BREST),
                                Set.of(),
                                NotificationChannel.TELEPHONE,
                                "Anne",
                                ADDRESS,
                                null,
                                null,
                                "Panne",
                                false,
                                NotificationRequest.NEW),
                        SUPPORT);
                var process = diagnosed(notification);
                restore(process, Map.of("restorationStep", "restored"));
                var task = processes.task(process, "ConfirmRestoration");

                var outcomes = Race.between(
                        round,
                        () -> {
                            processes.complete(task, "support", Map.of("confirmation", "confirmed"));
                            return true;
                        },
                        () -> {
                            failureHandling.reopenOnline(notification.failure(), null, "Encore", CLIENT);
                            return true;
                        });

                outcomes.forEach(Race.Outcome::hasSucceededOrWasOvertaken);
                assertThat(outcomes.stream().filter(Race.Outcome::succeeded)).isNotEmpty();
                boolean reopened = failure(notification).stretches().size() == 2;
                assertThat(process).isWaitingAt(reopened ? "DiagnoseFailure" : "QualifyFailure");
            }
        }
    }

    @Nested
    @DisplayName("ends with its cause, which")
    class Qualifying {

        @Test
        void isProposedAndDecidedByAPerson() {
            var notification = reported(BREST);
            var process = confirmed(notification);
            assertThat(shown(process, "proposedCause")).isEqualTo("covered");
            assertThat(shown(process, "proposedCauseText")).contains("Microsoft sont le Service lui-même");
            assertThat(task(process).getDueDate().toInstant())
                    .isEqualTo(clock.instant().plus(Duration.ofDays(2)));

            qualify(process, Map.of("cause", "covered", "reason", "Panne générale chez Microsoft"));

            assertThat(process).isEnded().hasPassed("FailureClosed");
            assertThat(failure(notification).closedAt()).isEqualTo(clock.instant());
            assertThat(failure(notification).cause()).satisfies(cause -> {
                assertThat(cause.event()).isNull();
                assertThat(cause.proposed()).isNull();
                assertThat(cause.decidedBy()).isEqualTo("support");
            });
            assertThat(mails(notification, "failure-cause"))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.body())
                            .contains(
                                    "relève de l'Objectif de Disponibilité du Service",
                                    "Panne générale chez Microsoft",
                                    "du 23/11/2026 à 10:00 au 23/11/2026 à 11:00 : 1\u00a0h",
                                    "99\u00a0%",
                                    "à votre demande"));
        }

        @Test
        void mayBeAnEvenementExcusableForAPeriodWithEvidence() {
            var notification = reported(BREST);
            var process = confirmed(notification, "telecom");
            assertThat(shown(process, "proposedCause")).isEqualTo("v");

            qualify(
                    process,
                    Map.of(
                            "cause",
                            "v",
                            "reason",
                            "Coupure de la fibre",
                            "evidence",
                            "Ticket OP-4711",
                            "excusedSince",
                            "2026-11-23T10:00+01:00",
                            "excusedUntil",
                            "2026-11-23T10:40+01:00"));

            assertThat(process).isEnded();
            assertThat(failure(notification).cause()).satisfies(cause -> {
                assertThat(cause.event()).isEqualTo(ExcusableEvent.V);
                assertThat(cause.proposed()).isEqualTo(ExcusableEvent.V);
                assertThat(cause.periods())
                        .singleElement()
                        .satisfies(period -> assertThat(period.until()).isEqualTo(at("2026-11-23T10:40")));
            });
            assertThat(mail(notification, "failure-cause").body())
                    .contains(
                            "Evénement Excusable (art. 3, v)",
                            "Coupure de la fibre",
                            "Ticket OP-4711",
                            "du 23/11/2026 à 10:00 au 23/11/2026 à 10:40 : 40\u00a0min");
        }

        @Test
        void mayBeOtherThanProposed() {
            var notification = reported(BREST);
            var process = confirmed(notification, "telecom");

            qualify(process, Map.of("cause", "covered", "reason", "L'opérateur n'y est pour rien"));

            assertThat(failure(notification).cause()).satisfies(cause -> {
                assertThat(cause.event()).isNull();
                assertThat(cause.proposed()).isEqualTo(ExcusableEvent.V);
            });
        }

        @Test
        void mayExcuseTheTimesOfWaitingAlone() {
            var notification = reported(BREST);
            var process = asking(notification, "Redémarrez la passerelle");
            clock.moveTo(at("2026-11-23T10:30"));
            answer(process, "");
            diagnose(process, Map.of());
            restore(process, Map.of("restorationStep", "restored"));
            confirm(process, Map.of("confirmation", "confirmed"));
            assertThat(shown(process, "proposedCause")).isEqualTo("vi");
            assertThat(shown(process, "waitings"))
                    .contains("du 23/11/2026 à 10:00 au 23/11/2026 à 10:30 : 30\u00a0min (Redémarrez la passerelle)");

            qualify(
                    process,
                    Map.of("cause", "waiting", "reason", "Personne ne répondait", "evidence", "Journal des appels"));

            assertThat(process).isEnded();
            assertThat(failure(notification).cause()).satisfies(cause -> {
                assertThat(cause.event()).isEqualTo(ExcusableEvent.VI);
                assertThat(cause.periods()).singleElement().satisfies(period -> {
                    assertThat(period.since()).isEqualTo(at("2026-11-23T10:00"));
                    assertThat(period.until()).isEqualTo(at("2026-11-23T10:30"));
                });
            });
        }

        @Test
        void isProposedToBeTheMaintenanceThatWasPlannedForThatTime() {
            planned("MP-1", "2026-11-23T10:20", "2026-11-23T12:00", false);
            planned("MP-2", "2026-11-23T12:00", "2026-11-23T14:00", false); // after it was restored
            planned("MP-3", "2026-11-23T10:00", "2026-11-23T11:00", true); // cancelled

            var process = confirmed(reported(BREST), "maintenance");

            assertThat(shown(process, "proposedCause")).isEqualTo("iii");
            assertThat(shown(process, "maintenance"))
                    .contains("MP-1, du 23/11/2026 à 10:20 au 23/11/2026 à 12:00 : Mise à jour")
                    .doesNotContain("MP-2", "MP-3");
        }

        @Test
        void isNoMaintenanceThatNobodyHasPlanned() {
            var process = confirmed(reported(BREST), "maintenance");

            assertThat(shown(process, "proposedCause")).isEqualTo("covered");
            assertThat(shown(process, "maintenance")).contains("aucune n'a été annoncée");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "iv      | reason   | Trafic | Renseignez le champ evidence.",
                    "covered | evidence | Rien   | Indiquez le motif : le client le lira.",
                    "waiting | reason   | Attente | La Défaillance {0} n'a jamais attendu le client.",
                    "vii     | reason   | Autre  | « vii » n'est pas une cause : indiquez covered, ou un Evénement Excusable de i à vi."
                })
        void thatCannotBeLeadsBackWithTheReason(String cause, String field, String value, String sentence) {
            var notification = reported(BREST);
            var process = confirmed(notification);

            qualify(process, Map.of("cause", cause, field, value));

            assertThat(process).isWaitingAt("QualifyFailure").hasPassed("CauseRefused");
            assertThat(shown(process, "refusal")).isEqualTo(sentence.replace("{0}", notification.failure()));
            assertThat(failure(notification).cause()).isNull();
        }

        @Test
        void hasAPeriodThatEndsAfterItBegins() {
            var process = confirmed(reported(BREST));

            qualify(
                    process,
                    Map.of(
                            "cause",
                            "iv",
                            "reason",
                            "Trafic",
                            "evidence",
                            "Mesures",
                            "excusedSince",
                            "2026-11-23T11:00+01:00",
                            "excusedUntil",
                            "2026-11-23T10:00+01:00"));

            assertThat(process).isWaitingAt("QualifyFailure");
            assertThat(shown(process, "refusal"))
                    .isEqualTo("La période excusée commence le 23/11/2026 à 11:00 et finirait le 23/11/2026 à 10:00.");
        }

        @Test
        void isNotDecidedWhenItIsReopenedMeanwhile() {
            var notification = reported(BREST);
            var process = confirmed(notification);

            failureHandling.reopenOnline(notification.failure(), null, "Encore en panne", CLIENT);

            assertThat(process).isWaitingAt("DiagnoseFailure").hasPassed("ReopenedBeforeCause");
            assertThat(failure(notification).confirmedAt()).isNull();
            assertThat(processes.all(FailureHandlingProcess.KEY)).hasSize(1);
        }

        @Test
        void showsTimesThatWereCorrectedMeanwhile() {
            var notification = reported(BREST);
            var process = confirmed(notification);

            failureHandling.correctRestoration(
                    notification.failure(), 1, at("2026-11-23T10:50"), "Journal relu", MANAGER);

            assertThat(shown(process, "stretches")).contains("rétablie le 23/11/2026 à 10:50 : 50\u00a0min");
        }

        @Test
        void excusesNothingThatFailsLater() {
            var notification = reported(BREST);
            qualify(
                    confirmed(notification, "telecom"),
                    Map.of("cause", "v", "reason", "Coupure de la fibre", "evidence", "Ticket OP-4711"));
            clock.moveTo(at("2026-11-25T10:00"));

            failureHandling.reopenOnline(notification.failure(), null, "Encore en panne", CLIENT);

            assertThat(failure(notification).cause().periods()).singleElement().satisfies(period -> {
                assertThat(period.since()).isEqualTo(at("2026-11-23T10:00"));
                assertThat(period.until()).isEqualTo(at("2026-11-23T11:00"));
            });
        }

        @Test
        void tellsACustomerThatReportedNothingWhoseNotificationsCount() {
            var notification = notifications.register(
                    new NotificationRequest(
                            List.of(OF_ANOTHER),
                            Set.of(),
                            NotificationChannel.DETECTED,
                            "Sonde",
                            null,
                            null,
                            null,
                            "Plus de connexion",
                            false,
                            null),
                    SUPPORT);
            var process = confirmed(notification);

            qualify(process, Map.of("cause", "covered", "reason", "Panne"));

            assertThat(mail(notification, "failure-cause").body())
                    .contains(
                            "Vous n'en avez pas adressé de notification",
                            "les seules Notifications de Défaillance du Client");
        }

        @Test
        void isToldOnceHoweverOftenTheStepRuns() {
            var notification = closed(reported(BREST));
            var told = notices.about(List.of(notification.failure())).size();

            letters.announceCause(notification.failure());
            letters.announceRestoration(notification.failure(), clock.instant());
            failureHandling.close(notification.failure());

            assertThat(notices.about(List.of(notification.failure()))).hasSize(told);
        }
    }

    @Nested
    @DisplayName("that is closed")
    class Closed {

        @Test
        void beginsAnewUnderItsNumberWhenItFailsAgain() {
            var notification = closed(reported(BREST));
            clock.moveTo(at("2026-11-25T10:00"));

            failureHandling.reopenOnline(notification.failure(), at("2026-11-25T09:45"), "Encore en panne", CLIENT);

            var process = process(notification);
            assertThat(process).isWaitingAt("DiagnoseFailure").hasPassed("FailureReopened", "ResumeFailure");
            assertThat(failure(notification).closedAt()).isNull();
            assertThat(shown(process, "diagnosis")).isEqualTo("Panne de la messagerie chez Microsoft");
            assertThat(shown(process, "origin")).isEqualTo("microsoft");
            assertThat(shown(process, "deadlineText")).contains("25/11/2026 à 14:00");
            assertThat(task(process).getDueDate()).isEqualTo(at("2026-11-25T14:00"));
            assertThat(history.createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(notification.failure())
                            .processDefinitionKey(FailureHandlingProcess.KEY)
                            .count())
                    .isEqualTo(2);
        }

        @Test
        void andReopenedIsHandledToItsEndOnceMore() {
            var notification = closed(reported(BREST));
            clock.moveTo(at("2026-11-25T10:00"));
            failureHandling.reopenOnline(notification.failure(), null, "Encore en panne", CLIENT);
            var process = process(notification);

            diagnose(process, Map.of("origin", "customer"));
            clock.moveTo(at("2026-11-25T11:00"));
            restore(process, Map.of("restorationStep", "restored"));
            confirm(process, Map.of("confirmation", "confirmed"));
            assertThat(shown(process, "proposedCause")).isEqualTo("ii");
            qualify(
                    process,
                    Map.of("cause", "ii", "reason", "Compte effacé par le client", "evidence", "Journal d'audit"));

            assertThat(process).isEnded();
            assertThat(mails(notification, "failure-cause"))
                    .hasSize(2)
                    .last()
                    .satisfies(mail -> assertThat(mail.body())
                            .contains(
                                    "du 23/11/2026 à 10:00 au 23/11/2026 à 11:00",
                                    "du 25/11/2026 à 10:00 au 25/11/2026 à 11:00"));
        }

        @Test
        void cannotBeConfirmedAgain() {
            var notification = closed(reported(BREST));

            assertThatThrownBy(() -> failureHandling.confirmOnline(notification.failure(), CLIENT))
                    .isInstanceOf(Overtaken.class);
        }
    }

    // ---- the story, step by step

    private FailureNotification reported(String subscription) {
        return notifications.register(request(subscription, null), SUPPORT);
    }

    private static NotificationRequest request(String subscription, @Nullable Instant receivedAt) {
        return new NotificationRequest(
                List.of(subscription),
                Set.of(),
                NotificationChannel.TELEPHONE,
                "Anne Le Goff",
                ADDRESS,
                receivedAt,
                null,
                "Plus aucun message n'arrive",
                false,
                null);
    }

    private ProcessInstance process(FailureNotification notification) {
        return processes.running(FailureHandlingProcess.KEY, notification.failure());
    }

    private void take(ProcessInstance process) {
        processes.complete(process, "TakeFailureInCharge", "support", Map.of("takingInCharge", "take"));
    }

    /** Due to Microsoft, and on to the restoration, unless said otherwise. */
    private void diagnose(ProcessInstance process, Map<String, Object> answers) {
        var form = new HashMap<String, Object>(Map.of(
                "diagnosis",
                "Panne de la messagerie chez Microsoft",
                "origin",
                "microsoft",
                "diagnosisStep",
                "restore"));
        form.putAll(answers);
        processes.complete(process, "DiagnoseFailure", "support", form);
    }

    private ProcessInstance diagnosed(FailureNotification notification) {
        return diagnosed(notification, "microsoft");
    }

    private ProcessInstance diagnosed(FailureNotification notification, String origin) {
        var process = process(notification);
        take(process);
        diagnose(process, Map.of("origin", origin));
        return process;
    }

    private ProcessInstance asking(FailureNotification notification, String asked) {
        var process = process(notification);
        take(process);
        diagnose(process, Map.of("diagnosisStep", "ask", "asked", asked));
        return process;
    }

    private void answer(ProcessInstance process, String answeredAt) {
        processes.complete(
                process,
                "AwaitClientCooperation",
                "support",
                Map.of("answeredAt", answeredAt, "clientAnswer", "C'est fait"));
    }

    private void restore(ProcessInstance process, Map<String, Object> answers) {
        processes.complete(process, "RestoreService", "support", answers);
    }

    /** At eleven, an hour after it was reported. */
    private ProcessInstance restored(FailureNotification notification) {
        var process = diagnosed(notification);
        clock.moveTo(at("2026-11-23T11:00"));
        restore(process, Map.of("restorationStep", "restored"));
        return process;
    }

    private void confirm(ProcessInstance process, Map<String, Object> answers) {
        processes.complete(process, "ConfirmRestoration", "support", answers);
    }

    private ProcessInstance confirmed(FailureNotification notification) {
        return confirmed(notification, "microsoft");
    }

    private ProcessInstance confirmed(FailureNotification notification, String origin) {
        var process = diagnosed(notification, origin);
        clock.moveTo(at("2026-11-23T11:00"));
        restore(process, Map.of("restorationStep", "restored"));
        confirm(process, Map.of("confirmation", "confirmed"));
        return process;
    }

    private void qualify(ProcessInstance process, Map<String, Object> answers) {
        processes.complete(process, "QualifyFailure", "support", answers);
    }

    private FailureNotification closed(FailureNotification notification) {
        qualify(confirmed(notification), Map.of("cause", "covered", "reason", "Panne générale chez Microsoft"));
        return notification;
    }

    private void planned(String number, String from, String to, boolean cancelled) {
        jdbc.sql("""
                        insert into planned_maintenance (number, window_from, window_to, description, announced_at,
                            announced_by, cancelled_at)
                        values (?, ?, ?, 'Mise à jour', ?, 'support', ?)""")
                .params(number, utc(from), utc(to), utc("2026-11-01T10:00"), cancelled ? utc("2026-11-02T10:00") : null)
                .update();
        jdbc.sql(
                        "insert into maintained_subscription (maintenance_number, subscription_number, customer_number) values (?, ?, ?)")
                .params(number, BREST, "CLI-001")
                .update();
    }

    private static OffsetDateTime utc(String local) {
        return at(local).atOffset(ZoneOffset.UTC);
    }

    // ---- what has come of it

    private Failure failure(FailureNotification notification) {
        return failureHandling.find(notification.failure());
    }

    private List<String> subscriptionsOf(FailureNotification notification) {
        return notifications.find(notification.number()).subscriptions();
    }

    private List<FailureEvent> events(FailureNotification notification, String kind) {
        return failureHandling.events(notification.failure()).stream()
                .filter(event -> event.kind().equals(kind))
                .toList();
    }

    private String shown(ProcessInstance process, String variable) {
        return String.valueOf(processes.shown(process, variable));
    }

    private List<Notice> mails(FailureNotification notification, String kind) {
        return notices.about(List.of(notification.failure())).stream()
                .map(RecordedNotice::notice)
                .filter(mail -> mail.kind().equals(kind))
                .toList();
    }

    private Notice mail(FailureNotification notification, String kind) {
        return mails(notification, kind).get(0);
    }
}
