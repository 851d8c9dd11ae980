package fr.allset.tacite.lifecycle;

import static fr.allset.tacite.testing.OpenEngine.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.decision.Decision;
import fr.allset.tacite.decision.Decisions;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.lifecycle.Repairs.Postponable;
import fr.allset.tacite.lifecycle.Repairs.Stoppable;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.setup.AcceptanceStatus;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenEngine;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.testing.Town;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.PlannedDay;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever a process owner repairs, the facts decide (art. 1 and 5). Today is Monday 23 November 2026. The Période Initiale of ABO-A1 ends
 * with 29 February 2028. Its renewal is announced on 31 December 2027, 14 and 26 February 2028, and can be refused until its last day.
 */
@TaciteTest
@DisplayName("Around a repair")
class AroundARepairTest {

    private static final String LIFE = "ABO-A1";
    private static final LocalDate TERM = LocalDate.of(2028, 3, 1);
    private static final LocalDate FIRST = LocalDate.of(2027, 12, 31);
    private static final LocalDate LATER = LocalDate.of(2028, 1, 10);
    private static final String ANNOUNCEMENT = "2028-03-01/announcement-60";
    private static final LocalDate LEAVING = LocalDate.of(2027, 3, 15);
    private static final Actor OWNER = new Actor(Town.OWNER, Optional.empty());
    private static final Actor CLIENT = new Actor(Town.CLIENT_A, Optional.of("CLI-A"));
    private static final String WHY = "L'interlocuteur est absent.";

    @Autowired
    DossierRepairs repairs;

    @Autowired
    Town town;

    @Autowired
    Logins logins;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    SetupHandling setupHandling;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    SubscriptionDiary diary;

    @Autowired
    Notices notices;

    @Autowired
    Decisions decisions;

    @Autowired
    Charges charges;

    @Autowired
    MovableClock clock;

    private OpenEngine open;

    @BeforeEach
    void aTown() {
        open = new OpenEngine(engine);
        town.settle();
    }

    // ---- the announcement of a renewal

    //   2027-12-31   2028-01-10              2028-02-14  2028-02-29  2028-03-01
    //   |————————————|———————————————————————|———————————|———————————|
    //   planned      postponed               second      last day    term
    @Test
    void anAnnouncementGoesOutOnTheDayToWhichItIsPostponed() {
        postpone(LATER);

        clock.moveTo(FIRST.plusDays(1));
        assertRefused(this::announce, OutOfTurn.class);
        assertThat(told(LIFE)).isZero();

        clock.moveTo(LATER);
        processes.execute(life(), "InitialRenewalApproached");
        processes.execute(processes.running("subscription-renewal", LIFE), "RenewalNoticeDue");
        announce();
        assertThat(told(LIFE)).isEqualTo(1);
    }

    @Test
    void theTimersRingOnThatDay() {
        postpone(LATER);
        assertThat(due(life(), "InitialRenewalApproached")).isEqualTo(LATER);

        processes.execute(life(), "InitialRenewalApproached");
        var season = processes.running("subscription-renewal", LIFE);
        assertThat(due(season, "RenewalNoticeDue")).isEqualTo(LATER);
        repairs.postpone(LIFE, ANNOUNCEMENT, LATER, LATER.plusDays(5), WHY, OWNER);

        assertThat(due(season, "RenewalNoticeDue")).isEqualTo(LATER.plusDays(5));
    }

