package fr.allset.tacite.servicehealth.process;

import static fr.allset.tacite.failure.AFailure.at;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.failure.FailureEvent;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureNotification;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.microsoftfeed.HealthIssue.Post;
import fr.allset.tacite.microsoftfeed.HealthIssues;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.servicehealth.AnIssue;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What Microsoft's service health shows. The reseller's tenant is read; Brest is of the Ateliers du Ponant, the other subscription of a
 * customer whose own tenant is read too. It is Monday 23 November 2026, ten in the morning.
 */
@TaciteTest
@DisplayName("An incident of Microsoft's")
class MicrosoftIncidentProcessTest {

    private static final String BREST = "ABO-BREST";
    private static final String OF_ANOTHER = "ABO-AUTRE";
    private static final String RESELLER = "revendeur";
    private static final String OWN = "tenant-autre";
    private static final String ISSUE = "EX415080";
    private static final Post FIRST =
            new Post(at("2026-11-23T09:50"), "We're investigating a potential issue with Exchange Online.");
    private static final Post SECOND = new Post(at("2026-11-23T10:20"), "We've identified a faulty build.");

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    HealthIssues issues;

    @Autowired
    ServiceNames names;

    @Autowired
    Tenants tenants;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    AvailabilityInquiry availabilityInquiry;

    @Autowired
    MovableClock clock;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoCustomersOfWhomOneHasGrantedAccess() {
        portfolios.hold(numbered(BREST), numbered(OF_ANOTHER).ofCustomer("CLI-002"));
        tenants.put(RESELLER, "ALLSET SAS", null);
        tenants.put(OWN, "Client CLI-002", "CLI-002");
    }

    @Nested
    @DisplayName("that lasts when it is seen first")
    class Detected {

        @Test
        void becomesOneDetectedFailureOfWhomeverTheTenantCountsFor() {
            read(RESELLER, lasting().since(at("2026-11-23T09:40")));

            var failure = followed();

            assertThat(notified(failure)).singleElement().satisfies(notification -> {
                assertThat(notification.channel()).isEqualTo(NotificationChannel.DETECTED);
                assertThat(notification.reporter()).isEqualTo("Microsoft");
                assertThat(notification.subscriptions()).containsExactly(BREST);
                assertThat(notification.components()).containsExactly(Component.EXCHANGE_ONLINE);
                assertThat(notification.beganAt()).isEqualTo(at("2026-11-23T09:40"));
                assertThat(notification.receivedAt()).isEqualTo(at("2026-11-23T10:00"));
                assertThat(notification.description())
                        .contains(ISSUE, "«\u00a0Users can't access email\u00a0»", "unable to access their mailbox");
            });
            assertThat(processes.running("microsoft-incident", ISSUE)).isWaitingAt("AwaitMicrosoft");
            assertThat(handling(failure)).isWaitingAt("TakeFailureInCharge");
            assertThat(shown(failure, "microsoftText"))
                    .contains(
                            "Incident EX415080 de Microsoft, Exchange Online",
                            "En cours selon Microsoft",
                            "ne compte pas dans la disponibilité (D04)");
            assertThat(shown(failure, "origin")).isEqualTo("microsoft");
        }

        @Test
        void costsNothingByItself() {
            read(RESELLER, lasting());
            followed();

            clock.moveTo(at("2026-11-24T10:00"));

            assertThat(availabilityInquiry.of(BREST, YearMonth.of(2026, 11)).downtimeSeconds())
                    .isZero();
        }

        @Test
        void isTheSameFailureInEveryTenantThatShowsIt() {
            read(RESELLER, lasting());
            var failure = followed();

            read(OWN, lasting());
            run();

            assertThat(failureHandling
                            .subscriptionsOf(List.of(failure), new Actor("support", Optional.empty()))
                            .get(failure))
                    .containsExactly(OF_ANOTHER, BREST);
            assertThat(processes.all("microsoft-incident")).hasSize(1);
            assertThat(processes.all("failure-handling")).hasSize(1);
        }

        @Test
        void concernsWhoseTenantHasTakenAccessAwayAsTheResellersShowsIt() {
            jdbc.sql("update microsoft_tenant set refused_since = current_timestamp where id = ?")
                    .param(OWN)
                    .update();
            read(RESELLER, lasting());

            assertThat(notified(followed()))
                    .singleElement()
                    .satisfies(notification ->
                            assertThat(notification.subscriptions()).containsExactly(OF_ANOTHER, BREST));
        }

