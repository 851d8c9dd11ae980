package fr.allset.tacite.failure.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.availability.OutageShare;
import fr.allset.tacite.failure.CauseDecision.ExcusedPeriod;
import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.failure.MaintenanceRequest;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.failure.PlannedMaintenance;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Today is Monday 23 November 2026, 10:00. The window is Saturday 28 November, 22:00 to midnight; the Ateliers have two subscriptions,
 * another customer has one.
 */
@TaciteTest
@DisplayName("Planned maintenance")
class PlannedMaintenanceProcessTest {

    private static final String KEY = PlannedMaintenanceProcess.KEY;
    private static final String SUPPORT = "support";
    private static final Actor STAFF = new Actor(SUPPORT, Optional.empty());
    private static final Instant BEGIN = Instant.parse("2026-11-28T21:00:00Z");
    private static final Instant END = Instant.parse("2026-11-28T23:00:00Z");
    private static final Map<String, Object> ANNOUNCED = Map.of(
            "windowFrom",
            "2026-11-28T22:00+01:00",
            "windowTo",
            "2026-11-29T00:00+01:00",
            "description",
            "Remplacement d'un routeur",
            "maintenanceScope",
            "all");

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    MaintenancePlanning maintenances;

    @Autowired
    FailureReporting notifications;

    @Autowired
    AvailabilityInquiry availabilityInquiry;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void threeSubscriptions() {
        portfolios.hold(
                numbered("ABO-1"),
                numbered("ABO-2").onSite("NANTES"),
                numbered("ABO-3").onSite("LYON").ofCustomer("CLI-9"));
    }

    // ---- announced, and over

