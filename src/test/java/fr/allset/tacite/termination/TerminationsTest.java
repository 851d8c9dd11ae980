package fr.allset.tacite.termination;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Today is 23 November 2026; Brest and Quimper are served since 1 March 2025 for 36 months. */
@TaciteTest
@DisplayName("Early terminations")
class TerminationsTest {

    private static final String BREST = "ABO-BREST";
    private static final String QUIMPER = "ABO-QUIMPER";
    private static final String OF_ANOTHER = "ABO-AUTRE";
    private static final LocalDate LEAVING = LocalDate.of(2027, 3, 15);
    private static final Actor CLIENT = new Actor("ponant", Optional.of("CLI-001"));
    private static final Actor OTHER_CLIENT = new Actor("autre", Optional.of("CLI-002"));
    private static final Actor MANAGER = new Actor("gestionnaire", Optional.empty());

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    RefusalWording sentences;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoSitesOfOneCustomerAndOneOfAnother() {
        portfolios.hold(
                numbered(BREST),
                numbered(QUIMPER).onSite("QUIMPER").atMonthly("80.00"),
                numbered(OF_ANOTHER).ofCustomer("CLI-002"));
    }

    @Nested
    @DisplayName("are not quoted")
    class NotQuoted {

        @Test
        void withoutASubscription() {
            refused(422, "subscriptions-missing", () -> quoteFor());
        }

        @Test
        void forMoreSubscriptionsThanOneQuoteHolds() {
            var many = IntStream.rangeClosed(0, TerminationHandling.MOST_SUBSCRIPTIONS)
                    .mapToObj("ABO-%d"::formatted)
                    .toArray(String[]::new);

            refused(422, "subscriptions-too-many", () -> quoteFor(many), 50);
        }

        @Test
        void forASubscriptionNamedTwice() {
            refused(422, "subscription-twice", () -> quoteFor(BREST, QUIMPER, BREST), BREST);
        }

        @Test
        void forAnUnknownSubscription() {
            refused(404, "unknown-subscription", () -> quoteFor(BREST, "ABO-?"), "ABO-?");
        }

        @Test
        void forAnotherCustomersSubscriptionWhichLooksUnknown() {
            var anothers = refused(404, "unknown-subscription", () -> quoteFor(BREST, OF_ANOTHER), OF_ANOTHER);
            var unknown = refused(404, "unknown-subscription", () -> quoteFor(BREST, "ABO-?"), "ABO-?");

            assertThat(sentences.inFrench(anothers).replace(OF_ANOTHER, "*"))
                    .isEqualTo(sentences.inFrench(unknown).replace("ABO-?", "*"));
        }

        @Test
        void forSubscriptionsOfTwoCustomers() {
            refused(
                    422,
                    "several-customers",
                    () -> terminationHandling.request(request(LEAVING, BREST, OF_ANOTHER), MANAGER, null));
        }

        @Test
        void forSubscriptionsSignedUnderDifferentTerms() {
            jdbc.sql("update subscription set terms_version = 'CP-O365-2' where number = ?")
                    .param(QUIMPER)
                    .update();

            refused(422, "several-terms", () -> quoteFor(BREST, QUIMPER), "CP-O365-1, CP-O365-2");
        }

        @Test
        void forASubscriptionThatHasEnded() {
            carriedOut(quoteFor(BREST));

            refused(409, "subscription-ended", () -> quoteFor(LEAVING.plusMonths(1), BREST), BREST, LEAVING);
        }

        @Test
        void forASubscriptionThatIsBeingTerminated() {
            var first = accepted(quoteFor(BREST));

            refused(409, "termination-under-way", () -> quoteFor(BREST), BREST, first.number());
        }