        @Test
        void thatAnotherTenantShowsWhileItIsBeingRegisteredConcernsItsCustomerToo() {
            read(RESELLER, lasting());
            processes.executeAll("microsoft-incident", "RegisterDetectedFailure");
            read(OWN, lasting());

            assertThat(notified(followed()))
                    .extracting(FailureNotification::subscriptions)
                    .containsExactlyInAnyOrder(List.of(BREST), List.of(OF_ANOTHER));
        }

        @Test
        void isReportedByNotificationsOfAThousandEach() {
            portfolios.receive(IntStream.range(0, 1001)
                    .mapToObj(i -> numbered("ABO-%04d".formatted(i)).onSite("S" + i))
                    .toArray(ASubscription[]::new));
            read(RESELLER, lasting());

            var failure = followed();

            assertThat(notified(failure))
                    .extracting(notification -> notification.subscriptions().size())
                    .containsExactly(1000, 2);
        }

        @Test
        void thatBeginsInTheFutureBeganNobodyKnowsWhen() {
            read(RESELLER, lasting().since(at("2026-12-24T09:40")));

            assertThat(notified(followed()))
                    .singleElement()
                    .satisfies(
                            notification -> assertThat(notification.beganAt()).isNull());
        }

        @Test
        void isKeptAloneWhenItConcernsNobody() {
            read(RESELLER, lasting());
            jdbc.sql("update subscription set ended_on = date '2026-11-23' where number = ?")
                    .param(BREST)
                    .update();

            run();

            assertThat(processes.all("microsoft-incident")).isEmpty();
            assertThat(processes.all("failure-handling")).isEmpty();
            read(RESELLER, lasting().saying(FIRST));
            assertThat(processes.all("microsoft-incident")).isEmpty();
        }

        @Test
        void makesOneFailureWhenTwoReadItAtOnce() throws Exception {
            var outcomes = Race.between(
                    () -> issues.record(RESELLER, List.of(lasting().read())),
                    () -> issues.record(OWN, List.of(lasting().read())));
            assertThat(outcomes).anyMatch(Race.Outcome::succeeded);
            run();
            read(RESELLER, lasting());
            read(OWN, lasting());
            run();

            assertThat(processes.all("failure-handling")).hasSize(1);
        }
    }

    @Nested
    @DisplayName("is kept and becomes no failure")
    class Kept {

        @Test
        void whenItIsOverAlready() {
            read(RESELLER, lasting().resolvedAt(at("2026-11-22T12:00")));
            read(RESELLER, AnIssue.numbered("EX2").endingAt(at("2026-11-22T12:00")));

            assertThat(processes.all("microsoft-incident")).isEmpty();
            assertThat(issues.find(RESELLER, ISSUE)).isPresent();
        }

        @Test
        void whenItIsAnAdvisoryUntilMicrosoftCallsItAnIncident() {
            read(RESELLER, lasting().classified("advisory"));
            read(RESELLER, AnIssue.numbered("EX2").classified("unknownfuturevalue"));
            assertThat(processes.all("microsoft-incident")).isEmpty();

            read(RESELLER, lasting());

            assertThat(notified(followed())).hasSize(1);
        }

        @Test
        void asLongAsNobodyKnowsWhatItsServiceMeans() {
            read(RESELLER, lasting().of("Exchange Next"));
            assertThat(processes.all("microsoft-incident")).isEmpty();

            names.classify("Exchange Next", Set.of(Component.EXCHANGE_ONLINE), "gestionnaire");

            assertThat(notified(followed())).hasSize(1);
        }
    }

    @Nested
    @DisplayName("fills the diary of its failure, and")
    class Followed {

        @Test
        void eachPostIsInItOnceAndInOrder() {
            read(RESELLER, lasting().saying(FIRST));
            var failure = followed();
            read(RESELLER, lasting().saying(FIRST, SECOND));
            run();
            read(OWN, lasting().saying(FIRST, SECOND));
            run();

            assertThat(diary(failure))
                    .extracting(FailureEvent::words)
                    .containsExactly(
                            "EX415080, message du 23/11/2026 à 09:50\u00a0: «\u00a0" + FIRST.words() + "\u00a0»",
                            "EX415080, message du 23/11/2026 à 10:20\u00a0: «\u00a0" + SECOND.words() + "\u00a0»");
            assertThat(diary(failure)).extracting(FailureEvent::by).containsOnly("Microsoft");
        }

