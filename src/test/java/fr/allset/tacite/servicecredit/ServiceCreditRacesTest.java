package fr.allset.tacite.servicecredit;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.servicecredit.CreditHandling.Asked;
import fr.allset.tacite.subscription.UsageFees;
import fr.allset.tacite.testing.Breakdowns;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each month is worth 26.00 €, as much as the limit of 30 days: whatever is issued on one day, it is 26.00 € at most. */
@TaciteTest
@DisplayName("When credits are wanted at once,")
class ServiceCreditRacesTest {

    private static final int ROUNDS = 4;
    private static final String NUMBER = "ABO-1";
    private static final YearMonth FIRST = YearMonth.of(2026, 12);
    private static final int MONTHS = 4;
    private static final Actor CLIENT = new Actor("ponant", Optional.of("CLI-001"));
    private static final Euros CAP = Euros.of("26.00");

    /** Whatever is lost by it. */
    private static final EarlyIssue.Wish AT_ONCE =
            new EarlyIssue.Wish(EarlyIssue.Ground.CLIENT, "Le client veut tout aujourd'hui");

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    CreditHandling credits;

    @Autowired
    CreditAdjusting adjustments;

    @Autowired
    ServiceCredits serviceCredits;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    UsageFees usageFees;

    @Autowired
    Charges charges;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MovableClock clock;

    private final List<String> broken = new ArrayList<>();

    @BeforeEach
    void fourMonthsThatMissedTheirObjective() {
        broken.clear();
        portfolios.hold(numbered(NUMBER).atMonthly("100.00"));
        for (var month = FIRST.minusMonths(4); month.isBefore(FIRST); month = month.plusMonths(1)) {
            usageFees.record(NUMBER, month, Euros.of("30.00"), null, "gestionnaire");
        }
        for (int i = 0; i < MONTHS; i++) {
            broken.add(new Breakdowns(notifications, failureHandling, clock)
                    .of(NUMBER, FIRST.plusMonths(i).atDay(10).atTime(8, 0), Duration.ofHours(24)));
            usageFees.record(NUMBER, FIRST.plusMonths(i), Euros.of("30.00"), null, "gestionnaire");
        }
        clock.moveTo(LocalDate.of(2027, 6, 3));
    }

    @RepeatedTest(ROUNDS)
    void theSameMonthAskedForTwentyTimesIsOneRequest() throws Exception {
        Callable<Asked> request = () -> credits.request(NUMBER, FIRST, CLIENT);

        var outcomes = Race.between(Collections.nCopies(20, request).toArray(Callable[]::new));

        assertThat(outcomes).allMatch(Race.Outcome::succeeded);
        assertThat(outcomes.stream()
                        .map(outcome -> ((Asked) outcome.result()).request().number())
                        .distinct())
                .hasSize(1);
        assertThat(outcomes.stream().filter(outcome -> ((Asked) outcome.result()).isNew()))
                .hasSize(1);
        assertThat(processes.all("service-credit")).hasSize(1);
    }

    /** Each is reviewed while nothing was issued, and none is issued on figures that have moved since. */
    @RepeatedTest(ROUNDS)
    void severalMonthsIssuedTogetherNeverComeToMoreThanTheLimit(RepetitionInfo round) throws Exception {
        var requests = requested();

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                requests.stream()
                        .<Callable<?>>map(request -> () -> credits.issue(request, AT_ONCE, "gestionnaire"))
                        .toArray(Callable[]::new));