    @Test
    void aTimerThatRingsOnTheFormerDayTellsNothing() {
        processes.execute(life(), "InitialRenewalApproached");
        var season = processes.running("subscription-renewal", LIFE);
        postpone(LATER);
        clock.moveTo(FIRST);

        assertRefused(() -> processes.execute(season, "RenewalNoticeDue"), OutOfTurn.class);

        assertThat(told(LIFE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-12-30", // earlier
        "2026-11-23", // today
        "2028-02-14", // the day of the next announcement
        "2028-02-29", // the last day for refusing
        "2028-03-01", // the term
        "-999999999-01-01",
        "+999999999-12-31"
    })
    void anAnnouncementIsNotPostponedToADayOfNoUse(LocalDate day) {
        assertNothingChanges(() -> postpone(day), "reminder-day-of-no-use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2028-01-01", "2028-02-13"})
    void anAnnouncementIsPostponedToTheFirstAndToTheLastDayOfUse(LocalDate day) {
        postpone(day);

        assertThat(announcement().planned().day()).isEqualTo(day);
    }

    @Test
    void postponingTwiceIsPostponingOnce() {
        postpone(LATER);
        postpone(LATER);

        assertThat(decisions.about(LIFE)).hasSize(1);
        assertThat(diary.of(LIFE))
                .filteredOn(entry -> entry.kind().equals("renewal-notice-postponed"))
                .hasSize(1);
    }

    @Test
    void whoHasSeenAnotherDayIsToldSo() {
        postpone(LATER);

        assertThatThrownBy(() -> postpone(LATER.plusDays(1))).hasMessageContaining("reminder-moved");
        assertThat(announcement().planned().day()).isEqualTo(LATER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void ofTwoWhoPostponeAtOnceOneDoes(int round) throws Exception {
        var outcomes = Race.between(round, postponing(LATER), postponing(LATER.plusDays(1)));

        assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasRefused);
        assertThat(outcomes.stream().filter(Race.Outcome::succeeded)).hasSize(1);
        assertThat(decisions.about(LIFE)).hasSize(1);
    }

    private Callable<Object> postponing(LocalDate day) {
        return () -> {
            postpone(day);
            return day;
        };
    }

    @Test
    void whatHasGoneOutIsNotPostponed() {
        clock.moveTo(FIRST);
        processes.execute(life(), "InitialRenewalApproached");
        processes.execute(processes.running("subscription-renewal", LIFE), "RenewalNoticeDue");

        assertNothingChanges(() -> postpone(LATER), "reminder-not-to-come");
    }

    @Test
    void whatDoesNotComeAboutIsNotPostponed() {
        subscriptions.nonRenewFrom(LIFE, TERM);

        assertThat(repairs.of(LIFE).reminders()).isEmpty();
        assertNothingChanges(() -> postpone(LATER), "reminder-not-to-come");
    }

    @Test
    void theLastAnnouncementMayWaitUntilTheLastDayForRefusing() {
        assertThat(repairs.of(LIFE).reminders())
                .extracting(Postponable::planned)
                .containsExactly(
                        new PlannedDay(FIRST, LocalDate.of(2028, 2, 13)),
                        new PlannedDay(LocalDate.of(2028, 2, 14), LocalDate.of(2028, 2, 25)),
                        new PlannedDay(LocalDate.of(2028, 2, 26), LocalDate.of(2028, 2, 29)));
    }

    // ---- the reminder of documents to accept

    //   2026-11-23   2026-11-30   2026-12-03   2026-12-07
    //   |————————————|————————————|————————————|——
    //   asked        planned      postponed    second
    @Test
    void aReminderGoesOutOnTheDayToWhichItIsPostponed() {
        var setup = setup();
        repairs.postpone(setup, "7", LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 3), WHY, OWNER);
        var acceptance = processes.running("document-acceptance", setup);
        assertThat(due(acceptance, "ReminderDue")).isEqualTo(LocalDate.of(2026, 12, 3));

        clock.moveTo(LocalDate.of(2026, 12, 1));
        assertRefused(() -> processes.execute(acceptance, "ReminderDue"), OutOfTurn.class);
        assertThat(told(setup)).isEqualTo(1);

        clock.moveTo(LocalDate.of(2026, 12, 3));
        processes.execute(acceptance, "ReminderDue");
        assertThat(told(setup)).isEqualTo(2);
        assertThat(due(acceptance, "ReminderDue")).isEqualTo(LocalDate.of(2026, 12, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 2026-11-30, 2026-11-29", // earlier
        "7, 2026-11-30, 2026-12-07", // the day of the next one
        "21, 2026-12-14, 2026-12-21" // somebody decides on the silence
    })
    void aReminderIsNotPostponedToADayOfNoUse(String reminder, LocalDate shown, LocalDate day) {
        var setup = setup();

        assertThatThrownBy(() -> repairs.postpone(setup, reminder, shown, day, WHY, OWNER))
                .hasMessageContaining("reminder-day-of-no-use");

        assertThat(decisions.about(setup)).isEmpty();
    }

    @Test
    void nobodyIsRemindedOfWhatIsClosed() {
        var setup = setup();
        repairs.abandonSetup(setup, WHY, OWNER);

        assertThat(repairs.of(setup).reminders()).isEmpty();
        assertThatThrownBy(() ->
                        repairs.postpone(setup, "7", LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 3), WHY, OWNER))
                .hasMessageContaining("reminder-not-to-come");
    }

    // ---- a termination

    @Test
    void aConfirmedTerminationIsCancelledWithItsLetter() {
        var quote = confirmed();
        assertThat(repairs.of(LIFE).terminations()).containsExactly(new Stoppable(quote, LEAVING));
        var before = told(quote);

        repairs.cancelTermination(quote, WHY, OWNER);

        assertThat(terminationHandling.find(quote).status()).isEqualTo(QuoteStatus.CANCELLED);
        assertThat(subscriptions.find(LIFE).orElseThrow().plannedEnd()).isNull();
        assertThat(processes.find("early-termination", quote)).isEmpty();
        assertThat(told(quote)).isEqualTo(before + 1);
        assertThat(notices.about(List.of(quote)).get(before).notice().body()).contains(WHY);
        assertThat(decisions.about(quote)).last().satisfies(decided("CancelTermination"));
    }

    @Test
    void cancellingTwiceTellsOnce() throws Exception {
        var quote = confirmed();
        var before = told(quote);

        var outcomes = Race.between(cancelling(quote), cancelling(quote));
        assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasRefused);
        assertThatThrownBy(() -> repairs.cancelTermination(quote, WHY, OWNER))
                .hasMessageContaining("termination-not-cancellable");

        assertThat(outcomes.stream().filter(Race.Outcome::succeeded)).hasSize(1);
        assertThat(told(quote)).isEqualTo(before + 1);
        assertThat(repairs.of(quote).terminations()).isEmpty();
    }

