package fr.allset.tacite.availability;

import static fr.allset.tacite.failure.AFailure.at;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.allset.tacite.availability.OutageShare.Verdict;
import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Article 3, from what is on file. It is Monday 23 November 2026, ten in the morning. */
@TaciteTest
@DisplayName("The availability")
class AvailabilitiesTest {

    private static final String BREST = "ABO-BREST";
    private static final String QUIMPER = "ABO-QUIMPER";
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    @Autowired
    Portfolios portfolios;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    AvailabilityInquiry availabilityInquiry;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private AFailure failure;

    @BeforeEach
    void twoSitesAreServed() {
        portfolios.hold(numbered(BREST), numbered(QUIMPER).onSite("QUIMPER"));
        failure = new AFailure(notifications, failureHandling, clock);
    }

    @Test
    void isWholeWhenNothingFails() {
        assertThat(availabilityInquiry.of(BREST, NOVEMBER)).satisfies(november -> {
            assertThat(november.downtimeSeconds()).isZero();
            assertThat(november.baseSeconds()).isEqualTo(720 * 3600);
            assertThat(november.percent()).isEqualByComparingTo("100");
        });
    }

    @Test
    void countsWhileTheMonthRunsUntilNow() {
        failure.reported("2026-11-24T08:00", BREST);
        clock.moveTo(at("2026-11-24T11:00"));

        var november = availabilityInquiry.of(BREST, NOVEMBER);

        assertThat(november.downtimeSeconds()).isEqualTo(3 * 3600);
        assertThat(november.objectiveMet()).isTrue();
        assertThat(november.secondsToSpare()).isEqualTo(720 * 36 - 3 * 3600);
        assertThat(AvailabilityWording.toSpare(november))
                .isEqualTo("Il reste 4\u00a0h 12\u00a0min avant que l'objectif ne soit plus atteint.");
    }

    @Test
    void splitsAFailureBetweenTheMonthsItTouches() {
        failure.lasting("2026-11-30T20:00", "2026-12-01T08:00", BREST);

        var months = availabilityInquiry.of(List.of(BREST), NOVEMBER, DECEMBER).get(BREST);

        assertThat(months.get(NOVEMBER).downtimeSeconds()).isEqualTo(4 * 3600);
        assertThat(months.get(DECEMBER).downtimeSeconds()).isEqualTo(8 * 3600);
    }

    //  28 March 2027: at 02:00 it is 03:00
    @Test
    void countsElapsedTimeAcrossTheChangeToSummerTime() {
        clock.moveTo(at("2027-03-27T20:00"));
        failure.lasting("2027-03-27T22:00", "2027-03-28T08:00", BREST);

        var march = availabilityInquiry.of(BREST, YearMonth.of(2027, 3));

        assertThat(march.downtimeSeconds()).isEqualTo(9 * 3600);
        assertThat(march.baseSeconds()).isEqualTo(743 * 3600);
    }

    @Test
    void saysWhatCountedWhatDidNotAndWhy() {
        var first = failure.reported("2026-11-24T08:00", BREST);
        failure.reported("2026-11-24T09:00", BREST);
        failure.restored(first, "2026-11-24T10:00");
        var detected = failure.reported(NotificationChannel.DETECTED, "2026-11-24T12:00", BREST, QUIMPER);
        failure.restored(detected, "2026-11-24T13:00");
        clock.moveTo(at("2026-11-24T14:00"));

        var november = availabilityInquiry.of(BREST, NOVEMBER);

        assertThat(november.shares())
                .extracting(OutageShare::verdict, OutageShare::counted, OutageShare::alreadyCounted)
                .containsExactly(
                        tuple(Verdict.COUNTED, 7200L, 0L),
                        tuple(Verdict.IN_PART, 4 * 3600L, 3600L),
                        tuple(Verdict.DETECTED, 0L, 0L));
        assertThat(november.shares())
                .extracting(AvailabilityWording::verdict)
                .containsExactly(
                        "compte 2\u00a0h",
                        "compte 4\u00a0h ; 1\u00a0h déjà comptées par une autre notification (D07) ; pas encore rétablie (D10)",
                        "ne compte pas : incident détecté par ALLSET SAS ; seules comptent les Notifications du Client (D04)");
        assertThat(availabilityInquiry.of(QUIMPER, NOVEMBER).downtimeSeconds()).isZero();
    }

