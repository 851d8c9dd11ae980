package fr.allset.tacite.renewal.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalRequest;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.subscription.NoticePeriod.Unit;
import fr.allset.tacite.subscription.NoticePeriods;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Today is 23 November 2026. The service runs since 31 January 2026 for 12 months; its last day is 30 January 2027. */
@TaciteTest
@DisplayName("What a document says of the notice of non-renewal (T26)")
class NoticePeriodStatedTest {

    private static final String NUMBER = "ABO-1";
    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());
    private static final LocalDate TERM = LocalDate.of(2027, 1, 31);
    private static final NoticePeriod A_MONTH = new NoticePeriod(1, Unit.MONTHS, "bon de commande n° 2025-007");

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    NonRenewalHandling nonRenewalHandling;

    @Autowired
    NoticePeriods noticePeriods;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    SubscriptionDiary diary;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void aSubscriptionInItsFirstYear() {
        portfolios.hold(numbered(NUMBER).servedFrom("2026-01-31").initiallyForMonths(12));
    }

    @Test
    void isNothingWhereNoFileSaysSoAndANoticeOfTheLastEveningIsInTime() {
        assertThat(subscriptions.find(NUMBER).orElseThrow().notice()).isNull();
        clock.moveTo(Instant.parse("2027-01-30T22:59:59Z")); // 23:59:59 in Paris

        var notice = nonRenewalHandling.receive(NonRenewalRequest.online(NUMBER, clock.today()), STAFF);

        assertThat(notice.term().isInTime()).isTrue();
        assertThat(notice.term().countsFor()).isEqualTo(TERM);
        assertThat(answers())
                .singleElement()
                .asString()
                .contains("Elle est parvenue à temps")
                .contains("le 30/01/2027\n(aucun préavis n'est stipulé : le dernier jour de la période)")
                .doesNotContain("art. 5");
        assertThat(diary.of(NUMBER))
                .singleElement()
                .satisfies(entry -> assertThat(entry.words())
                        .contains("aucun préavis n'est stipulé")
                        .doesNotContain("art. 5"));
    }

    @Test
    void comesToASubscriptionInServiceWithAFileAndStaysAsItIs() {
        portfolios.receive(
                numbered(NUMBER).servedFrom("2026-01-31").initiallyForMonths(12).withNotice(1, "mois"));

        assertThat(subscriptions.find(NUMBER).orElseThrow().notice()).isEqualTo(A_MONTH);
        assertThat(diary.of(NUMBER)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("notice-period");
            assertThat(entry.by()).isEqualTo("gestionnaire");
            assertThat(entry.words()).contains("préavis de 1 mois", "« bon de commande n° 2025-007 »");
        });

        portfolios.receive(numbered(NUMBER).servedFrom("2026-01-31").initiallyForMonths(12));
        assertThat(subscriptions.find(NUMBER).orElseThrow().notice())
                .as("a file that says nothing takes nothing away")
                .isEqualTo(A_MONTH);
    }

    @Test
    void isStatedAnewWithItsSourceAndEachStatementIsKept() {
        noticePeriods.state(NUMBER, Optional.of(A_MONTH), "gestionnaire");
        clock.moveTo(clock.today().plusDays(1));
        noticePeriods.state(NUMBER, Optional.of(A_MONTH), "gestionnaire");
        noticePeriods.state(NUMBER, Optional.of(new NoticePeriod(15, Unit.DAYS, "avenant n° 1")), "gestionnaire");

        assertThat(subscriptions.find(NUMBER).orElseThrow().lastDayOfNotice(TERM))
                .isEqualTo("2027-01-16");
        assertThat(diary.of(NUMBER))
                .extracting(SubscriptionDiary.Entry::words)
                .satisfiesExactly(
                        first -> assertThat(first).contains("« bon de commande n° 2025-007 »"),
                        second -> assertThat(second).contains("15 jours", "« avenant n° 1 »"));
    }

    @Test
    void isOfNoUseToAServiceThatHasEnded() {
        subscriptions.end(NUMBER, clock.today(), EndCause.TERMINATION);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> noticePeriods.state(NUMBER, Optional.of(A_MONTH), "gestionnaire"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("subscription-ended"));
    }

    @Test
    void makesNoNoticeLateThatWasToldInTime() {
        clock.moveTo(LocalDate.of(2027, 1, 15));
        nonRenewalHandling.receive(NonRenewalRequest.online(NUMBER, clock.today()), STAFF);

        noticePeriods.state(NUMBER, Optional.of(A_MONTH), "gestionnaire");

        assertThat(subscriptions.find(NUMBER).orElseThrow().nonRenewedFrom()).isEqualTo(TERM);
        assertThat(nonRenewalHandling.of(NUMBER))
                .singleElement()
                .satisfies(notice -> assertThat(notice.term().isInTime()).isTrue());
    }

    //   31/12/2026 last day   15/01/2027 notice, told late   20/01 no document says so   31/01 term
    @Test
    void thatTurnsOutToBeNoneHasANoticeCountAnewAndItsClientTold() {
        noticePeriods.state(NUMBER, Optional.of(A_MONTH), "gestionnaire");
        clock.moveTo(LocalDate.of(2027, 1, 15));
        var late = nonRenewalHandling.receive(NonRenewalRequest.online(NUMBER, clock.today()), STAFF);
        assertThat(late.term().countsFor()).isEqualTo("2028-01-31");
        var waiting = processes.running("non-renewal", late.number());

        clock.moveTo(LocalDate.of(2027, 1, 20));
        noticePeriods.state(NUMBER, Optional.empty(), "gestionnaire");

        assertThat(nonRenewalHandling.find(late.number()).term().countsFor()).isEqualTo(TERM);
        assertThat(subscriptions.find(NUMBER).orElseThrow().nonRenewedFrom()).isEqualTo(TERM);
        assertThat(processes.job(waiting, "TermCame").getDuedate().toInstant())
                .isEqualTo(Instant.parse("2027-01-30T23:00:00Z"));
        assertThat(answers())
                .hasSize(2)
                .last()
                .asString()
                .contains("Cette réponse remplace celle que nous vous avions faite", "Elle est parvenue à temps");

        nonRenewalHandling.countAnew();
        assertThat(answers()).as("once").hasSize(2);

        clock.moveTo(TERM);
        processes.execute(processes.running("subscription-lifecycle", NUMBER), "InitialTermReached");
        processes.execute(waiting, "TermCame");
        assertThat(waiting).isEnded().hasPassed("NonRenewalDone");
        assertThat(subscriptions.find(NUMBER).orElseThrow().endedOn()).isEqualTo(TERM);
    }

    @Test
    void thatTurnsOutToBeNoneAfterTheTermIsAPersonsToDecideOn() {
        noticePeriods.state(NUMBER, Optional.of(A_MONTH), "gestionnaire");
        clock.moveTo(LocalDate.of(2027, 1, 15));
        nonRenewalHandling.receive(NonRenewalRequest.online(NUMBER, clock.today()), STAFF);
        clock.moveTo(LocalDate.of(2027, 2, 10));
        processes.execute(processes.running("subscription-lifecycle", NUMBER), "InitialTermReached");

        noticePeriods.state(NUMBER, Optional.empty(), "gestionnaire");
        nonRenewalHandling.countAnew();

        assertThat(subscriptions.find(NUMBER).orElseThrow().nonRenewedFrom()).isEqualTo("2028-01-31");
        assertThat(diary.of(NUMBER))
                .filteredOn(entry -> entry.kind().equals("non-renewal-counted-anew"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.words())
                        .contains("à temps pour le terme du 30/01/2027, déjà passé : un gestionnaire décide"));
    }

    private List<String> answers() {
        return notices.list(0, 100, "").entries().stream()
                .map(recorded -> recorded.notice())
                .filter(notice -> notice.kind().equals("non-renewal-answer"))
                .sorted(java.util.Comparator.comparing(notice -> notice.key()))
                .map(notice -> notice.body())
                .toList();
    }
}
