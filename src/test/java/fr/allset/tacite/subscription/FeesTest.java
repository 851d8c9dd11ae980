package fr.allset.tacite.subscription;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Fees as account managers state them. Today is 23 November 2026; Brest is served since 1 March 2025 at 120 € a month. */
@TaciteTest
class FeesTest {

    static final String BREST = "ABO-BREST";
    static final String MANAGER = "gestionnaire";
    static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Autowired
    Portfolios portfolios;

    @Autowired
    FixedFees fixedFees;

    @Autowired
    UsageFees usageFees;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    SubscriptionDiary diary;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void brest() {
        portfolios.hold(numbered(BREST));
    }

    @Nested
    @DisplayName("A fixed fee")
    class Fixed {

        @Test
        void holdsFromItsDayAndWhatWasStatedStays() {
            fixedFees.change(BREST, NEW_YEAR, Euros.of("150"), "Trois comptes de plus", MANAGER);
            fixedFees.change(BREST, NEW_YEAR, Euros.of("145"), "Remise", "suppleante");

            assertThat(subscriptions.find(BREST).orElseThrow().fixedFees()).satisfies(fees -> {
                assertThat(fees.feeOn(NEW_YEAR.minusDays(1))).isEqualTo(Euros.of("120"));
                assertThat(fees.feeOn(NEW_YEAR)).isEqualTo(Euros.of("145"));
            });
            assertThat(fixedFees.history(BREST))
                    .extracting(
                            FeeStatement::of,
                            FeeStatement::amount,
                            FeeStatement::reason,
                            FeeStatement::by,
                            FeeStatement::holds)
                    .containsExactly(
                            tuple(LocalDate.of(2025, 3, 1), Euros.of("120"), null, MANAGER, true),
                            tuple(NEW_YEAR, Euros.of("150"), "Trois comptes de plus", MANAGER, false),
                            tuple(NEW_YEAR, Euros.of("145"), "Remise", "suppleante", true));
            assertThat(fixedFees.history(BREST).get(2).at()).isEqualTo(clock.instant());
            assertThat(diary.of(BREST))
                    .extracting(
                            SubscriptionDiary.Entry::kind,
                            SubscriptionDiary.Entry::by,
                            entry -> entry.words().replace('\u00a0', ' '))
                    .contains(
                            tuple(
                                    "fixed-fee-changed",
                                    MANAGER,
                                    "Frais Fixes de 150,00 € par mois à partir du 01/01/2027, au lieu de 120,00 €."),
                            tuple(
                                    "fixed-fee-changed",
                                    "suppleante",
                                    "Frais Fixes de 145,00 € par mois à partir du 01/01/2027, au lieu de 150,00 €."));
        }

        @Test
        void makesTheQuotesStaleThatRestOnIt() {
            var quote = terminationHandling.request(
                    new TerminationRequest(List.of(BREST), LocalDate.of(2027, 3, 15)),
                    new Actor(MANAGER, Optional.empty()),
                    null);

            fixedFees.change(BREST, NEW_YEAR, Euros.of("150"), "Trois comptes de plus", MANAGER);

            assertThat(terminationHandling.find(quote.number()).status()).isEqualTo(QuoteStatus.STALE);
        }

        @Test
        void isRefusedWithAReasonAndNothingIsWritten() {
            var fee = Euros.of("150");
            refused("unknown-subscription", null, () -> fixedFees.change("ABO-XX", NEW_YEAR, fee, "x", MANAGER));
            refused(
                    "fee-before-start",
                    "from",
                    () -> fixedFees.change(BREST, LocalDate.of(2025, 2, 28), fee, "x", MANAGER));
            refused(
                    "fee-too-far",
                    "from",
                    () -> fixedFees.change(BREST, LocalDate.of(2036, 11, 24), fee, "x", MANAGER));
            refused(
                    "amount-negative",
                    "amount",
                    () -> fixedFees.change(BREST, NEW_YEAR, Euros.of("-0.01"), "x", MANAGER));
            refused(
                    "amount-too-high",
                    "amount",
                    () -> fixedFees.change(BREST, NEW_YEAR, Euros.of("10000000.01"), "x", MANAGER));
            refused("fee-reason-missing", "reason", () -> fixedFees.change(BREST, NEW_YEAR, fee, " ", MANAGER));
            refused(
                    "reason-too-long",
                    "reason",
                    () -> fixedFees.change(BREST, NEW_YEAR, fee, "x".repeat(2001), MANAGER));
            refused("fee-unchanged", null, () -> fixedFees.change(BREST, NEW_YEAR, Euros.of("120"), "x", MANAGER));

            assertThat(fixedFees.history(BREST)).hasSize(1);
            assertThat(diary.of(BREST)).noneMatch(entry -> entry.kind().equals("fixed-fee-changed"));
        }