    @Test
    void leavesOutWhatAPersonHasExcusedAndTakesItBackWhenItIsDecidedAnew() {
        var notification = failure.lasting("2026-11-24T08:00", "2026-11-24T18:00", BREST);
        failureHandling.decideCause(
                notification.failure(),
                "v",
                at("2026-11-24T08:00"),
                at("2026-11-24T12:00"),
                "Coupure de l'opérateur",
                "Ticket 42",
                null,
                "support");

        assertThat(availabilityInquiry.of(BREST, NOVEMBER)).satisfies(november -> {
            assertThat(november.downtimeSeconds()).isEqualTo(6 * 3600);
            assertThat(november.excusableSeconds()).isEqualTo(4 * 3600);
            assertThat(november.objectiveMet()).isTrue();
        });

        failureHandling.decideCause(
                notification.failure(),
                "covered",
                null,
                null,
                "L'opérateur n'y était pour rien",
                null,
                null,
                "support");

        assertThat(availabilityInquiry.of(BREST, NOVEMBER).downtimeSeconds()).isEqualTo(10 * 3600);
    }

    @Test
    void theExcuseUntilTheRestorationFollowsItsCorrection() {
        var notification = failure.lasting("2026-11-24T08:00", "2026-11-24T12:00", BREST);
        failureHandling.decideCause(
                notification.failure(), "i", null, null, "Routeur du client", "Relevé", null, "support");
        clock.moveTo(at("2026-11-24T18:00"));

        failureHandling.correctRestoration(notification.failure(), 1, at("2026-11-24T14:00"), "Journal", "support");

        assertThat(availabilityInquiry.of(BREST, NOVEMBER)).satisfies(november -> {
            assertThat(november.downtimeSeconds()).isZero();
            assertThat(november.excusableSeconds()).isEqualTo(6 * 3600);
        });
    }

    @Test
    void leavesOutPlannedMaintenanceThatWasAnnounced() {
        jdbc.sql("""
                        insert into planned_maintenance (number, window_from, window_to, description, announced_at, announced_by)
                        values ('MP-1', ?, ?, 'Bascule', ?, 'support')""")
                .params(utc("2026-11-24T09:00"), utc("2026-11-24T12:00"), utc("2026-11-23T09:00"))
                .update();
        jdbc.sql("""
                        insert into maintained_subscription (maintenance_number, subscription_number,
                            customer_number)
                        values ('MP-1', ?, ?)""")
                .params(
                        BREST,
                        subscriptions.find(BREST).orElseThrow().customer().number())
                .update();
        failure.lasting("2026-11-24T08:00", "2026-11-24T13:00", BREST, QUIMPER);

        assertThat(availabilityInquiry.of(BREST, NOVEMBER).downtimeSeconds()).isEqualTo(2 * 3600);
        assertThat(availabilityInquiry.of(QUIMPER, NOVEMBER).downtimeSeconds()).isEqualTo(5 * 3600);

        jdbc.sql("update planned_maintenance set cancelled_at = ?")
                .param(utc("2026-11-24T10:00"))
                .update();

        assertThat(availabilityInquiry.of(BREST, NOVEMBER).downtimeSeconds()).isEqualTo(4 * 3600);
    }

    @Test
    void countsAFailureAgainFromItsReopeningOn() {
        var notification = failure.lasting("2026-11-24T08:00", "2026-11-24T09:00", BREST);
        clock.moveTo(at("2026-11-24T12:00"));
        failureHandling.reopen(notification.failure(), at("2026-11-24T11:30"), null, "Cela recommence", "support");

        assertThat(availabilityInquiry.of(BREST, NOVEMBER).downtimeSeconds()).isEqualTo(3600 + 1800);
    }

    @Test
    void endsWithTheService() {
        subscriptions.end(BREST, LocalDate.of(2026, 11, 20), EndCause.NON_RENEWAL);

        assertThat(availabilityInquiry.of(BREST, NOVEMBER).baseSeconds()).isEqualTo(19 * 24 * 3600);
        clock.moveTo(at("2026-12-02T10:00"));
        assertThat(availabilityInquiry.of(BREST, DECEMBER)).satisfies(december -> {
            assertThat(december.hasService()).isFalse();
            assertThat(december.objectiveMet()).isTrue();
        });
    }

    @Test
    void ofAMonthThatHasNotBegunOrOfNobodyIsRefused() {
        assertThatThrownBy(() -> availabilityInquiry.of(BREST, DECEMBER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("month-in-future");
        assertThatThrownBy(() -> availabilityInquiry.of("ABO-NOBODY", NOVEMBER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("unknown-subscription");
        assertThatThrownBy(() -> availabilityInquiry.of(List.of(BREST), YearMonth.of(1990, 1), NOVEMBER))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> availabilityInquiry.of(List.of(BREST), NOVEMBER, NOVEMBER.minusMonths(1)))
                .isInstanceOf(Refusal.class);
    }

    private static OffsetDateTime utc(String local) {
        return OffsetDateTime.ofInstant(at(local), ZoneOffset.UTC);
    }
}