        assertThat(outcomes)
                .allSatisfy(Race.Outcome::hasSucceededOrWasRefused)
                .filteredOn(Race.Outcome::succeeded)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.succeeded())
                .allSatisfy(outcome ->
                        assertThat(((Refusal) outcome.failure()).code()).isEqualTo("credit-changed"));
        assertThat(issued()).isEqualTo(CAP);
    }

    /** As people do who read again and go on: the limit itself holds, and what it cuts off is known. */
    @RepeatedTest(ROUNDS)
    void thoseWhoReadAgainAndGoOnComeToTheLimitToo(RepetitionInfo round) throws Exception {
        var requests = requested();

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                requests.stream()
                        .<Callable<?>>map(request -> () -> issuedAtLast(request))
                        .toArray(Callable[]::new));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
        assertThat(issued()).isEqualTo(CAP);
        assertThat(Euros.sum(requests.stream()
                        .map(credits::find)
                        .map(CreditRequest::residualLost)
                        .toList()))
                .isEqualTo(CAP.times(MONTHS - 1));
        assertThat(requests.stream().map(credits::find).map(CreditRequest::status))
                .containsOnlyOnce(CreditStatus.ISSUED)
                .filteredOn(status -> status == CreditStatus.REFUSED)
                .hasSize(MONTHS - 1);
        assertThat(charges.list(new ChargeFilter(null, NUMBER, null), 0, 50).stream()
                        .filter(charge -> charge.kind() == Charge.Kind.SERVICE_CREDIT))
                .singleElement()
                .satisfies(charge -> assertThat(charge.amount()).isEqualTo(CAP.negated()));
    }

    @RepeatedTest(ROUNDS)
    void aRequestIsIssuedOnceHoweverManyIssueIt(RepetitionInfo round) throws Exception {
        var request = requested().get(0);

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                Collections.nCopies(8, (Callable<?>) () -> credits.issue(request, AT_ONCE, "gestionnaire")
                                .orElseThrow()
                                .number())
                        .toArray(Callable[]::new));

        assertThat(outcomes).allMatch(Race.Outcome::succeeded);
        assertThat(outcomes.stream().map(Race.Outcome::result).distinct()).hasSize(1);
        assertThat(credits.notesOf(request)).hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void issuingOrRefusingWins(RepetitionInfo round) throws Exception {
        var request = requested().get(0);

        var outcomes = Race.between(
                round.getCurrentRepetition(), () -> credits.issue(request, AT_ONCE, "gestionnaire"), () -> {
                    credits.refuse(request, "Accord", "gestionnaire");
                    return "";
                });

        assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasRefused);
        boolean refused = credits.find(request).status() == CreditStatus.REFUSED;
        assertThat(credits.notesOf(request)).hasSize(refused ? 0 : 1);
    }

    /** Either it was seen before the note, or the note is brought up for correction: it cannot slip through. */
    @RepeatedTest(ROUNDS)
    void aFailureThatIsCorrectedWhileItsCreditIsIssuedIsSeen(RepetitionInfo round) throws Exception {
        var request = requested().get(0);
        var earlier = failureHandling.find(broken.get(0)).stretch().restoredAt().minus(Duration.ofHours(14));

        var outcomes = Race.between(
                round.getCurrentRepetition(), () -> credits.issue(request, AT_ONCE, "gestionnaire"), () -> {
                    failureHandling.correctRestoration(broken.get(0), 1, earlier, "Relevé du serveur", "support");
                    return "";
                });
        processes.executeAll("availability-correction", "FindCreditsToAdjust");

        assertThat(outcomes.get(1).succeeded()).isTrue();
        if (outcomes.get(0).succeeded()) {
            assertThat(processes.find(
                            "credit-adjustment", credits.notesOf(request).get(0).number()))
                    .isPresent();
        } else {
            assertThat(((Refusal) outcomes.get(0).failure()).code()).isEqualTo("credit-changed");
            assertThat(credits.notesOf(request)).isEmpty();
        }
    }

    @RepeatedTest(ROUNDS)
    void twoCorrectionsOfOneFailureBringItUpOnce(RepetitionInfo round) throws Exception {
        var note = credits.issue(requested().get(0), AT_ONCE, "gestionnaire").orElseThrow();
        var restored = failureHandling.find(broken.get(0)).stretch().restoredAt();
        failureHandling.correctRestoration(broken.get(0), 1, restored.minus(Duration.ofHours(14)), "Relevé", "support");

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                IntStream.range(0, 4)
                        .<Callable<?>>mapToObj(i -> () -> {
                            new TransactionTemplate(transactions)
                                    .executeWithoutResult(transaction -> adjustments.recalculate(List.of(NUMBER)));
                            return "";
                        })
                        .toArray(Callable[]::new));

        assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasOvertaken);
        assertThat(processes.all("credit-adjustment"))
                .singleElement()
                .satisfies(open -> assertThat(open.getBusinessKey()).isEqualTo(note.number()));
    }

    @RepeatedTest(ROUNDS)
    void aCorrectionIsWrittenOnce(RepetitionInfo round) throws Exception {
        var note = credits.issue(requested().get(0), AT_ONCE, "gestionnaire").orElseThrow();
        var restored = failureHandling.find(broken.get(0)).stretch().restoredAt();
        failureHandling.correctRestoration(broken.get(0), 1, restored.minus(Duration.ofHours(14)), "Relevé", "support");
        var fingerprint = adjustments.review(note.number()).fingerprint();

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                Collections.nCopies(4, (Callable<?>) () ->
                                adjustments.correct(note.number(), fingerprint, "Rétablie plus tôt", "gestionnaire"))
                        .toArray(Callable[]::new));

        assertThat(outcomes)
                .allSatisfy(Race.Outcome::hasSucceededOrWasRefused)
                .filteredOn(Race.Outcome::succeeded)
                .hasSize(1);
        assertThat(credits.notesOf(note.request())).hasSize(2);
        assertThat(issued()).isEqualTo(Euros.of("6.50"));
    }

    /** A number that was taken by somebody who then failed is taken by the next: none is left out, none is there twice. */
    @Test
    void theSeriesOfNotesHasNoGapWhenSomeFail() throws Exception {
        var requests = requested();
        clock.moveTo(LocalDate.of(2027, 6, 3));

        var outcomes = Race.between(IntStream.range(0, 2 * MONTHS)
                .<Callable<?>>mapToObj(
                        i -> i % 2 == 0 ? () -> failing(requests.get(i / 2)) : () -> issuedAtLast(requests.get(i / 2)))
                .toArray(Callable[]::new));

        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.succeeded())
                .allSatisfy(outcome -> assertThat(outcome.failure()).hasMessage("the power fails"));
        clock.moveTo(LocalDate.of(2027, 8, 3));
        var later = credits.request(NUMBER, missedJune(), CLIENT).request().number();
        credits.calculate(later);
        credits.issue(later, "gestionnaire");
        assertThat(requests.stream()
                        .flatMap(request -> serviceCredits.notesOf(request).stream())
                        .map(CreditNote::number))
                .containsExactly("AV-2027-000001");
        assertThat(serviceCredits.notesOf(later))
                .singleElement()
                .satisfies(note -> assertThat(note.number()).isEqualTo("AV-2027-000002"));
    }

    private YearMonth missedJune() {
        clock.moveTo(LocalDate.of(2027, 6, 4));
        new Breakdowns(notifications, failureHandling, clock)
                .of(NUMBER, LocalDate.of(2027, 6, 10).atTime(8, 0), Duration.ofHours(24));
        clock.moveTo(LocalDate.of(2027, 8, 3));
        for (int month = 4; month <= 6; month++) {
            usageFees.record(NUMBER, YearMonth.of(2027, month), Euros.of("30.00"), null, "gestionnaire");
        }
        return YearMonth.of(2027, 6);
    }

    private String failing(String request) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            credits.calculate(request);
            credits.issue(request, AT_ONCE, "gestionnaire");
            throw new IllegalStateException("the power fails");
        });
        return request;
    }

    private List<String> requested() {
        var requests = IntStream.range(0, MONTHS)
                .mapToObj(i -> credits.request(NUMBER, FIRST.plusMonths(i), CLIENT)
                        .request()
                        .number())
                .toList();
        requests.forEach(credits::calculate);
        return requests;
    }

    private String issuedAtLast(String request) {
        while (true) {
            try {
                credits.issue(request, AT_ONCE, "gestionnaire");
                return request;
            } catch (Refusal movedMeanwhile) {
                assertThat(movedMeanwhile.code()).isEqualTo("credit-changed");
                credits.calculate(request);
            }
        }
    }

    private Euros issued() {
        return Euros.sum(IntStream.range(0, MONTHS)
                .mapToObj(i -> credits.of(NUMBER, FIRST.plusMonths(i)))
                .flatMap(Optional::stream)
                .flatMap(request -> credits.notesOf(request.number()).stream())
                .map(CreditNote::amount)
                .toList());
    }
}