    private Callable<Object> cancelling(String quote) {
        return () -> {
            repairs.cancelTermination(quote, WHY, OWNER);
            return quote;
        };
    }

    @Test
    void whatNobodyHasConfirmedIsNotCancelled() {
        var quote = quoted();

        assertThat(repairs.of(quote).terminations()).isEmpty();
        assertThatThrownBy(() -> repairs.cancelTermination(quote, WHY, OWNER))
                .hasMessageContaining("termination-not-cancellable");
        assertThat(decisions.about(quote)).isEmpty();
    }

    @Test
    void onItsDayATerminationTakesPlace() {
        var quote = confirmed();
        clock.moveTo(LEAVING);

        assertThat(repairs.of(quote).terminations()).isEmpty();
        assertThatThrownBy(() -> repairs.cancelTermination(quote, WHY, OWNER))
                .hasMessageContaining("termination-day-has-come");
        processes.execute(processes.running("early-termination", quote), "EffectiveDateReached");
        processes.executeAll("early-termination", "CarryOutTermination");

        assertThat(terminationHandling.find(quote).status()).isEqualTo(QuoteStatus.CARRIED_OUT);
        assertThat(charges.of(quote)).hasSize(1);
    }

    // ---- a set-up

    @Test
    void aSetupIsAbandonedWithItsLetter() {
        var setup = setup();

        repairs.abandonSetup(setup, WHY, OWNER);
        assertThatThrownBy(() -> repairs.abandonSetup(setup, WHY, OWNER)).hasMessageContaining("file-abandoned");

        assertThat(setupHandling.find(setup).status()).isEqualTo(AcceptanceStatus.ABANDONED);
        assertThat(processes.find("subscription-setup", setup)).isEmpty();
        assertThat(told(setup)).isEqualTo(2);
        assertThat(notices.about(List.of(setup)).get(1).notice().body()).contains(WHY);
        assertThat(decisions.about(setup)).singleElement().satisfies(decided("AbandonSetup"));
    }

    // ---- who, and why

