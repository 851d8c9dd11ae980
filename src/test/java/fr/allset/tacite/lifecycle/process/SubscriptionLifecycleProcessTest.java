package fr.allset.tacite.lifecycle.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.NewSubscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.AgreedTerms;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Today is Monday 23 November 2026. */
@TaciteTest
@DisplayName("The life of a subscription")
class SubscriptionLifecycleProcessTest {

    private static final String NUMBER = "ABO-1";

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    MovableClock clock;

    @ParameterizedTest(name = "served from {0}, at first for {1} months: {2} {3}, until {5}")
    @CsvSource({
        "2026-11-24, 12, ServiceStartDateReached, 0, ServiceStartDateReached, 2026-11-23T23:00:00Z", // begins tomorrow
        "2026-11-23, 12, InitialPeriod,           0, InitialTermReached,      2027-11-22T23:00:00Z", // begins today
        "2025-11-24, 12, InitialPeriod,           0, InitialTermReached,      2026-11-23T23:00:00Z", // its last day
        "2025-11-23, 12, RenewalPeriod,           1, RenewalTermReached,      2027-11-22T23:00:00Z", // renewed today
        "2022-11-24, 12, RenewalPeriod,           3, RenewalTermReached,      2026-11-23T23:00:00Z", // renewed again
        // tomorrow
        "2010-01-01, 240, InitialPeriod,          0, InitialTermReached,      2029-12-31T23:00:00Z", // the longest
        // there is
        "2024-02-29, 12, RenewalPeriod,           2, RenewalTermReached,      2027-02-27T23:00:00Z", // from a leap day
        "2023-01-29, 13, RenewalPeriod,           3, RenewalTermReached,      2027-02-27T23:00:00Z", // first renewed on
        // a leap day
        "2025-08-31, 18, InitialPeriod,           0, InitialTermReached,      2027-02-27T23:00:00Z", // the 31st, to a
        // short month
        "2026-03-31, 1,  RenewalPeriod,           1, RenewalTermReached,      2027-04-29T22:00:00Z"
    }) // and in summer time
    void beginsWhereOneOfItsAgeStands(
            LocalDate start, int months, String element, int renewalIndex, String timer, Instant due) {
        var life = lifeOf(numbered(NUMBER).servedFrom(start).initiallyForMonths(months));

        assertThat(life).isWaitingAtExactly(element);
        assertThat(processes.shown(life, "renewalIndex")).isEqualTo(renewalIndex);
        assertThat(due(life, timer)).isEqualTo(due);
    }

    @Test
    void entersItsInitialPeriodOnTheServiceStartDate() {
        var life = lifeOf(numbered(NUMBER).servedFrom("2027-02-28").initiallyForMonths(24));
        clock.moveTo(LocalDate.of(2027, 2, 28));

        processes.execute(life, "ServiceStartDateReached");

        assertThat(life).isWaitingAtExactly("InitialPeriod");
        assertThat(due(life, "InitialTermReached")).isEqualTo("2029-02-27T23:00:00Z");
    }

    @Test
    void isRenewedAtItsTermForAYear() {
        var life = lifeOf(numbered(NUMBER));
        clock.moveTo(LocalDate.of(2028, 3, 1));

        processes.execute(life, "InitialTermReached");

        assertThat(life).isWaitingAtExactly("RenewalPeriod").hasPassed("StartRenewalPeriod");
        assertThat(processes.shown(life, "renewalIndex")).isEqualTo(1);
        assertThat(due(life, "RenewalTermReached")).isEqualTo("2029-02-28T23:00:00Z");
    }

    @Test
    void isRenewedFromALeapDayOnToTheLastOfFebruary() {
        var life = lifeOf(numbered(NUMBER).servedFrom("2026-08-29").initiallyForMonths(18));
        assertThat(due(life, "InitialTermReached")).isEqualTo("2028-02-28T23:00:00Z");

        clock.moveTo(LocalDate.of(2028, 2, 29));
        processes.execute(life, "InitialTermReached");
        assertThat(due(life, "RenewalTermReached")).isEqualTo("2029-02-27T23:00:00Z");

        clock.moveTo(LocalDate.of(2029, 2, 28));
        processes.execute(life, "RenewalTermReached");
        assertThat(due(life, "RenewalTermReached")).isEqualTo("2030-02-27T23:00:00Z");
    }

    @Test
    void catchesUpOneByOneWithTheTermsThatWereMissed() {
        var life = lifeOf(numbered(NUMBER));
        clock.moveTo(LocalDate.of(2031, 6, 1));
        var terms = new ArrayList<Instant>();
        var renewals = new ArrayList<Object>();

        for (var timer = "InitialTermReached";
                due(life, timer).isBefore(clock.instant());
                timer = "RenewalTermReached") {
            terms.add(due(life, timer));
            processes.execute(life, timer);
            renewals.add(processes.shown(life, "renewalIndex"));
        }

        assertThat(terms)
                .extracting(Instant::toString)
                .containsExactly(
                        "2028-02-29T23:00:00Z", "2029-02-28T23:00:00Z", "2030-02-28T23:00:00Z", "2031-02-28T23:00:00Z");
        assertThat(renewals).containsExactly(1, 2, 3, 4);
        assertThat(due(life, "RenewalTermReached")).isEqualTo("2032-02-29T23:00:00Z");
    }

    @Test
    void livesThroughEachPeriodWhenItsStartIsRecordedLate() {
        var start = LocalDate.of(2026, 10, 10);
        var number = subscriptions.commission(new NewSubscription(
                new Customer(
                        "CLI-9",
                        "Les Vergers",
                        null,
                        CustomerKind.NON_PROFESSIONAL,
                        "Agathe Perrier",
                        "agathe@vergers.example"),
                new CustomerSite("CLI-9", "THONON", "Maison", "Thonon"),
                Set.of(Component.EXCHANGE_ONLINE),
                start,
                1,
                Euros.of("120"),
                Euros.ZERO,
                AgreedTerms.of("CP-O365-1", ""),
                Optional.empty(),
                "MS-2026-000001",
                "gestionnaire"));
        var life = processes.running(SubscriptionLifecycleProcess.KEY, number);
        assertThat(life).isWaitingAtExactly("InitialPeriod");

        processes.execute(life, "InitialTermReached");

        assertThat(life).isWaitingAtExactly("RenewalPeriod");
        assertThat(subscriptions.find(number).orElseThrow().uninformedRenewal()).isEqualTo("2026-11-10");
    }

    @ParameterizedTest(name = "in the {1}")
    @CsvSource({"2025-03-01, InitialPeriod", "2024-03-01, RenewalPeriod"})
    void endsWithTheSubscription(LocalDate start, String period) {
        var life = lifeOf(numbered(NUMBER).servedFrom(start).initiallyForMonths(24));
        assertThat(life).isWaitingAtExactly(period);

        assertThat(subscriptions.end(NUMBER, clock.today(), EndCause.TERMINATION))
                .isTrue();
        assertThat(subscriptions.end(NUMBER, clock.today(), EndCause.TERMINATION))
                .as("once")
                .isFalse();

        assertThat(life).isEnded().hasPassed("SubscriptionEnded").hasNotPassed("StartRenewalPeriod");
    }

    private ProcessInstance lifeOf(ASubscription subscription) {
        portfolios.hold(subscription);
        return processes.running(SubscriptionLifecycleProcess.KEY, subscription.number());
    }

    private Instant due(ProcessInstance life, String timer) {
        return processes.job(life, timer).getDuedate().toInstant();
    }
}