        @ParameterizedTest(name = "for {0}: {1}")
        @CsvSource({
            "2026-11-22, effective-date-past",
            "0001-01-01, effective-date-past",
            "2036-11-24, effective-date-too-far",
            "+999999999-12-31, effective-date-too-far"
        })
        void forADateOutOfReach(LocalDate date, String code) {
            refused(422, code, () -> quoteFor(date, BREST));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-11-23", "2036-11-23"})
        void onlyBeyondTodayAndTenYears(LocalDate date) {
            assertThat(quoteFor(date, BREST).effectiveDate()).isEqualTo(date);
        }

        @Test
        void forADateBeforeTheServiceStarts() {
            portfolios.hold(numbered("ABO-FUTUR").onSite("VANNES").servedFrom("2027-06-01"));

            refused(
                    422,
                    "effective-date-before-start",
                    () -> quoteFor(LocalDate.of(2027, 5, 31), "ABO-FUTUR"),
                    LocalDate.of(2027, 5, 31),
                    "ABO-FUTUR",
                    LocalDate.of(2027, 6, 1));
            assertThat(quoteFor(LocalDate.of(2027, 6, 1), "ABO-FUTUR").status()).isEqualTo(QuoteStatus.OFFERED);
        }

        @Test
        void withNothingLeftBehind() {
            refused(404, "unknown-subscription", () -> quoteFor(BREST, "ABO-?"));

            assertThat(terminationHandling.list(MANAGER, 0, 10)).isEmpty();
            assertThat(processes.all("early-termination")).isEmpty();
        }
    }

    @Nested
    @DisplayName("asked for with an idempotency key")
    class Repeated {

        @Test
        void areQuotedOnce() {
            var first = terminationHandling.request(request(LEAVING, BREST), CLIENT, "k");
            var second = terminationHandling.request(request(LEAVING, BREST), CLIENT, "k");

            assertThat(second).isEqualTo(first);
            assertThat(processes.all("early-termination")).hasSize(1);
        }

        @Test
        void areQuotedOnceAlsoWhenTheFirstQuoteHasBeenAccepted() {
            var first = accepted(terminationHandling.request(request(LEAVING, BREST), CLIENT, "k"));

            assertThat(terminationHandling
                            .request(request(LEAVING, BREST), CLIENT, "k")
                            .number())
                    .isEqualTo(first.number());
        }

        @Test
        void areRefusedForAnotherRequest() {
            terminationHandling.request(request(LEAVING, BREST), CLIENT, "k");

            refused(
                    422,
                    "idempotency-key-reused",
                    () -> terminationHandling.request(request(LEAVING, QUIMPER), CLIENT, "k"),
                    "k");
            refused(
                    422,
                    "idempotency-key-reused",
                    () -> terminationHandling.request(request(LEAVING.plusDays(1), BREST), CLIENT, "k"),
                    "k");
            refused(
                    422,
                    "idempotency-key-reused",
                    () -> terminationHandling.request(request(LEAVING, BREST, QUIMPER), CLIENT, "k"),
                    "k");
        }

        @Test
        void areQuotedForEachWhoUsesTheSameKey() {
            var clients = terminationHandling.request(request(LEAVING, BREST), CLIENT, "k");
            var managers = terminationHandling.request(request(LEAVING, QUIMPER), MANAGER, "k");

            assertThat(managers.number()).isNotEqualTo(clients.number());
        }

        @Test
        void mayBeAskedForAgainAfterARefusal() {
            refused(
                    404,
                    "unknown-subscription",
                    () -> terminationHandling.request(request(LEAVING, "ABO-TARD"), CLIENT, "k"));
            portfolios.hold(numbered("ABO-TARD").onSite("VANNES"));

            assertThat(terminationHandling
                            .request(request(LEAVING, "ABO-TARD"), CLIENT, "k")
                            .status())
                    .isEqualTo(QuoteStatus.OFFERED);
        }
    }

    @Nested
    @DisplayName("have a quote that")
    class TheQuote {

        @Test
        void anotherCustomerDoesNotFind() {
            var quote = quoteFor(BREST);

            refused(404, "unknown-quote", () -> terminationHandling.find(quote.number(), OTHER_CLIENT), quote.number());
            refused(
                    404,
                    "unknown-quote",
                    () -> terminationHandling.acceptOnline(quote.number(), OTHER_CLIENT),
                    quote.number());
            refused(404, "unknown-quote", () -> terminationHandling.find("DR-2026-999999", CLIENT), "DR-2026-999999");
            refused(
                    404,
                    "unknown-quote",
                    () -> terminationHandling.accept("DR-2026-999999", "gestionnaire", null),
                    "DR-2026-999999");
        }