        @Test
        void itsEndIsProposedAndRestoredByAPersonAlone() {
            read(RESELLER, lasting().saying(FIRST));
            var failure = followed();
            clock.moveTo(at("2026-11-23T11:30"));

            read(RESELLER, lasting().resolvedAt(at("2026-11-23T11:10:20")).saying(FIRST, SECOND));
            run();

            assertThat(failureHandling.find(failure).isRestored()).isFalse();
            assertThat(shown(failure, "microsoftText"))
                    .contains(
                            "Microsoft annonce le rétablissement le 23/11/2026 à 11:10",
                            "dernier message du 23/11/2026 à 10:20",
                            "À confirmer par une personne");
            var handling = handling(failure);
            take(handling);
            diagnose(handling);
            assertThat(shown(failure, "restoredAt")).isEqualTo("2026-11-23T11:11+01:00");

            processes.complete(
                    handling,
                    "RestoreService",
                    "support",
                    Map.of("restorationStep", "restored", "restoredAt", shown(failure, "restoredAt")));

            assertThat(failureHandling.find(failure).stretch().restoredAt()).isEqualTo(at("2026-11-23T11:11"));
            assertThat(processes.running("microsoft-incident", ISSUE)).isWaitingAt("AwaitMicrosoft");
        }

        @Test
        void theProposalIsThereAgainAfterAWorkaround() {
            read(RESELLER, lasting());
            var failure = followed();
            var handling = handling(failure);
            take(handling);
            diagnose(handling);
            clock.moveTo(at("2026-11-23T11:30"));
            read(RESELLER, lasting().resolvedAt(at("2026-11-23T11:10")));
            run();

            var answers = new HashMap<String, Object>(Map.of("restorationStep", "workaround", "workaround", "Webmail"));
            answers.put("restoredAt", null);
            processes.complete(handling, "RestoreService", "support", answers);

            assertThat(shown(failure, "restoredAt")).isEqualTo("2026-11-23T11:10+01:00");
        }

        @Test
        void theProposalIsWithdrawnWhenMicrosoftReopensIt() {
            read(RESELLER, lasting());
            var failure = followed();
            clock.moveTo(at("2026-11-23T11:30"));
            read(RESELLER, lasting().resolvedAt(at("2026-11-23T11:10")));
            run();

            read(RESELLER, lasting());
            run();

            assertThat(processes.shown(handling(failure), "restoredAt")).isNull();
            assertThat(shown(failure, "microsoftText")).contains("En cours selon Microsoft");
            assertThat(diary(failure))
                    .extracting(FailureEvent::words)
                    .last()
                    .asString()
                    .contains("Microsoft a rouvert l'incident EX415080", "n'est plus proposé");
        }

        @Test
        void itIsOverOnlyWhenItIsForAllTenants() {
            read(RESELLER, lasting());
            read(OWN, lasting());
            var failure = followed();
            clock.moveTo(at("2026-11-23T11:30"));

            read(RESELLER, lasting().resolvedAt(at("2026-11-23T11:10")));
            run();

            assertThat(shown(failure, "microsoftText")).contains("En cours selon Microsoft");
        }

        @Test
        void severalIncidentsOfOneFailureAreSaidToBeSeveral() {
            read(RESELLER, lasting());
            var known = followed();
            read(RESELLER, AnIssue.numbered("EX2"));
            run();
            var other = processes.all("failure-handling").stream()
                    .map(ProcessInstance::getBusinessKey)
                    .filter(key -> !key.equals(known))
                    .findFirst()
                    .orElseThrow();

            processes.complete(
                    handling(other),
                    "TakeFailureInCharge",
                    "support",
                    Map.of("takingInCharge", "attach", "sameAs", known));

            assertThat(shown(known, "microsoftText")).contains("2 incidents de Microsoft", "EX415080", "EX2");
        }

        @Test
        void aFailureThatTheClientNotifiesTooTakesItsNotificationIn() {
            read(RESELLER, lasting());
            var failure = followed();

            var notification = notifications.register(
                    new NotificationRequest(
                            List.of(BREST),
                            Set.of(Component.EXCHANGE_ONLINE),
                            NotificationChannel.TELEPHONE,
                            "Anne Le Goff",
                            null,
                            null,
                            null,
                            "Plus aucun message",
                            false,
                            null),
                    new Actor("support", Optional.empty()));

            assertThat(notification.failure()).isEqualTo(failure);
        }
    }