    static Stream<Named<Actor>> whoOwnsNoProcesses() {
        return Stream.of(Town.MANAGER, Town.SUPPORT, Town.ADMIN, Town.CLIENT_A, "personne", "")
                .map(name -> Named.of("«" + name + "»", new Actor(name, Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("whoOwnsNoProcesses")
    void nobodyElseRepairs(Actor somebody) {
        assertNothingIsRepairedBy(somebody);
    }

    @Test
    void whoeverIsSwitchedOffRepairsNothing() {
        logins.enable(Town.OWNER, false);
        try {
            assertNothingIsRepairedBy(OWNER);
        } finally {
            logins.enable(Town.OWNER, true);
        }
    }

    private void assertNothingIsRepairedBy(Actor somebody) {
        // another one: what is terminated is not announced
        var quote = confirmed("ABO-A2");
        var setup = setup();
        for (ThrowingCallable repair : List.<ThrowingCallable>of(
                () -> repairs.postpone(LIFE, ANNOUNCEMENT, FIRST, LATER, WHY, somebody),
                () -> repairs.cancelTermination(quote, WHY, somebody),
                () -> repairs.abandonSetup(setup, WHY, somebody))) {
            assertThatThrownBy(repair).isInstanceOf(Refusal.class).hasMessageContaining("repair-of-process-owners");
        }
        assertThat(announcement().planned().day()).isEqualTo(FIRST);
        assertThat(terminationHandling.find(quote).status()).isEqualTo(QuoteStatus.CONFIRMED);
        assertThat(setupHandling.find(setup).status()).isEqualTo(AcceptanceStatus.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0000\u0007"})
    void nothingIsRepairedWithoutAReason(String reason) {
        var quote = confirmed("ABO-A2");
        var setup = setup();

        assertNothingChanges(
                () -> repairs.postpone(LIFE, ANNOUNCEMENT, FIRST, LATER, reason, OWNER), "postponement-reason-missing");
        assertThatThrownBy(() -> repairs.cancelTermination(quote, reason, OWNER))
                .hasMessageContaining("reason-missing");
        assertThatThrownBy(() -> repairs.abandonSetup(setup, reason, OWNER)).hasMessageContaining("reason-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "x/y", "/", "2028-03-01/", "2028-03-01/announcement-7", "2099-01-01/announcement-60"})
    void aReminderThatIsNoneIsNotPostponed(String reminder) {
        assertNothingChanges(() -> repairs.postpone(LIFE, reminder, FIRST, LATER, WHY, OWNER), "reminder-not-to-come");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABO-NONE", "DR-2026-999999", "MS-2026-999999", "x' or '1'='1"})
    void aDossierThatIsNoneHasNoRepairs(String dossier) {
        assertThatThrownBy(() -> repairs.of(dossier)).hasMessageContaining("unknown-dossier");
    }

    @Test
    void aDecisionSaysWhoWhyAndOnWhat() {
        postpone(LATER);

        assertThat(decisions.about(LIFE)).singleElement().satisfies(decided("PostponeReminder"));
        var repaired = repairs.done(repairs.of(LIFE)).get(0);
        assertThat(repaired.answer()).contains("2028-01-10", WHY);
        assertThat(repaired.facts().orElseThrow()).contains("2027-12-31", "2028-02-13");
        assertThat(diary.of(LIFE))
                .last()
                .satisfies(entry -> assertThat(entry.words()).contains("31/12/2027", "10/01/2028"));
    }

    private static Consumer<Decision> decided(String element) {
        return decision -> {
            assertThat(decision.element()).isEqualTo(element);
            assertThat(decision.decidedBy()).isEqualTo(Town.OWNER);
            assertThat(decision.role()).isEqualTo("PROCESS_OWNER");
            assertThat(decision.answer()).contains(WHY);
            assertThat(decision.factsHash()).isPresent();
        };
    }

    // ----

    private void postpone(LocalDate day) {
        repairs.postpone(LIFE, ANNOUNCEMENT, FIRST, day, WHY, OWNER);
    }

    private Postponable announcement() {
        return repairs.of(LIFE).reminders().get(0);
    }

    private void assertNothingChanges(ThrowingCallable repair, String refusal) {
        var before = decisions.about(LIFE);
        var events = diary.of(LIFE);
        var planned = repairs.of(LIFE).reminders();

        assertThatThrownBy(repair).isInstanceOf(Refusal.class).hasMessageContaining(refusal);

        assertThat(decisions.about(LIFE)).isEqualTo(before);
        assertThat(diary.of(LIFE)).isEqualTo(events);
        assertThat(repairs.of(LIFE).reminders()).isEqualTo(planned);
    }

    private void announce() {
        open.startBefore(
                "subscription-renewal",
                LIFE,
                "AnnounceRenewal",
                Map.of("termAt", Date.from(ContractTime.startOf(TERM)), "noticeIndex", 0, "noticesLeft", true));
    }

    private ProcessInstance life() {
        return processes.running("subscription-lifecycle", LIFE);
    }

    private LocalDate due(ProcessInstance process, String timer) {
        return LocalDate.ofInstant(processes.job(process, timer).getDuedate().toInstant(), ContractTime.ZONE);
    }

    private String quoted() {
        return quoted(LIFE);
    }

    private String quoted(String subscription) {
        return terminationHandling
                .request(new TerminationRequest(List.of(subscription), LEAVING), CLIENT, null)
                .number();
    }

    private String confirmed() {
        return confirmed(LIFE);
    }

    private String confirmed(String subscription) {
        var quote = quoted(subscription);
        terminationHandling.acceptOnline(quote, CLIENT);
        processes.complete(
                processes.running("early-termination", quote),
                "ReviewTermination",
                Town.MANAGER,
                Map.of("decision", "confirm", "ground", "", "reason", ""));
        return quote;
    }

    private String setup() {
        return setupHandling
                .request(ARequest.ofANewCustomer().request(), Town.MANAGER)
                .number();
    }

    private int told(String number) {
        return notices.about(List.of(number)).size();
    }
}