        @Test
        void isNotAcceptedAfterItsLastDay() {
            var quote = quoteFor(BREST);
            clock.moveTo(quote.validUntil().plusDays(1));

            refused(409, "quote-expired", () -> accepted(quote), quote.number(), quote.validUntil());

            terminationHandling.expire(quote.number());
            refused(409, "quote-expired", () -> accepted(quote), quote.number(), quote.validUntil());
        }

        @Test
        void isNotAcceptedWhenItsFactsHaveChangedEvenIfNobodyHasNoticed() {
            var quote = quoteFor(BREST);
            jdbc.sql("update subscription set non_renewed_from = date '2028-03-01' where number = ?")
                    .param(BREST)
                    .update();

            refused(409, "quote-stale", () -> accepted(quote), quote.number());
            assertThat(terminationHandling.find(quote.number()).status()).isEqualTo(QuoteStatus.OFFERED);
        }

        @Test
        void isNotAnsweredTwice() {
            var quote = accepted(quoteFor(BREST));

            refused(
                    409,
                    "quote-not-open",
                    () -> terminationHandling.accept(quote.number(), "gestionnaire", null),
                    quote.number(),
                    QuoteStatus.ACCEPTED.label());
            refused(409, "quote-not-open", () -> terminationHandling.decline(quote.number(), "gestionnaire", null));
        }

        @Test
        void isNotAnsweredWithANoteTooLong() {
            var quote = quoteFor(BREST);

            refused(
                    422,
                    "note-too-long",
                    () -> terminationHandling.accept(quote.number(), "gestionnaire", "x".repeat(2001)),
                    2000);
            refused(
                    422,
                    "note-too-long",
                    () -> terminationHandling.decline(quote.number(), "gestionnaire", "x".repeat(2001)),
                    2000);
        }

        @Test
        void isNotDecidedOnBeforeItIsAccepted() {
            var quote = quoteFor(BREST);

            refused(
                    409,
                    "quote-not-open",
                    () -> terminationHandling.decide(quote.number(), new ReviewDecision.Confirm(), "gestionnaire"));
        }

        @Test
        void isNotConfirmedWhenItsFactsHaveChangedEvenIfNobodyHasNoticed() {
            var quote = accepted(quoteFor(BREST));
            jdbc.sql("update subscription set non_renewed_from = date '2028-03-01' where number = ?")
                    .param(BREST)
                    .update();

            refused(
                    409,
                    "quote-stale",
                    () -> terminationHandling.decide(quote.number(), new ReviewDecision.Confirm(), "gestionnaire"));
            assertThat(terminationHandling
                            .decide(quote.number(), new ReviewDecision.Refuse("Non signée."), "gestionnaire")
                            .status())
                    .as("but may be refused")
                    .isEqualTo(QuoteStatus.REFUSED);
        }

        @Test
        void isNotCarriedOutWhenItsFactsHaveChangedEvenIfNobodyHasNoticed() {
            var quote = confirmed(quoteFor(BREST));
            jdbc.sql("update subscription set non_renewed_from = date '2028-03-01' where number = ?")
                    .param(BREST)
                    .update();

            assertThat(catchThrowableOfType(
                            IllegalStateException.class, () -> terminationHandling.carryOut(quote.number())))
                    .hasMessageContaining("what it rests on has changed");
        }
    }

    @Nested
    @DisplayName("are not cancelled")
    class NotCancelled {

        @Test
        void beforeTheyAreConfirmed() {
            var quote = accepted(quoteFor(BREST));

            refused(
                    409,
                    "termination-not-cancellable",
                    () -> terminationHandling.cancelOnline(quote.number(), "Erreur.", MANAGER),
                    quote.number(),
                    QuoteStatus.ACCEPTED.label());
        }