    @Nested
    @DisplayName("whose failure")
    class OfAFailure {

        @Test
        void isClosedIsFollowedNoLonger() {
            var failure = closed();

            assertThat(processes.all("microsoft-incident")).isEmpty();
            assertThat(history.createHistoricActivityInstanceQuery()
                            .activityId("IncidentFollowed")
                            .count())
                    .isEqualTo(1);

            read(RESELLER, lasting().resolvedAt(at("2026-11-23T11:00")).saying(FIRST));
            run();
            assertThat(diary(failure))
                    .extracting(FailureEvent::words)
                    .last()
                    .asString()
                    .contains("investigating a potential issue");
            assertThat(processes.all("microsoft-incident")).isEmpty();
        }

        @Test
        void wasRestoredIsAnotherFailureWhenItLastsAgain() {
            var failure = closed();

            clock.moveTo(at("2026-11-24T10:00"));
            read(RESELLER, lasting().saying(SECOND));
            var another = followed();

            assertThat(another).isNotEqualTo(failure);
            assertThat(diary(failure))
                    .extracting(FailureEvent::words)
                    .last()
                    .asString()
                    .contains("c'est une autre Défaillance, " + another);
            assertThat(failureHandling.find(failure).isRestored()).isTrue();
        }

        @Test
        void wasRestoredByAPersonBeforeMicrosoftSaysSoStaysRestored() {
            read(RESELLER, lasting());
            var failure = followed();
            clock.moveTo(at("2026-11-23T11:00"));
            failureHandling.restore(failure, at("2026-11-23T10:50"), "support");

            read(RESELLER, lasting().saying(SECOND));
            run();

            assertThat(processes.all("failure-handling")).hasSize(1);
            assertThat(failureHandling.find(failure).isRestored()).isTrue();
        }

        /** Over at Microsoft, restored, confirmed, and its cause decided. */
        private String closed() {
            read(RESELLER, lasting());
            var failure = followed();
            clock.moveTo(at("2026-11-23T11:30"));
            read(RESELLER, lasting().resolvedAt(at("2026-11-23T11:00")));
            run();
            var handling = handling(failure);
            take(handling);
            diagnose(handling);
            processes.complete(handling, "RestoreService", "support", Map.of("restorationStep", "restored"));
            processes.complete(handling, "ConfirmRestoration", "support", Map.of("confirmation", "confirmed"));
            processes.complete(
                    handling,
                    "QualifyFailure",
                    "support",
                    Map.of("cause", "covered", "reason", "Panne chez Microsoft"));
            return failure;
        }
    }

    private static AnIssue lasting() {
        return AnIssue.numbered(ISSUE);
    }

    private void read(String tenant, AnIssue issue) {
        issues.record(tenant, List.of(issue.read()));
    }

    private void run() {
        while (processes.executeAll("microsoft-incident", "RegisterDetectedFailure")
                        + processes.executeAll("microsoft-incident", "FollowMicrosoftIncident")
                > 0) {
            // what comes of a step is another one
        }
    }

    /** @return the number of the failure that the incident has become, or belongs to */
    private String followed() {
        run();
        return jdbc.sql("select distinct failure_number from microsoft_incident where issue_id = ?")
                .param(ISSUE)
                .query(String.class)
                .single();
    }

    private List<FailureNotification> notified(String failure) {
        return notifications.ofFailure(failure, 10);
    }

    private ProcessInstance handling(String failure) {
        return processes.running("failure-handling", failure);
    }

    private String shown(String failure, String variable) {
        return String.valueOf(processes.shown(handling(failure), variable));
    }

    private List<FailureEvent> diary(String failure) {
        return failureHandling.events(failure).stream()
                .filter(event -> event.kind().equals("microsoft"))
                .toList();
    }

    private void take(ProcessInstance handling) {
        processes.complete(handling, "TakeFailureInCharge", "support", Map.of("takingInCharge", "take"));
    }

    private void diagnose(ProcessInstance handling) {
        processes.complete(
                handling,
                "DiagnoseFailure",
                "support",
                Map.of("diagnosis", "Panne chez Microsoft", "origin", "microsoft", "diagnosisStep", "restore"));
    }
}