        @ParameterizedTest
        @CsvSource({"2026-11-24, true", "2026-11-23, false"})
        void isRefusedFromTheDayOnWhichTheServiceEnds(LocalDate from, boolean ended) {
            subscriptions.end(BREST, LocalDate.of(2026, 11, 24), EndCause.TERMINATION);

            if (ended) {
                refused("subscription-ended", null, () -> fixedFees.change(BREST, from, Euros.of("150"), "x", MANAGER));
            } else {
                fixedFees.change(BREST, from, Euros.of("150"), "Jusqu'à la fin", MANAGER);
                assertThat(fixedFees.history(BREST)).hasSize(2);
            }
        }
    }

    @Nested
    @DisplayName("A usage fee")
    class Usage {

        @Test
        void isStatedForAMonthAndWhatWasStatedStays() {
            usageFees.record(BREST, OCTOBER, Euros.of("35.20"), null, MANAGER);
            usageFees.record(BREST, OCTOBER, Euros.ZERO, "Relevé d'un autre client", MANAGER);
            usageFees.record(BREST, YearMonth.of(2026, 11), Euros.of("12.00"), "Mois en cours", MANAGER);

            assertThat(usageFees.recorded(List.of(BREST), OCTOBER, OCTOBER).get(BREST))
                    .containsEntry(OCTOBER, Euros.ZERO);
            assertThat(usageFees.history(BREST))
                    .extracting(FeeStatement::of, FeeStatement::amount, FeeStatement::reason, FeeStatement::holds)
                    .containsExactly(
                            tuple(OCTOBER, Euros.of("35.20"), null, false),
                            tuple(OCTOBER, Euros.ZERO, "Relevé d'un autre client", true),
                            tuple(YearMonth.of(2026, 11), Euros.of("12.00"), "Mois en cours", true));
            assertThat(diary.of(BREST))
                    .extracting(entry -> entry.words().replace('\u00a0', ' '))
                    .contains(
                            "Frais d'Utilisation de 10/2026 : 35,20 €.",
                            "Frais d'Utilisation de 10/2026 : néant, au lieu de 35,20 €.");
        }

        @Test
        void isRefusedWithAReasonAndNothingIsWritten() {
            usageFees.record(BREST, OCTOBER, Euros.of("35.20"), null, MANAGER);
            var fee = Euros.of("12");

            refused("unknown-subscription", null, () -> usageFees.record("ABO-XX", OCTOBER, fee, null, MANAGER));
            refused(
                    "usage-before-start",
                    "month",
                    () -> usageFees.record(BREST, YearMonth.of(2025, 2), fee, null, MANAGER));
            refused(
                    "usage-to-come",
                    "month",
                    () -> usageFees.record(BREST, YearMonth.of(2026, 12), fee, null, MANAGER));
            refused("amount-negative", "amount", () -> usageFees.record(BREST, OCTOBER, Euros.of("-1"), "x", MANAGER));
            refused(
                    "amount-too-high",
                    "amount",
                    () -> usageFees.record(BREST, OCTOBER, Euros.of("10000000.01"), "x", MANAGER));
            refused("usage-unchanged", null, () -> usageFees.record(BREST, OCTOBER, Euros.of("35.20"), "x", MANAGER));
            refused("fee-reason-missing", "reason", () -> usageFees.record(BREST, OCTOBER, fee, null, MANAGER));
            refused(
                    "reason-too-long",
                    "reason",
                    () -> usageFees.record(BREST, YearMonth.of(2026, 9), fee, "x".repeat(2001), MANAGER));

            assertThat(usageFees.history(BREST)).hasSize(1);
        }

        @Test
        void isRefusedForMonthsAfterTheEnd() {
            subscriptions.end(BREST, LocalDate.of(2026, 10, 2), EndCause.TERMINATION);

            usageFees.record(BREST, OCTOBER, Euros.of("1.00"), null, MANAGER);
            refused(
                    "subscription-ended",
                    null,
                    () -> usageFees.record(BREST, YearMonth.of(2026, 11), Euros.of("1"), null, MANAGER));
        }
    }

    private static void refused(String code, String field, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).isEqualTo(field);
        });
    }
}