        @Test
        void afterTheyAreCarriedOut() {
            var quote = carriedOut(quoteFor(BREST));

            refused(
                    409,
                    "termination-not-cancellable",
                    () -> terminationHandling.cancelOnline(quote.number(), "Erreur.", MANAGER),
                    quote.number(),
                    QuoteStatus.CARRIED_OUT.label());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " \t "})
        void withoutAReason(String reason) {
            var quote = confirmed(quoteFor(BREST));

            refused(422, "reason-missing", () -> terminationHandling.cancelOnline(quote.number(), reason, MANAGER));
            refused(422, "reason-missing", () -> terminationHandling.cancelOnline(quote.number(), null, MANAGER));
        }

        @Test
        void forAReasonTooLong() {
            var quote = confirmed(quoteFor(BREST));

            refused(
                    422,
                    "reason-too-long",
                    () -> terminationHandling.cancelOnline(quote.number(), "x".repeat(2001), MANAGER),
                    2000);
            assertThat(terminationHandling
                            .cancelOnline(quote.number(), "x".repeat(2000), MANAGER)
                            .status())
                    .isEqualTo(QuoteStatus.CANCELLED);
        }
    }

    @Nested
    @DisplayName("cost what the costs of leaving say, and these are not told")
    class Costs {

        @Test
        void forASubscriptionThatIsNotTheReaders() {
            refused(
                    404,
                    "unknown-subscription",
                    () -> terminationHandling.costs(OF_ANOTHER, LEAVING, LEAVING, CLIENT),
                    OF_ANOTHER);
        }

        @Test
        void forOneThatHasEnded() {
            carriedOut(quoteFor(BREST));

            refused(
                    409,
                    "subscription-ended",
                    () -> terminationHandling.costs(BREST, LEAVING, LEAVING, CLIENT),
                    BREST,
                    LEAVING);
        }

        @Test
        void forARangeTurnedRoundOrTooLong() {
            refused(
                    422,
                    "range-reversed",
                    () -> terminationHandling.costs(BREST, LEAVING, LEAVING.minusDays(1), CLIENT));
            refused(
                    422,
                    "range-too-long",
                    () -> terminationHandling.costs(
                            BREST, LEAVING, LEAVING.plusYears(10).plusDays(1), CLIENT),
                    10);
        }

        @Test
        void otherwiseThanTheQuote() {
            var told = terminationHandling
                    .costs(BREST, LEAVING, LEAVING, CLIENT)
                    .steps()
                    .get(0)
                    .total();

            assertThat(told).isEqualTo(quoteFor(BREST).totalExcludingTax()).isEqualTo(Euros.of("720.00"));
        }
    }

    @Nested
    @DisplayName("leave the document of the quote as it was sent")
    class TheDocument {

        @Test
        void whateverBecomesOfIt() {
            var quote = quoteFor(BREST);
            var sent = quote.document();
            assertThat(sent)
                    .contains(
                            "\"number\":\"" + quote.number() + "\"",
                            "\"totalIncludingTax\":\"864.00\"",
                            quote.fingerprint());

            accepted(quote);
            assertThat(reread(quote)).isEqualTo(sent);

            terminationHandling.decide(
                    quote.number(),
                    new ReviewDecision.Waive(TerminationCause.FORCE_MAJEURE, "Inondation."),
                    "gestionnaire");
            assertThat(reread(quote)).isEqualTo(sent);

            clock.moveTo(LEAVING);
            terminationHandling.carryOut(quote.number());
            terminationHandling.charge(quote.number());
            assertThat(reread(quote)).isEqualTo(sent);
        }

        @Test
        void whenItGoesStaleOrIsReplaced() {
            var stale = quoteFor(BREST);
            var replaced = quoteFor(QUIMPER);
            var documents = List.of(stale.document(), replaced.document());

            portfolios.changeFee(BREST, LocalDate.of(2027, 1, 1), "150.00");
            accepted(quoteFor(LEAVING.plusDays(1), QUIMPER));

            assertThat(terminationHandling.find(replaced.number()).status()).isEqualTo(QuoteStatus.SUPERSEDED);
            assertThat(List.of(reread(stale), reread(replaced))).isEqualTo(documents);
        }

