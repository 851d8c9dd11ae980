package fr.allset.tacite.termination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.termination.TerminationCosts.FreeExit;
import fr.allset.tacite.termination.TerminationCosts.FreeExit.By;
import fr.allset.tacite.termination.TerminationCosts.Step;
import fr.allset.tacite.terms.Readings;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The costs of leaving, date by date")
class TerminationCostsTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final NoticePeriod A_MONTH =
            new NoticePeriod(1, NoticePeriod.Unit.MONTHS, "conditions générales, version 3");
    private static final SiteTermination ONE_YEAR_AT_100 = SiteTermination.byCustomer(
            "S1", new ContractCalendar(START, 12), FixedFeeSchedule.constant(START, Euros.of("100.00")), START);

    //   2024-10-15   11-01   12-01   2025-01-01 renewal
    //   300          200     100     750
    @Test
    void areStepsThatEndWithAMonthOrAPeriod() {
        var costs = between("2024-10-15", "2025-01-15");

        assertThat(costs.steps())
                .containsExactly(
                        new Step(LocalDate.of(2024, 10, 15), Euros.of("300.00"), Phase.INITIAL),
                        new Step(LocalDate.of(2024, 11, 1), Euros.of("200.00"), Phase.INITIAL),
                        new Step(LocalDate.of(2024, 12, 1), Euros.of("100.00"), Phase.INITIAL),
                        new Step(LocalDate.of(2025, 1, 1), Euros.of("750.00"), Phase.RENEWAL));
        assertThat(costs.cheapest()).isEqualTo(costs.steps().get(2));
    }

    @Test
    void nameTheTermAndTheLastDayToRefuseTheRenewal() {
        assertThat(between("2024-10-15", "2025-06-30").nextFree())
                .as("no document asks for notice (T26)")
                .isEqualTo(new FreeExit(LocalDate.of(2025, 1, 1), By.NON_RENEWAL, LocalDate.of(2024, 12, 31)));
        assertThat(withAMonth("2024-10-15", "2025-06-30").nextFree())
                .isEqualTo(new FreeExit(LocalDate.of(2025, 1, 1), By.NON_RENEWAL, LocalDate.of(2024, 12, 1)));
        assertThat(withAMonth("2024-12-01", "2025-06-30").nextFree().effectiveDate())
                .isEqualTo("2025-01-01");
    }

    @Test
    void nameTheNextTermOnceTheNoticeIsTooLate() {
        assertThat(withAMonth("2024-12-02", "2025-06-30").nextFree())
                .isEqualTo(new FreeExit(LocalDate.of(2026, 1, 1), By.NON_RENEWAL, LocalDate.of(2025, 12, 1)));
    }

    @Test
    void nameTheTermItselfWhereTheReadingLetsOneLeaveThen() {
        var terms = AnyTermination.DEFAULT_TERMS.with(Readings.of(Map.of("renewalFirstDay", "term_no_fee")));
        var costs =
                TerminationCosts.between(LocalDate.of(2024, 12, 2), LocalDate.of(2025, 6, 30), ONE_YEAR_AT_100, terms);

        assertThat(costs.nextFree()).isEqualTo(new FreeExit(LocalDate.of(2025, 1, 1), By.TERMINATION, null));
        assertThat(costs.cheapest().total()).isEqualTo(Euros.ZERO);
    }

    @Test
    void nameTheTermThatHasAlreadyBeenRefused() {
        var refused = ONE_YEAR_AT_100.nonRenewedFrom(LocalDate.of(2026, 1, 1));
        var free = new FreeExit(LocalDate.of(2026, 1, 1), By.NON_RENEWAL, null);

        assertThat(TerminationCosts.between(
                                LocalDate.of(2025, 12, 2),
                                LocalDate.of(2026, 6, 30),
                                refused,
                                AnyTermination.DEFAULT_TERMS)
                        .nextFree())
                .isEqualTo(free);
        assertThat(TerminationCosts.between(
                                LocalDate.of(2024, 12, 2),
                                LocalDate.of(2025, 6, 30),
                                refused,
                                AnyTermination.DEFAULT_TERMS)
                        .nextFree())
                .isEqualTo(free);
    }

    @Test
    void areNothingBeforeTheStart() {
        assertThat(between("2023-12-15", "2024-06-30").nextFree())
                .isEqualTo(new FreeExit(LocalDate.of(2023, 12, 15), By.TERMINATION, null));
    }

    @Test
    void areShownForTenYearsAtMost() {
        assertThat(between("2024-01-01", "2034-01-01").steps()).isNotEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> between("2024-01-01", "2034-01-02"));
        assertThatIllegalArgumentException().isThrownBy(() -> between("2024-01-02", "2024-01-01"));
    }

    private static TerminationCosts withAMonth(String from, String to) {
        return TerminationCosts.between(
                LocalDate.parse(from),
                LocalDate.parse(to),
                ONE_YEAR_AT_100.withNotice(A_MONTH),
                AnyTermination.DEFAULT_TERMS);
    }

    private static TerminationCosts between(String from, String to) {
        return TerminationCosts.between(
                LocalDate.parse(from), LocalDate.parse(to), ONE_YEAR_AT_100, AnyTermination.DEFAULT_TERMS);
    }
}
