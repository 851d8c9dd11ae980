package fr.allset.tacite.failure;

import static fr.allset.tacite.failure.RestorationObjectiveTest.at;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Today is Monday 23 November 2026, 10:00. ABO-1 and ABO-2 are of one customer, ABO-9 is of another. */
@TaciteTest
@DisplayName("A Notification de Défaillance")
class FailureNotificationsTest {

    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());

    @Autowired
    Portfolios portfolios;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    AvailabilityInquiry availabilityInquiry;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void twoCustomers() {
        portfolios.receive(
                numbered("ABO-1").servedFrom("2026-01-31"),
                numbered("ABO-2").servedFrom("2026-01-31").onSite("NANTES"),
                numbered("ABO-9").ofCustomer("CLI-9").servedFrom("2026-06-01"),
                numbered("ABO-LATER").servedFrom("2027-03-01").onSite("LORIENT"));
    }

    // ---- the number

    @Test
    void receivesItsNumberAtOnceAndTheCustomerIsTold() {
        var first = register(AReport.of("ABO-1").beganAt(at("2026-11-23T08:30:00+01:00")));
        var second = register(AReport.of("ABO-9"));

        assertThat(first.number()).isEqualTo("ND-2026-000001");
        assertThat(second.number()).isEqualTo("ND-2026-000002");
        assertThat(notices.findByKey("ND-2026-000001/received"))
                .hasValueSatisfying(letter -> assertThat(letter.notice().body())
                        .contains("Elle porte le numéro ND-2026-000001")
                        .contains("23/11/2026 à 08:30"));
        assertThat(failureHandling.find(first.failure()).reportedAt()).isEqualTo(clock.instant());
    }

    @Test
    void givesItsNumberBackWhenItComesToNothing() {
        register(AReport.of("ABO-1"));
        transaction.executeWithoutResult(undone -> {
            assertThat(register(AReport.of("ABO-9")).number()).isEqualTo("ND-2026-000002");
            undone.setRollbackOnly();
        });
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> register(AReport.of("ABO-404")));

        assertThat(register(AReport.of("ABO-9")).number()).isEqualTo("ND-2026-000002");
    }

    @Test
    void isNumberedWithoutAGapHoweverManyComeAtOnceAndSomeFail() throws Exception {
        var callers = IntStream.range(0, 24)
                .<Callable<?>>mapToObj(caller -> () -> transaction.execute(one -> {
                    var registered = register(AReport.of(caller % 2 == 0 ? "ABO-1" : "ABO-9"));
                    if (caller % 5 == 0) {
                        one.setRollbackOnly();
                    }
                    return registered.number();
                }))
                .toArray(Callable<?>[]::new);

        assertThat(Race.between(callers))
                .allSatisfy(outcome -> assertThat(outcome.failure()).isNull());

        assertThat(numbers())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 19)
                        .mapToObj("ND-2026-%06d"::formatted)
                        .toList());
        assertThat(jdbc.sql("select count(*) from failure").query(Long.class).single())
                .as("the first reports of a subscription find each other")
                .isEqualTo(2);
    }

    @Test
    void beginsANewSeriesWithTheYearInParis() {
        clock.moveTo(at("2026-12-31T23:59:59+01:00"));
        register(AReport.of("ABO-1"));
        clock.moveTo(at("2027-01-01T00:00:00+01:00"));
        var received = register(AReport.of("ABO-1").receivedAt(at("2026-12-31T23:00:00+01:00")));

        assertThat(numbers()).containsExactly("ND-2026-000001", "ND-2027-000001");
        assertThat(received.receivedAt()).isEqualTo(at("2026-12-31T23:00:00+01:00"));
    }

    // ---- whose failure

    @Test
    void joinsTheOpenFailureOfItsSubscriptionAndComponent() {
        var failure =
                register(AReport.of("ABO-1").about(Component.EXCHANGE_ONLINE)).failure();

        assertThat(register(AReport.of("ABO-1").about(Component.EXCHANGE_ONLINE, Component.LYNC_ONLINE))
                        .failure())
                .isEqualTo(failure);
        assertThat(register(AReport.of("ABO-1", "ABO-2").about(Component.LYNC_ONLINE))
                        .failure())
                .isEqualTo(failure);
        assertThat(register(AReport.of("ABO-1").about(Component.SHAREPOINT_ONLINE))
                        .failure())
                .isNotEqualTo(failure);
        assertThat(register(AReport.of("ABO-9").about(Component.EXCHANGE_ONLINE))
                        .failure())
                .isNotEqualTo(failure);
        assertThat(notifications.countOfFailure(failure)).isEqualTo(3);
        assertThat(notifications.subscriptionsOf(failure)).containsExactly("ABO-1", "ABO-2");
    }

    @Test
    void thatNamesNoComponentIsAboutAllOfThem() {
        var failure = register(AReport.of("ABO-1")).failure();

        assertThat(register(AReport.of("ABO-1").about(Component.ONEDRIVE)).failure())
                .isEqualTo(failure);
        assertThat(register(AReport.of("ABO-1").ofFailure(NotificationRequest.NEW))
                        .failure())
                .isNotEqualTo(failure);
    }

    @Test
    void beginsAnotherFailureOnceTheFirstIsRestored() {
        var restored = register(AReport.of("ABO-1")).failure();
        failureHandling.restore(restored, null, "support");

        assertThat(register(AReport.of("ABO-1")).failure()).isNotEqualTo(restored);
        refused("failure-restored", AReport.of("ABO-1").ofFailure(restored));
    }

    @Test
    void thatWasReceivedBeforeTheFirstMakesTheFailureAsOld() {
        var failure = register(AReport.of("ABO-1")).failure();

        register(AReport.of("ABO-1").receivedAt(at("2026-11-23T09:15:00+01:00")));

        assertThat(failureHandling.find(failure).reportedAt()).isEqualTo(at("2026-11-23T09:15:00+01:00"));
        assertThat(failureHandling.find(failure).stretch().reportedAt()).isEqualTo(at("2026-11-23T09:15:00+01:00"));
    }

    @Test
    void ofTheResellerMayConcernSeveralCustomers() {
        var detected = register(AReport.of("ABO-1", "ABO-9").through(NotificationChannel.DETECTED));

        assertThat(detected.customer()).isNull();
        assertThat(failureHandling.findFor(detected.failure(), client("CLI-9")).number())
                .isEqualTo(detected.failure());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> notifications.findFor(detected.number(), client("CLI-9")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("unknown-failure-notification"));
    }

    @Test
    void ofAProgramCountsOnceUnderItsKey() throws Exception {
        var report = AReport.of("ABO-1").request();
        Callable<?> once =
                () -> notifications.report(report, STAFF, "alerte-17").number();

        Race.between(once, once, once);

        assertThat(notifications.report(report, STAFF, "alerte-17").number()).isEqualTo("ND-2026-000001");
        assertThat(numbers()).containsExactly("ND-2026-000001");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> notifications.report(
                        AReport.of("ABO-1").saying("Autre chose").request(), STAFF, "alerte-17"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("idempotency-key-reused"));
        assertThat(notifications
                        .report(report, new Actor("autre", Optional.empty()), "alerte-17")
                        .number())
                .isEqualTo("ND-2026-000002");
    }

    @Test
    void takesNoMoreStatementsWhenThereAreManyOfOneFailure() {
        var failure = register(AReport.of("ABO-1")).failure();
        register(AReport.of("ABO-1"));
        int early = statementsOf(() -> register(AReport.of("ABO-1")));

        for (int i = 0; i < 150; i++) {
            assertThat(register(AReport.of("ABO-1")).failure()).isEqualTo(failure);
        }

        assertThat(statementsOf(() -> register(AReport.of("ABO-1")))).isLessThanOrEqualTo(early);
        assertThat(notifications.countOfFailure(failure)).isEqualTo(154);
    }

    // ---- long after (D39)

    @Test
    void isRecordedHoweverLongAgoWithTheEvidenceOfItsReceipt() {
        var open = register(AReport.of("ABO-1"));

        var late = register(AReport.of("ABO-1")
                .receivedAt(at("2026-03-10T09:00:00+01:00"))
                .provedBy("Courriel du 10 mars 2026, dossier support 4711"));

        assertThat(late.failure()).as("what is open now is another failure").isNotEqualTo(open.failure());
        assertThat(notifications.find(late.number()).evidence())
                .isEqualTo("Courriel du 10 mars 2026, dossier support 4711");
        assertThat(failureHandling.find(late.failure()).reportedAt()).isEqualTo(at("2026-03-10T09:00:00+01:00"));
        assertThat(failureHandling.events(late.failure()))
                .anySatisfy(
                        event -> assertThat(event.words()).contains("preuve de sa réception : Courriel du 10 mars"));
        failureHandling.restore(late.failure(), at("2026-03-11T09:00:00+01:00"), "support");
        assertThat(availabilityInquiry.of("ABO-1", YearMonth.of(2026, 3)).downtimeSeconds())
                .isEqualTo(86_400);
    }

    @Test
    void isNotRecordedForATimeBeforeTheService() {
        refused(
                "subscription-not-in-service",
                AReport.of("ABO-1").receivedAt(at("2026-01-30T09:00:00+01:00")).provedBy("Courriel"));
    }

    @Test
    void needsNoEvidenceInTime() {
        assertThat(register(AReport.of("ABO-1").provedBy("Courriel")).evidence())
                .isNull();
    }

    // ---- what cannot be

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("unknown-subscription", AReport.of("ABO-404")),
                Arguments.of("unknown-subscription", AReport.of("ABO-1", "ABO-404")),
                Arguments.of("subscription-not-in-service", AReport.of("ABO-LATER")),
                Arguments.of("notification-several-customers", AReport.of("ABO-1", "ABO-9")),
                Arguments.of("moment-in-future", AReport.of("ABO-1").receivedAt(at("2026-11-23T10:00:01+01:00"))),
                Arguments.of("received-long-ago", AReport.of("ABO-1").receivedAt(at("2026-10-23T09:59:59+02:00"))),
                Arguments.of("began-after-report", AReport.of("ABO-1").beganAt(at("2026-11-23T10:00:01+01:00"))),
                Arguments.of(
                        "began-after-report",
                        AReport.of("ABO-1")
                                .receivedAt(at("2026-11-23T09:00:00+01:00"))
                                .beganAt(at("2026-11-23T09:00:01+01:00"))),
                Arguments.of("unknown-failure", AReport.of("ABO-1").ofFailure("DF-2026-999999")));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void thatCannotBeLeavesNothing(String code, AReport report) {
        refused(code, report);

        assertThat(numbers()).isEmpty();
        assertThat(jdbc.sql("select count(*) from failure").query(Long.class).single())
                .isZero();
        assertThat(register(AReport.of("ABO-1")).number()).isEqualTo("ND-2026-000001");
    }

    @Test
    void needsASubscriptionAReporterAndWords() {
        assertRefused("subscription-missing", () -> AReport.of().request());
        assertRefused("text-missing", () -> AReport.of("ABO-1").saying(" ").request());
        assertRefused(
                "text-too-long",
                () -> AReport.of("ABO-1").saying("x".repeat(4001)).request());
        assertRefused(
                "notification-too-many",
                () -> AReport.of(IntStream.range(0, 1001)
                                .mapToObj(String::valueOf)
                                .toArray(String[]::new))
                        .request());
        assertRefused("unknown-component", () -> NotificationRequest.components(List.of("Exchange Online", "Minitel")));
    }

    @Test
    void ofAnotherCustomersSubscriptionOrFailureIsThatOfNone() {
        var failure = register(AReport.of("ABO-1")).failure();

        assertRefused(
                "unknown-subscription",
                () -> notifications.register(AReport.of("ABO-1").request(), client("CLI-9")));
        assertRefused(
                "unknown-failure",
                () -> notifications.register(
                        AReport.of("ABO-9").ofFailure(failure).request(), client("CLI-9")));
        assertRefused("unknown-failure", () -> failureHandling.findFor(failure, client("CLI-9")));
    }

    @Test
    void ofASubscriptionThatHasEndedCountsUntilItsLastDay() {
        portfolios.hold(numbered("ABO-1").servedFrom("2026-01-31"));
        subscriptions.end("ABO-1", LocalDate.of(2026, 11, 23), EndCause.TERMINATION);

        refused("subscription-not-in-service", AReport.of("ABO-1"));
        assertThat(register(AReport.of("ABO-1").receivedAt(at("2026-11-22T23:59:59+01:00")))
                        .number())
                .isEqualTo("ND-2026-000001");
    }

    private FailureNotification register(AReport report) {
        return notifications.register(report.request(), STAFF);
    }

    private void refused(String code, AReport report) {
        assertRefused(code, () -> register(report));
    }

    private static void assertRefused(String code, ThrowingCallable asked) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(asked)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static Actor client(String customer) {
        return new Actor(customer.toLowerCase(Locale.ROOT), Optional.of(customer));
    }

    private List<String> numbers() {
        return jdbc.sql("select number from failure_notification order by number")
                .query(String.class)
                .list();
    }

    /** Ours, without the engine's: what {@link JdbcTemplate} says that it executes. */
    private static int statementsOf(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        var before = logger.getLevel();
        boolean additive = logger.isAdditive();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(said);
        try {
            work.run();
        } finally {
            logger.detachAppender(said);
            logger.setLevel(before);
            logger.setAdditive(additive);
        }
        return (int) said.list.stream()
                .filter(event -> event.getMessage().startsWith("Executing"))
                .count();
    }
}