        @Test
        void readAgainAsTheValuesItWasMadeOf() {
            var quote = quoteFor(BREST, QUIMPER);

            var document = terminationHandling.read(quote);

            assertThat(document.sites())
                    .extracting(QuoteDocument.Site::subscription)
                    .containsExactly(BREST, QUIMPER);
            assertThat(document.sites().stream().map(QuoteDocument.Site::total).reduce(Euros.ZERO, Euros::plus))
                    .isEqualTo(quote.totalExcludingTax());
            assertThat(document.effectiveDate()).isEqualTo(LocalDate.of(2027, 3, 15));
            assertThat(document.fingerprint()).isEqualTo(quote.fingerprint());
        }
    }

    @Nested
    @DisplayName("have a fingerprint of what their quote rests on, which")
    class TheFingerprint {

        @Test
        void isTheSameForTheSameFacts() {
            var first = quoteFor(BREST).fingerprint();
            clock.moveTo(clock.today().plusDays(3));

            assertThat(quoteFor(BREST).fingerprint()).isEqualTo(first).matches("[0-9a-f]{64}");
        }

        @Test
        void doesNotChangeWithAContactOrTheFeesOfOthers() {
            var before = quoteFor(BREST).fingerprint();

            portfolios.changeFee(QUIMPER, LocalDate.of(2027, 1, 1), "85.00");
            jdbc.sql("update customer set contact_name = 'Yann Le Goff' where number = 'CLI-001'")
                    .update();

            assertThat(quoteFor(BREST).fingerprint()).isEqualTo(before);
        }

        @Test
        void changesWithEverythingThatCounts() {
            var before = quoteFor(BREST).fingerprint();

            assertThat(quoteFor(LEAVING.plusDays(1), BREST).fingerprint()).isNotEqualTo(before);
            assertThat(quoteFor(QUIMPER).fingerprint()).isNotEqualTo(before);
            assertThat(quoteFor(BREST, QUIMPER).fingerprint()).isNotEqualTo(before);
            portfolios.changeFee(BREST, LocalDate.of(2027, 1, 1), "150.00");
            var dearer = quoteFor(BREST).fingerprint();
            assertThat(dearer).isNotEqualTo(before);
            jdbc.sql("update subscription set non_renewed_from = date '2028-03-01' where number = ?")
                    .param(BREST)
                    .update();
            assertThat(quoteFor(BREST).fingerprint()).isNotIn(before, dearer);
        }
    }

    private Refusal refused(int status, String code, ThrowingCallable asked, Object... named) {
        var refusal = catchThrowableOfType(Refusal.class, asked);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.kind().status()).isEqualTo(status);
        if (named.length > 0) {
            assertThat(refusal.arguments()).containsExactly(named);
        }
        for (var language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(sentences.in(language, refusal))
                    .as("its sentence")
                    .endsWith(".")
                    .doesNotContain("{", "refusal.");
        }
        return refusal;
    }

    private TerminationQuote quoteFor(String... numbers) {
        return quoteFor(LEAVING, numbers);
    }

    private TerminationQuote quoteFor(LocalDate effectiveDate, String... numbers) {
        return terminationHandling.request(request(effectiveDate, numbers), CLIENT, null);
    }

    private static TerminationRequest request(LocalDate effectiveDate, String... numbers) {
        return new TerminationRequest(List.of(numbers), effectiveDate);
    }

    private TerminationQuote accepted(TerminationQuote quote) {
        return terminationHandling.acceptOnline(quote.number(), CLIENT);
    }

    private TerminationQuote confirmed(TerminationQuote quote) {
        accepted(quote);
        processes.complete(
                processes.running("early-termination", quote.number()),
                "ReviewTermination",
                "gestionnaire",
                Map.of("decision", "confirm"));
        return terminationHandling.find(quote.number());
    }

    private TerminationQuote carriedOut(TerminationQuote quote) {
        confirmed(quote);
        var process = processes.running("early-termination", quote.number());
        clock.moveTo(quote.effectiveDate());
        processes.execute(process, "EffectiveDateReached");
        processes.execute(process, "CarryOutTermination");
        return terminationHandling.find(quote.number());
    }

    private String reread(TerminationQuote quote) {
        return terminationHandling.find(quote.number(), CLIENT).document();
    }
}
