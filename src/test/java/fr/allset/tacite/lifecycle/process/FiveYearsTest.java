package fr.allset.tacite.lifecycle.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.engine.ClockMovement;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalRequest;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/**
 * The demo portfolio from Monday 23 November 2026 on. The clock goes from one due instant to the next. Between two of them nothing happens,
 * so what the lives show holds for every day in between. Every day is compared with what the rules alone say of it.
 *
 */
@TaciteTest
@DisplayName("Five years of the demo portfolio")
class FiveYearsTest {

    private static final LocalDate END = LocalDate.of(2031, 11, 23);
    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());

    /** The first day no longer served, worked out by hand. */
    private final Map<String, LocalDate> ends = new HashMap<>(Map.of(
            "ABO-0001",
                    LocalDate.of(
                            2027, 3,
                            1), // refused in time: ends with the Période Initiale of 36 months from 1 March 2024
            "ABO-0005", LocalDate.of(2027, 1, 15), // refused on 24 December 2026, in time until 14 January 2027 (T26)
            "ABO-0010", LocalDate.of(2027, 6, 1), // terminated on the very day of its renewal
            "ABO-0008", LocalDate.of(2029, 3, 1))); // terminated on the day after a term: renewed for one day

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ClockMovement movement;

    @Autowired
    MovableClock clock;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    NonRenewalHandling nonRenewalHandling;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    Notices notices;

    @Autowired
    RuntimeService runtime;

    private List<Subscription> portfolio;
    private LocalDate next;

    @Test
    void showOnEachDayWhatTheRulesSayOfIt() throws Exception {
        var imported = portfolios.importFiles(PortfolioFiles.of(
                new ClassPathResource("demo/subscriptions.csv"),
                new ClassPathResource("demo/fees.csv"),
                new ClassPathResource("demo/usage.csv")));
        assertThat(imported).isInstanceOf(PortfolioImportResult.Accepted.class);
        processes.executeAll("open-lifecycles", "StartLifecycles");
        portfolio = subscriptions.page(SubscriptionFilter.everything(), 0, 100).entries();
        refuse("ABO-0001", LocalDate.of(2026, 11, 20));
        terminate("ABO-0010", LocalDate.of(2027, 6, 1));
        terminate("ABO-0008", LocalDate.of(2029, 3, 1));
        next = clock.today();

        arriveOn(LocalDate.of(2026, 12, 24));
        refuse("ABO-0005", LocalDate.of(2026, 12, 24));
        arriveOn(END);

        assertThat(next).as("every day was looked at").isEqualTo(END.plusDays(1));
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(ends.keySet())
                .allSatisfy(number -> assertThat(
                                subscriptions.find(number).orElseThrow().endedOn())
                        .isEqualTo(ends.get(number)));
        assertThat(notices.list(0, 1, "ABO-0001").entries().get(0).notice().kind())
                .isEqualTo("end-at-term");
    }

    private void arriveOn(LocalDate day) throws Exception {
        var target = day.atTime(LocalTime.of(10, 0)).atZone(ContractTime.ZONE).toInstant();
        while (clock.instant().isBefore(target)) {
            var due = movement.fallingDue(1);
            var until = due.isEmpty() || due.get(0).at().isAfter(target)
                    ? target
                    : due.get(0).at();
            lookAtEachDayBefore(until);
            if (until.isAfter(clock.instant())) {
                var move = movement.moveTo(until, "pilote").get(5, TimeUnit.MINUTES);
                assertThat(move.jobsFailed()).isZero();
            } else {
                movement.moveTo(clock.instant().plusSeconds(1), "pilote").get(5, TimeUnit.MINUTES);
            }
        }
        lookAtEachDayBefore(ContractTime.startOf(day.plusDays(1)));
    }

    /** The days that have begun, or will begin, before the instant at which something happens next. */
    private void lookAtEachDayBefore(Instant instant) {
        if (!ContractTime.startOf(next).isBefore(instant)) {
            return;
        }
        var lives = lives();
        for (; ContractTime.startOf(next).isBefore(instant); next = next.plusDays(1)) {
            for (var subscription : portfolio) {
                assertThat(lives.get(subscription.number()))
                        .as("%s on %s", subscription.number(), next)
                        .isEqualTo(expected(subscription, next));
            }
        }
    }

    private String expected(Subscription subscription, LocalDate day) {
        var end = ends.get(subscription.number());
        if (end != null && !day.isBefore(end)) {
            return null;
        }
        return subscription
                .calendar()
                .periodOn(day)
                .map(period -> period.kind().name().toLowerCase(Locale.ROOT) + " " + period.renewalIndex() + " until "
                        + period.end())
                .orElseGet(
                        () -> "before_start 0 until " + subscription.calendar().initialEnd());
    }

    /** What each life that is under way says of itself. */
    private Map<String, String> lives() {
        var keys = new HashMap<String, String>();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(SubscriptionLifecycleProcess.KEY)
                .listPage(0, 1000)
                .forEach(life -> keys.put(life.getId(), life.getBusinessKey()));
        var variables = new HashMap<String, Map<String, Object>>();
        runtime
                .createVariableInstanceQuery()
                .variableNameIn("phase", "renewalIndex", "termAt")
                .listPage(0, 2000)
                .stream()
                .filter(variable -> keys.containsKey(variable.getProcessInstanceId()))
                .forEach(variable -> variables
                        .computeIfAbsent(keys.get(variable.getProcessInstanceId()), key -> new HashMap<>())
                        .put(variable.getName(), variable.getValue()));
        var lives = new TreeMap<String, String>();
        variables.forEach((number, values) -> lives.put(
                number,
                values.get("phase") + " "
                        + values.get("renewalIndex") + " until "
                        + LocalDate.ofInstant(((Date) values.get("termAt")).toInstant(), ContractTime.ZONE)));
        return lives;
    }

    private void refuse(String number, LocalDate receivedOn) {
        nonRenewalHandling.receive(
                NonRenewalRequest.of(number, "customer", receivedOn, "letter", "Classeur 3", false), STAFF);
    }

    private void terminate(String number, LocalDate effectiveDate) {
        var quote = terminationHandling.request(new TerminationRequest(List.of(number), effectiveDate), STAFF, null);
        terminationHandling.acceptOnline(quote.number(), STAFF);
        processes.complete(
                processes.running("early-termination", quote.number()),
                "ReviewTermination",
                "suppleante",
                Map.of("decision", "confirm"));
    }
}
