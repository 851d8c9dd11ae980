package fr.allset.tacite.termination;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Accepted;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever is faster, the quote, its termination, its process, the subscription and the charge tell one story. */
@TaciteTest
@DisplayName("When two want it at once,")
class TerminationRacesTest {

    private static final int ROUNDS = 12;
    private static final String BREST = "ABO-BREST";
    private static final String QUIMPER = "ABO-QUIMPER";
    private static final LocalDate LEAVING = LocalDate.of(2027, 3, 15);
    private static final Actor CLIENT = new Actor("ponant", Optional.of("CLI-001"));
    private static final Actor MANAGER = new Actor("gestionnaire", Optional.empty());
    private static final String PROCESS = "early-termination";
    private static final String LIFECYCLE = "subscription-lifecycle";

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    TerminationQuotes quotes;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Charges charges;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc http;

    @BeforeEach
    void twoSitesOfOneCustomer() {
        portfolios.hold(numbered(BREST), numbered(QUIMPER).onSite("QUIMPER").atMonthly("80.00"));
    }

    @RepeatedTest(ROUNDS)
    void theSameRequestSentTwentyTimesIsOneQuote() throws Exception {
        Callable<String> request = () -> {
            var answer = http.perform(post("/api/termination-quotes")
                            .with(user("gestionnaire").roles("ACCOUNT_MANAGER"))
                            .header("Idempotency-Key", "une-seule-fois")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"subscriptions\":[\"ABO-BREST\"],\"effectiveDate\":\"2027-03-15\"}"))
                    .andReturn()
                    .getResponse();
            return answer.getStatus() + " " + answer.getContentAsString();
        };

        var answers = Race.between(Collections.nCopies(20, request).toArray(Callable[]::new));

        assertThat(answers).allMatch(Race.Outcome::succeeded);
        assertThat(answers.stream().map(Race.Outcome::result).distinct())
                .singleElement()
                .asString()
                .startsWith("201 ");
        assertThat(terminationHandling.list(MANAGER, 0, 50)).singleElement().satisfies(this::tellsOneStory);
        assertThat(processes.all(PROCESS)).hasSize(1);
        assertThat(notices.list(0, 50, "").total()).isOne();
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoQuotesIsAcceptedAndTheOtherRefused(RepetitionInfo round) throws Exception {
        var one = quoteFor(BREST);
        var other = quoteFor(QUIMPER, BREST);
        var processOfOne = process(one);
        var processOfOther = process(other);

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                () -> terminationHandling.acceptOnline(one.number(), CLIENT),
                () -> terminationHandling.acceptOnline(other.number(), CLIENT));