    @Test
    void isAnnouncedToEachCustomerOnceWithItsSubscriptionsAndEndsWithItsWindow() {
        var process = announced(ANNOUNCED);

        assertThat(process).isWaitingAt("AnnounceMaintenance");
        processes.execute(process, "AnnounceMaintenance");

        assertThat(process).isWaitingAt("AwaitMaintenance");
        var number = maintenance().number();
        assertThat(number).matches("MP-2026-\\d{6}");
        assertThat(processes.running(KEY, number).getId()).isEqualTo(process.getId());
        assertThat(letters("maintenance-announced"))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.notice().body())
                        .contains("du 28/11/2026 à 22:00 au 29/11/2026 à 00:00")
                        .contains("Remplacement d'un routeur")
                        .contains("Evénement\nExcusable (iii)"));
        assertThat(letters("maintenance-announced"))
                .extracting(letter -> letter.notice().body().contains("- ABO-1,")
                        && letter.notice().body().contains("- ABO-2,"))
                .containsExactlyInAnyOrder(true, false);
        assertThat(processes.shown(process, "concernedText")).isEqualTo("Abonnements concernés : ABO-1, ABO-2, ABO-3");

        clock.moveTo(END);
        processes.execute(process, "MaintenanceWindowEnded");

        assertThat(process).isEnded().hasPassed("MaintenanceDone").hasNotPassed("CancelMaintenance");
        assertThat(letters("maintenance-cancelled")).isEmpty();
    }

    @Test
    void tellsACustomerOnceEvenIfAStepIsRepeated() {
        var process = announced(ANNOUNCED);
        var job = processes.job(process, "AnnounceMaintenance");
        processes.execute(job);
        assertThat(letters("maintenance-announced")).hasSize(2);
        maintenances.announce(request(BEGIN, END), SUPPORT);
        processes.executeAll(KEY, "AnnounceMaintenance");

        assertThat(letters("maintenance-announced"))
                .as("another maintenance is told on its own")
                .hasSize(4);
    }

    @Test
    void thatIsPlannedOnlineIsAnnouncedInTheBackground() {
        var maintenance = maintenances.announce(request(BEGIN, END), SUPPORT);

        assertThat(letters("maintenance-announced")).isEmpty();
        var process = processes.running(KEY, maintenance.number());
        processes.execute(process, "AnnounceMaintenance");

        assertThat(process).isWaitingAt("AwaitMaintenance");
        assertThat(letters("maintenance-announced")).hasSize(2);
    }

    @Test
    void concernsTheSubscriptionsThatAreNamedAlone() {
        announced(with(ANNOUNCED, "maintenanceScope", "subscriptions", "subscriptions", "ABO-2 ,\n ABO-3"));

        assertThat(concerned()).containsExactly("ABO-2", "ABO-3");
    }

    @Test
    void ofAComponentConcernsThoseThatIncludeIt() {
        var includesExchange = subscriptions.findAll(List.of("ABO-1", "ABO-2", "ABO-3")).stream()
                .filter(subscription -> subscription.components().contains(Component.EXCHANGE_ONLINE))
                .map(each -> each.number())
                .toList();
        assertThat(includesExchange).isNotEmpty();

        announced(with(ANNOUNCED, "maintenanceScope", "components", "exchangeOnline", true));

        assertThat(concerned()).isEqualTo(includesExchange);
    }

    @Test
    void leavesOutWhatHasEndedBeforeItsWindow() {
        subscriptions.end("ABO-1", LocalDate.of(2026, 11, 28), EndCause.TERMINATION);
        subscriptions.end("ABO-2", LocalDate.of(2026, 11, 29), EndCause.TERMINATION);

        announced(ANNOUNCED);

        assertThat(concerned()).containsExactly("ABO-2", "ABO-3");
    }

    // ---- refused

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windowFrom|2026-11-23T10:00+01:00|à l'avance",
                "windowFrom|2026-11-29T00:00+01:00|finirait",
                "windowTo|2026-11-28T22:00+01:00|finirait",
                "windowTo|2026-12-05T22:00:01+01:00|7 jours au plus",
                "windowTo||début et la fin",
                "windowFrom|samedi soir|ne peut pas être lu",
                "windowFrom|2026-11-28T22:00|ajoutez son décalage",
                "windowTo|2027-03-28T02:30+01:00|n'existe pas à Paris",
                "windowFrom|9999-11-28T22:00Z|ne peut pas être lu",
                "description|   |description",
                "maintenanceScope|moon|portée",
                "maintenanceScope|components|au moins un composant",
                "maintenanceScope|subscriptions|au moins un abonnement"
            })
    void thatCannotBeAnnouncedSoLeadsBackToAForm(String variable, String value, String sentence) {
        var process = announced(with(ANNOUNCED, variable, value == null ? "" : value));

        assertThat(process).isWaitingAt("CorrectMaintenance");
        assertThat(processes.task(process, "CorrectMaintenance").getAssignee()).isEqualTo(SUPPORT);
        assertThat(processes.shown(process, "refusal")).asString().contains(sentence);
        assertThat(maintenances.page(STAFF, 0, 10)).isEmpty();

        processes.complete(process, "CorrectMaintenance", SUPPORT, with(ANNOUNCED, "requestDecision", "maintain"));
        assertThat(process).isWaitingAt("AnnounceMaintenance");
        assertThat(maintenances.page(STAFF, 0, 10)).hasSize(1);
    }

    @Test
    void ofASubscriptionThatIsUnknownOrNotInServiceIsRefusedWithItsNumber() {
        subscriptions.end("ABO-1", LocalDate.of(2026, 11, 28), EndCause.TERMINATION);

        for (var number : List.of("ABO-404", "ABO-1")) {
            var process =
                    announced(with(ANNOUNCED, "maintenanceScope", "subscriptions", "subscriptions", "ABO-2 " + number));
            assertThat(processes.shown(process, "refusal")).asString().contains(number);
            processes.complete(process, "CorrectMaintenance", SUPPORT, Map.of("requestDecision", "drop"));
            assertThat(process).isEnded().hasPassed("MaintenanceDropped");
        }
        assertThat(maintenances.page(STAFF, 0, 10)).isEmpty();
    }

    @Test
    void thatConcernsNobodyIsRefused() {
        for (var number : List.of("ABO-1", "ABO-2", "ABO-3")) {
            subscriptions.end(number, LocalDate.of(2026, 11, 20), EndCause.TERMINATION);
        }

        var process = announced(ANNOUNCED);

        assertThat(processes.shown(process, "refusal")).asString().contains("Aucun abonnement en service");
        assertThat(maintenances.page(STAFF, 0, 10)).isEmpty();
    }

    // ---- cancelled

    @Test
    void cancelledBeforeItBeginsExcusesNothingAndItsCustomersAreTold() {
        var process = told();

        cancel(process, "Le routeur n'est pas livré");
        assertThat(process).isWaitingAt("AnnounceMaintenanceCancellation");
        processes.execute(process, "AnnounceMaintenanceCancellation");

        assertThat(process).isEnded().hasPassed("MaintenanceCancelled");
        assertThat(letters("maintenance-cancelled"))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.notice().body())
                        .contains("Le routeur n'est pas livré")
                        .contains("n'aura pas lieu"));
        assertThat(maintenance().excused()).isEmpty();
        assertThat(maintenance().cancelledBy()).isEqualTo(SUPPORT);
    }

    @Test
    void cancelledWhileItGoesOnExcusesUntilThen() {
        var process = told();
        clock.moveTo(BEGIN.plusSeconds(1800));

        cancel(process, "Fini plus tôt");
        processes.execute(process, "AnnounceMaintenanceCancellation");

        assertThat(maintenance().excused()).contains(new ExcusedPeriod(BEGIN, BEGIN.plusSeconds(1800)));
        assertThat(letters("maintenance-cancelled"))
                .allSatisfy(letter -> assertThat(letter.notice().body()).contains("arrêtée le 28/11/2026 à 22:30"));
    }

    @Test
    void isNotCancelledByAccidentNorWithoutAReason() {
        var process = told();

        processes.complete(process, "AwaitMaintenance", SUPPORT, Map.of("reason", "x"));
        assertThat(process).isWaitingAt("AwaitMaintenance");
        assertThat(processes.shown(process, "refusal")).asString().contains("Cochez");

        cancel(process, "  ");
        assertThat(process).isWaitingAt("AwaitMaintenance");
        assertThat(maintenance().isCancelled()).isFalse();
    }

    @Test
    void onlineIsCancelledInTheSameWay() {
        var process = told();

        maintenances.cancelOnline(maintenance().number(), "Reportée", "gestionnaire");

        assertThat(process).isWaitingAt("AnnounceMaintenanceCancellation").hasNotPassed("CancelMaintenance");
        processes.execute(process, "AnnounceMaintenanceCancellation");
        assertThat(process).isEnded();
        assertThat(letters("maintenance-cancelled")).hasSize(2);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> maintenances.cancelOnline(maintenance().number(), "Encore", "gestionnaire"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("maintenance-over"));
    }

    @Test
    void thatIsOverCannotBeCancelled() {
        var process = told();
        clock.moveTo(END);

        cancel(process, "Trop tard");

        assertThat(process).isWaitingAt("AwaitMaintenance");
        assertThat(processes.shown(process, "refusal")).asString().contains("passée");
        assertThat(maintenance().isCancelled()).isFalse();
    }

    @Test
    void whoseCustomersAreNotToldYetIsCancelledOnlineAndNobodyIsTold() {
        var maintenance = maintenances.announce(request(BEGIN, END), SUPPORT);
        var process = processes.running("planned-maintenance", maintenance.number());

        maintenances.cancelOnline(maintenance.number(), "Reportée", SUPPORT);
        processes.execute(process, "AnnounceMaintenance");
        processes.execute(process, "AnnounceMaintenanceCancellation");

        assertThat(process).isEnded().hasNotPassed("AwaitMaintenance").hasPassed("MaintenanceCancelled");
        assertThat(letters("maintenance-announced")).isEmpty();
        assertThat(letters("maintenance-cancelled")).isEmpty();
    }

    // ---- what it does to the availability of a month

    @ParameterizedTest
    @CsvSource({
        // seconds after its beginning at which it is cancelled; what counts of a failure from 21:00 to 23:30, now
        "    , 3600",
        "1800, 7200",
        " -60, 9000"
    })
    void excusesItsWindowForThoseItWasAnnouncedTo(@Nullable Long cancelledAfter, long counted) {
        var maintenance = maintenances.register(
                MaintenanceRequest.of(BEGIN, END, "Routeur", "subscriptions", List.of("ABO-1"), Set.of()), SUPPORT);
        clock.moveTo(BEGIN.minusSeconds(3600));
        report("ABO-1");
        report("ABO-3");
        if (cancelledAfter != null) {
            clock.moveTo(BEGIN.plusSeconds(cancelledAfter));
            maintenances.cancel(maintenance.number(), "Finie", SUPPORT);
        }
        clock.moveTo(BEGIN.plusSeconds(5400));

        var availability = availabilityInquiry.of("ABO-1", YearMonth.of(2026, 11));

        assertThat(availability.downtimeSeconds()).isEqualTo(counted);
        assertThat(availability.shares())
                .filteredOn(share -> share.outage().notification().equals(maintenance.number()))
                .hasSize(counted == 9000 ? 0 : 1)
                .allSatisfy(share -> {
                    assertThat(share.outage().excusable()).isEqualTo(ExcusableEvent.III);
                    assertThat(share.verdict()).isEqualTo(OutageShare.Verdict.EXCUSABLE);
                });
        assertThat(availabilityInquiry.of("ABO-3", YearMonth.of(2026, 11)).downtimeSeconds())
                .as("not announced to it")
                .isEqualTo(9000);
    }

    private void report(String subscription) {
        notifications.register(
                new NotificationRequest(
                        List.of(subscription),
                        Set.of(),
                        NotificationChannel.TELEPHONE,
                        "Anne Le Goff",
                        null,
                        null,
                        null,
                        "Plus rien ne marche",
                        false,
                        NotificationRequest.NEW),
                STAFF);
    }

    // ---- saying it

    private static MaintenanceRequest request(Instant from, Instant to) {
        return MaintenanceRequest.of(from, to, "Remplacement d'un routeur", "all", List.of(), Set.of());
    }

    private ProcessInstance announced(Map<String, Object> form) {
        return processes.startFromForm(KEY, SUPPORT, form);
    }

    private ProcessInstance told() {
        var process = announced(ANNOUNCED);
        processes.execute(process, "AnnounceMaintenance");
        return process;
    }

    private void cancel(ProcessInstance process, String reason) {
        processes.complete(
                process, "AwaitMaintenance", SUPPORT, Map.of("cancellationIntended", true, "reason", reason));
    }

    private PlannedMaintenance maintenance() {
        return maintenances.page(STAFF, 0, 10).get(0);
    }

    private List<String> concerned() {
        return maintenances.subscriptionsFor(maintenance().number(), STAFF, 100);
    }

    private List<RecordedNotice> letters(String kind) {
        return notices
                .about(maintenances.page(STAFF, 0, 10).stream()
                        .map(PlannedMaintenance::number)
                        .toList())
                .stream()
                .filter(notice -> notice.notice().kind().equals(kind))
                .toList();
    }

    private static Map<String, Object> with(Map<String, Object> form, Object... more) {
        var changed = new HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            changed.put((String) more[i], more[i + 1]);
        }
        return changed;
    }
}
