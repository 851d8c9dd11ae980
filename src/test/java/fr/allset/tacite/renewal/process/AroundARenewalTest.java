package fr.allset.tacite.renewal.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenEngine.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalRequest;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenEngine;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.ContractTime;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever brings the announcement of a renewal or a notice of non-renewal to a step, the facts decide (art. 5). Today is
 * 23 November 2026; the Période Initiale ends with 29 February 2028 and is announced from 31 December 2027 on.
 */
@TaciteTest
@DisplayName("Around a renewal")
class AroundARenewalTest {

    private static final String NUMBER = "ABO-1";
    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());
    private static final LocalDate TERM = LocalDate.of(2028, 3, 1);

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    NonRenewalHandling nonRenewalHandling;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    private OpenEngine open;

    @BeforeEach
    void aSubscription() {
        open = new OpenEngine(engine);
        portfolios.hold(numbered(NUMBER));
    }

    // ---- the announcement

    @ParameterizedTest
    @CsvSource({
        "2028-03-01, 0", // due in a year
        "2028-03-01, 1",
        "2030-03-01, 0", // a term after the next
        "2027-01-10, 0" // no term at all
    })
    void isNotAnnouncedBeforeItsDay(LocalDate term, int index) {
        assertRefused(() -> announce(term, index), OutOfTurn.class);

        assertNothingIsTold();
    }

    @Test
    void isNotAnnouncedByATimerThatRingsEarly() {
        processes.execute(processes.running("subscription-lifecycle", NUMBER), "InitialRenewalApproached");
        var season = processes.all("subscription-renewal").get(0);

        assertRefused(() -> processes.execute(season, "RenewalNoticeDue"), OutOfTurn.class);

        assertNothingIsTold();
    }

    @Test
    void isAnnouncedOnceWhateverComesAgain() {
        clock.moveTo(LocalDate.of(2027, 12, 31));

        announce(TERM, 0);
        announce(TERM, 0);

        assertThat(notices.about(List.of(NUMBER))).hasSize(1);
    }

    @Test
    void isNotAnnouncedWhenItDoesNotComeAbout() {
        subscriptions.nonRenewFrom(NUMBER, TERM);
        clock.moveTo(LocalDate.of(2027, 12, 31));

        announce(TERM, 0);

        assertNothingIsTold();
    }

    private void announce(LocalDate term, int index) {
        open.startBefore(
                "subscription-renewal",
                NUMBER,
                "AnnounceRenewal",
                Map.of("termAt", Date.from(ContractTime.startOf(term)), "noticeIndex", index, "noticesLeft", true));
    }

    // ---- a notice of non-renewal

    @Test
    void aNoticeThatStandsWasNotTakenBack() {
        var notice = received();

        assertRefused(
                () -> open.startBefore("non-renewal", notice, "AnnounceNonRenewalWithdrawal", Map.of()),
                OutOfTurn.class);

        assertThat(notices.about(List.of(NUMBER))).hasSize(1);
        assertThat(nonRenewalHandling.find(notice).isStanding()).isTrue();
    }

    @Test
    void aNoticeThatWasTakenBackIsNotAnswered() {
        var notice = received();
        nonRenewalHandling.withdrawOnline(notice, "D'un commun accord.", STAFF);
        var told = notices.about(List.of(NUMBER)).size();

        assertRefused(() -> open.startBefore("non-renewal", notice, "AnswerNonRenewal", Map.of()), OutOfTurn.class);

        assertThat(notices.about(List.of(NUMBER))).hasSize(told);
    }

    @Test
    void nobodyIsToldTwice() {
        var notice = received();

        open.startBefore("non-renewal", notice, "AnswerNonRenewal", Map.of());

        assertThat(notices.about(List.of(NUMBER))).hasSize(1);
    }

    @Test
    void aNoticeIsWaitedForUntilItsTerm() {
        var notice = received();
        var process = processes.running("non-renewal", notice);

        assertRefused(() -> processes.execute(process, "TermCame"), OutOfTurn.class);

        assertThat(processes.task(process, "AwaitTerm")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"RegisterNonRenewal", "WithdrawNonRenewal"})
    void nobodyDecidesWithoutAForm(String step) {
        var notice = received();

        assertRefused(
                () -> open.startBefore(
                        "non-renewal",
                        notice,
                        step,
                        Map.of("withdrawalIntended", true, "reason", "Par une variable.", "subscription", NUMBER)),
                NobodyDecided.class);

        assertThat(nonRenewalHandling.of(NUMBER)).singleElement().matches(one -> one.isStanding());
    }

    private String received() {
        return nonRenewalHandling
                .receive(NonRenewalRequest.online(NUMBER, LocalDate.of(2026, 11, 23)), STAFF)
                .number();
    }

    private void assertNothingIsTold() {
        assertThat(notices.about(List.of(NUMBER))).isEmpty();
    }
}