        assertThat(outcomes)
                .allSatisfy(Race.Outcome::hasSucceededOrWasRefused)
                .filteredOn(Race.Outcome::succeeded)
                .hasSize(1);
        assertThat(List.of(status(one), status(other)))
                .containsExactlyInAnyOrder(QuoteStatus.ACCEPTED, QuoteStatus.SUPERSEDED);
        tellsOneStory(one, processOfOne);
        tellsOneStory(other, processOfOther);
    }

    @RepeatedTest(ROUNDS)
    void theClientsAcceptanceOrTheExpiryWins(RepetitionInfo round) throws Exception {
        var quote = quoteFor(BREST);
        var process = process(quote);
        var expiry = processes.job(process, "QuoteExpired");

        var outcomes = Race.between(
                round.getCurrentRepetition(), () -> terminationHandling.acceptOnline(quote.number(), CLIENT), () -> {
                    clock.moveTo(quote.validUntil().plusDays(1));
                    return processes.execute(expiry);
                });

        outcomes.get(0).hasSucceededOrWasRefused();
        outcomes.get(1).hasSucceededOrWasOvertaken();
        assertThat(status(quote)).isEqualTo(outcomes.get(0).succeeded() ? QuoteStatus.ACCEPTED : QuoteStatus.EXPIRED);
        tellsOneStory(quote, process);
    }

    @RepeatedTest(ROUNDS)
    void theClientsAcceptanceOrTheRefusalThatIsRecordedWins(RepetitionInfo round) throws Exception {
        var quote = quoteFor(BREST);
        var process = process(quote);

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                () -> terminationHandling.acceptOnline(quote.number(), CLIENT),
                sending(
                        process,
                        "RecordClientAnswer",
                        "gestionnaire",
                        Map.of("answer", "decline", "answerNote", "Courriel")));

        outcomes.get(0).hasSucceededOrWasRefused();
        outcomes.get(1).hasSucceededOrWasOvertaken();
        assertThat(status(quote)).isEqualTo(outcomes.get(0).succeeded() ? QuoteStatus.ACCEPTED : QuoteStatus.DECLINED);
        tellsOneStory(quote, process);
    }

    @RepeatedTest(ROUNDS)
    void theClientsAcceptanceOnlineAndTheOneThatIsRecordedAreOne(RepetitionInfo round) throws Exception {
        var quote = quoteFor(BREST);
        var process = process(quote);

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                () -> terminationHandling.acceptOnline(quote.number(), CLIENT),
                sending(
                        process,
                        "RecordClientAnswer",
                        "gestionnaire",
                        Map.of("answer", "accept", "answerNote", "Courriel")));

        outcomes.get(0).hasSucceededOrWasRefused();
        outcomes.get(1).hasSucceededOrWasOvertaken();
        assertThat(status(quote)).isEqualTo(QuoteStatus.ACCEPTED);
        assertThat(terminationHandling.events(quote.number())).hasSize(2);
        tellsOneStory(quote, process);
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoAccountManagersDecides(RepetitionInfo round) throws Exception {
        var quote = accepted(quoteFor(BREST));
        var process = process(quote);

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                sending(process, "ReviewTermination", "gestionnaire", Map.of("decision", "confirm")),
                sending(
                        process,
                        "ReviewTermination",
                        "suppleante",
                        Map.of("decision", "refuse", "reason", "Non signée.")));

        assertThat(outcomes)
                .allSatisfy(Race.Outcome::hasSucceededOrWasOvertaken)
                .filteredOn(Race.Outcome::succeeded)
                .hasSize(1);
        assertThat(status(quote)).isEqualTo(outcomes.get(0).succeeded() ? QuoteStatus.CONFIRMED : QuoteStatus.REFUSED);
        assertThat(terminationHandling.events(quote.number())).hasSize(3);
        tellsOneStory(quote, process);
    }

    @RepeatedTest(ROUNDS)
    void theTerminationIsCancelledOrCarriedOut(RepetitionInfo round) throws Exception {
        var quote = confirmed(quoteFor(BREST, QUIMPER));
        var process = process(quote);
        var effect = processes.job(process, "EffectiveDateReached");
        clock.moveTo(LEAVING);

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                () -> terminationHandling.cancelOnline(quote.number(), "Le client reste.", MANAGER),
                () -> {
                    processes.execute(effect);
                    processes.execute(process, "CarryOutTermination");
                    return null;
                });

        outcomes.get(0).hasSucceededOrWasRefused();
        outcomes.get(1).hasSucceededOrWasOvertaken();
        catchUp(process, "EffectiveDateReached", "CarryOutTermination");
        assertThat(status(quote))
                .isEqualTo(outcomes.get(0).succeeded() ? QuoteStatus.CANCELLED : QuoteStatus.CARRIED_OUT);
        tellsOneStory(quote, process);
    }

    @RepeatedTest(ROUNDS)
    void theTerminationIsCancelledOnTheFormOrCarriedOut(RepetitionInfo round) throws Exception {
        var quote = confirmed(quoteFor(BREST));
        var process = process(quote);
        var effect = processes.job(process, "EffectiveDateReached");
        clock.moveTo(LEAVING);

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                sending(
                        process,
                        "AwaitEffectiveDate",
                        "gestionnaire",
                        Map.of("cancellationIntended", true, "reason", "Le client reste.")),
                () -> {
                    processes.execute(effect);
                    processes.execute(process, "CarryOutTermination");
                    return null;
                });

        assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasOvertaken);
        catchUp(process, "EffectiveDateReached", "CarryOutTermination");
        assertThat(status(quote))
                .isEqualTo(outcomes.get(0).succeeded() ? QuoteStatus.CANCELLED : QuoteStatus.CARRIED_OUT);
        tellsOneStory(quote, process);
    }

    @RepeatedTest(ROUNDS)
    void aTermThatComesAsTheSubscriptionEndsDoesNotKeepItsLife(RepetitionInfo round) throws Exception {
        var quote = confirmed(quoteFor(LocalDate.of(2028, 3, 1), BREST));
        var process = process(quote);
        var life = processes.running(LIFECYCLE, BREST);
        var term = processes.job(life, "InitialTermReached");
        clock.moveTo(LocalDate.of(2028, 3, 1));
        processes.execute(process, "EffectiveDateReached");
        var end = processes.job(process, "CarryOutTermination");

        var outcomes =
                Race.between(round.getCurrentRepetition(), () -> processes.execute(term), () -> processes.execute(end));

        assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasOvertaken);
        catchUp(process, "CarryOutTermination");
        assertThat(life).isEnded();
        tellsOneStory(quote, process);
    }

    @RepeatedTest(ROUNDS)
    void anAcceptedQuoteNeverRestsOnFeesThatHaveChanged(RepetitionInfo round) throws Exception {
        var quote = quoteFor(BREST, QUIMPER);
        var process = process(quote);

        // the first of the two in the order of locking is not the one whose fee changes
        var outcomes = Race.between(
                round.getCurrentRepetition(),
                () -> terminationHandling.acceptOnline(quote.number(), CLIENT),
                () -> changeFee(QUIMPER, "85.00"));

        outcomes.get(0).hasSucceededOrWasRefused();
        assertThat(outcomes.get(1).hasSucceededOrWasRefused().result()).isInstanceOf(Accepted.class);
        assertThat(status(quote)).isEqualTo(QuoteStatus.STALE);
        tellsOneStory(quote, process);
    }

    @RepeatedTest(ROUNDS)
    void aConfirmedQuoteNeverRestsOnFeesThatHaveChanged(RepetitionInfo round) throws Exception {
        var quote = accepted(quoteFor(BREST, QUIMPER));
        var process = process(quote);

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                sending(process, "ReviewTermination", "gestionnaire", Map.of("decision", "confirm")),
                () -> changeFee(BREST, "150.00"));

        outcomes.get(0).hasSucceededOrWasOvertaken();
        outcomes.get(1).hasSucceededOrWasRefused();
        if (outcomes.get(1).succeeded()) {
            assertThat(status(quote)).isEqualTo(QuoteStatus.STALE);
        }
        tellsOneStory(quote, process);
    }

    @RepeatedTest(ROUNDS)
    void anOfferedQuoteNeverRestsOnFeesThatHaveChanged(RepetitionInfo round) throws Exception {
        var outcomes =
                Race.between(round.getCurrentRepetition(), () -> quoteFor(BREST), () -> changeFee(BREST, "150.00"));

        assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasRefused).allMatch(Race.Outcome::succeeded);
        var quote = terminationHandling.list(CLIENT, 0, 1).get(0);
        assertThat(quote)
                .satisfiesAnyOf(
                        fresh -> assertThat(fresh.totalExcludingTax()).isEqualTo(Euros.of("900.00")),
                        stale -> assertThat(stale.status()).isEqualTo(QuoteStatus.STALE));
        tellsOneStory(quote);
    }

    @RepeatedTest(ROUNDS)
    void aSubscriptionEndsOrItsFeeChangesFirst(RepetitionInfo round) throws Exception {
        var quote = confirmed(quoteFor(BREST, QUIMPER));
        var process = process(quote);
        clock.moveTo(LEAVING);
        processes.execute(process, "EffectiveDateReached");
        var end = processes.job(process, "CarryOutTermination");

        var outcomes = Race.between(
                round.getCurrentRepetition(), () -> processes.execute(end), () -> changeFee(QUIMPER, "85.00"));

        assertThat(outcomes.get(0).failure())
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        stale -> assertThat(stale)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("STALE"),
                        other -> outcomes.get(0).hasSucceededOrWasOvertaken());
        outcomes.get(1).hasSucceededOrWasRefused();
        if (outcomes.get(1).result() instanceof Accepted) {
            assertThat(status(quote)).isEqualTo(QuoteStatus.STALE);
        } else {
            catchUp(process, "CarryOutTermination");
            assertThat(status(quote)).isEqualTo(QuoteStatus.CARRIED_OUT);
        }
        tellsOneStory(quote, process);
    }

    private void tellsOneStory(TerminationQuote quote) {
        tellsOneStory(quote, process(quote));
    }

    private void tellsOneStory(TerminationQuote quote, ProcessInstance process) {
        var status = status(quote);
        switch (status) {
            case OFFERED -> assertThat(process).isWaitingAtExactly("RecordClientAnswer");
            case ACCEPTED -> assertThat(process).isWaitingAtExactly("ReviewTermination");
            case CONFIRMED -> assertThat(process).isWaitingAtExactly("AwaitEffectiveDate");
            case STALE -> assertThat(process).isWaitingAtExactly("StaleQuote", "DecideOnStaleQuote");
            case DECLINED -> assertThat(process).isEnded().hasPassed("QuoteDeclined");
            case EXPIRED -> assertThat(process).isEnded().hasPassed("QuoteLapsed");
            case SUPERSEDED -> assertThat(process).isEnded().hasPassed("QuoteReplaced");
            case REFUSED -> assertThat(process).isEnded().hasPassed("TerminationRefused");
            case CANCELLED -> assertThat(process).isEnded().hasPassed("TerminationCancelled");
            case CARRIED_OUT -> assertThat(process).isEnded().hasPassed("TerminationCarriedOut");
        }
        boolean binding = List.of(QuoteStatus.ACCEPTED, QuoteStatus.CONFIRMED, QuoteStatus.CARRIED_OUT)
                .contains(status);
        boolean ended = status == QuoteStatus.CARRIED_OUT;
        for (var number : quote.subscriptions()) {
            assertThat(quotes.terminationOf(number)
                            .filter(quote.number()::equals)
                            .isPresent())
                    .isEqualTo(binding);
            assertThat(subscriptions.find(number).orElseThrow().endedOn())
                    .isEqualTo(ended ? quote.effectiveDate() : null);
            assertThat(processes.find(LIFECYCLE, number).isPresent()).isNotEqualTo(ended);
        }
        assertThat(charges.of(quote.number()))
                .hasSize(ended ? quote.subscriptions().size() : 0);
        assertThat(charges.of(quote.number()).stream().map(Charge::amount).reduce(Euros.ZERO, Euros::plus))
                .isEqualTo(ended ? quote.totalExcludingTax() : Euros.ZERO);
    }

    /** What the job executor does after a job has failed: it tries again. */
    private void catchUp(ProcessInstance process, String... elements) {
        for (var element : elements) {
            if (processes.hasJob(process, element)) {
                processes.execute(process, element);
            }
        }
    }

    private Object changeFee(String subscription, String euros) {
        return portfolios.importFiles(Portfolios.feeChange(subscription, LocalDate.of(2027, 1, 1), euros));
    }

    /** The form of a task that was open when the race began; refused when the form comes back with a sentence. */
    private Callable<Boolean> sending(
            ProcessInstance process, String task, String accountManager, Map<String, Object> form) {
        var open = processes.task(process, task);
        return () -> {
            processes.complete(open, accountManager, form);
            var sentence = processes
                    .find(PROCESS, process.getBusinessKey())
                    .map(running -> processes.shown(running, "refusal"));
            if (sentence.isPresent() && !sentence.get().equals("")) {
                throw Refusal.conflict("shown-on-the-form", sentence.get());
            }
            return true;
        };
    }

    private TerminationQuote quoteFor(String... numbers) {
        return quoteFor(LEAVING, numbers);
    }

    private TerminationQuote quoteFor(LocalDate effectiveDate, String... numbers) {
        return terminationHandling.request(new TerminationRequest(List.of(numbers), effectiveDate), CLIENT, null);
    }

    private TerminationQuote accepted(TerminationQuote quote) {
        return terminationHandling.acceptOnline(quote.number(), CLIENT);
    }

    private TerminationQuote confirmed(TerminationQuote quote) {
        accepted(quote);
        processes.complete(process(quote), "ReviewTermination", "gestionnaire", Map.of("decision", "confirm"));
        return terminationHandling.find(quote.number());
    }

    private QuoteStatus status(TerminationQuote quote) {
        return terminationHandling.find(quote.number()).status();
    }

    private ProcessInstance process(TerminationQuote quote) {
        return processes.running(PROCESS, quote.number());
    }
}
