package fr.allset.tacite.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The calendar of a contract")
class ContractCalendarTest {

    //   2024-01-15        2025-01-15   2025-07-15        2026-07-15
    //   |— first year ————|————————————|—— renewal 1 ————|—— renewal 2 …
    //   |———— Période Initiale, 18 m ——|
    @ParameterizedTest(name = "{0} falls in {1} {2}, month {3} from {4} to {5}")
    @CsvSource({
        "2024-01-15, INITIAL, 0,  1, 2024-01-15, 2024-02-14", // the start day is counted (T05)
        "2024-02-14, INITIAL, 0,  1, 2024-01-15, 2024-02-14",
        "2024-02-15, INITIAL, 0,  2, 2024-02-15, 2024-03-14",
        "2025-07-14, INITIAL, 0, 18, 2025-06-15, 2025-07-14", // last day
        "2025-07-15, RENEWAL, 1,  1, 2025-07-15, 2025-08-14",
        "2026-07-14, RENEWAL, 1, 12, 2026-06-15, 2026-07-14",
        "2026-07-15, RENEWAL, 2,  1, 2026-07-15, 2026-08-14",
        "2525-07-14, RENEWAL, 500, 12, 2525-06-15, 2525-07-14"
    })
    void placesEveryDayInOneMonthOfOnePeriod(
            LocalDate date, ServicePeriod.Kind kind, int index, int month, LocalDate first, LocalDate last) {
        var period = new ContractCalendar(LocalDate.of(2024, 1, 15), 18)
                .periodOn(date)
                .orElseThrow();

        assertThat(period.kind()).isEqualTo(kind);
        assertThat(period.renewalIndex()).isEqualTo(index);
        assertThat(period.monthIndexOf(date)).isEqualTo(month);
        assertThat(period.monthFirstDay(month)).isEqualTo(first);
        assertThat(period.monthLastDay(month)).isEqualTo(last);
        assertThat(period.monthCount()).isEqualTo(kind == ServicePeriod.Kind.INITIAL ? 18 : 12);
    }

    //   2024-01-31  02-29  03-31  04-30 …      each counted from 31 January, never from 29 February
    @Test
    void startsItsMonthsOnTheLastDayOfAMonthTooShort() {
        var months = new ContractCalendar(LocalDate.of(2024, 1, 31), 6)
                .initialPeriod()
                .monthStarts();

        assertThat(months)
                .map(LocalDate::toString)
                .containsExactly("2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30");
    }

    //   2024-02-29    2025-02-28    2026-02-28    2027-02-28    2028-02-28    2029-02-28
    //   |— initial ———|— renewal 1 —|— renewal 2 —|— renewal 3 —|— renewal 4 —|    and 28 it stays
    @ParameterizedTest(name = "29 February, 12 months: renewal {0} runs from {1} to {2}")
    @CsvSource({
        "1, 2025-02-28, 2026-02-27",
        "3, 2027-02-28, 2028-02-27",
        "4, 2028-02-28, 2029-02-27",
        "76, 2100-02-28, 2101-02-27"
    })
    void losesTheLeapDayForGood(int index, LocalDate first, LocalDate last) {
        var renewal = new ContractCalendar(LocalDate.of(2024, 2, 29), 12).renewal(index);

        assertThat(renewal.firstDay()).isEqualTo(first);
        assertThat(renewal.lastDay()).isEqualTo(last);
    }

    //   2024-02-29 ———— 48 m ————  2028-02-29    2029-02-28 …   2032-02-28
    @ParameterizedTest(name = "29 February, 48 months: {0} falls in renewal {1}")
    @CsvSource({
        "2028-02-28, 0",
        "2028-02-29, 1",
        "2029-02-27, 1",
        "2029-02-28, 2",
        "2032-02-27, 4",
        "2032-02-28, 5",
        "2032-02-29, 5"
    })
    void keepsALeapDayOnlyWhereTheInitialPeriodEndsOnOne(LocalDate date, int index) {
        var period = new ContractCalendar(LocalDate.of(2024, 2, 29), 48)
                .periodOn(date)
                .orElseThrow();

        assertThat(period.renewalIndex()).isEqualTo(index);
        assertThat(period.contains(date)).isTrue();
    }

    @Test
    void hasNoPeriodBeforeItsStart() {
        assertThat(new ContractCalendar(LocalDate.of(2024, 1, 15), 18).periodOn(LocalDate.of(2024, 1, 14)))
                .isEmpty();
    }

    /** Every first day one year after the one before, walked through a century. */
    @ParameterizedTest(name = "from {0} for {1} months")
    @CsvSource({
        "2024-02-29, 12",
        "2024-02-29, 48",
        "2023-01-31, 1",
        "2023-01-31, 13",
        "2024-01-15, 18",
        "2024-12-31, 240",
        "2020-08-30, 6"
    })
    void chainsItsRenewals(LocalDate start, int months) {
        var calendar = new ContractCalendar(start, months);
        var period = calendar.initialPeriod();
        for (int index = 1; index <= 100; index++) {
            var renewal = calendar.after(period);
            assertThat(renewal).isEqualTo(calendar.renewal(index));
            assertThat(renewal.firstDay()).isEqualTo(period.end());
            assertThat(renewal.end()).isEqualTo(period.end().plusYears(1));
            assertThat(calendar.periodOn(renewal.firstDay())).contains(renewal);
            assertThat(calendar.periodOn(renewal.lastDay())).contains(renewal);
            assertThat(calendar.hasTermOn(renewal.firstDay())).isTrue();
            assertThat(calendar.hasTermOn(renewal.lastDay())).isFalse();
            period = renewal;
        }
    }

    @Test
    void capsItsFirstYearAtTheInitialPeriod() {
        assertThat(new ContractCalendar(LocalDate.of(2024, 1, 1), 6).firstYearEnd())
                .isEqualTo("2024-07-01");
        assertThat(new ContractCalendar(LocalDate.of(2024, 1, 1), 36).firstYearEnd())
                .isEqualTo("2025-01-01");
    }

    @Test
    void refusesWhatIsNoContract() {
        var start = LocalDate.of(2024, 1, 1);
        var period = new ContractCalendar(start, 240).initialPeriod();

        assertThatIllegalArgumentException().isThrownBy(() -> new ContractCalendar(start, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContractCalendar(start, 241));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContractCalendar(start, 12).renewal(0));
        assertThatIllegalArgumentException().isThrownBy(() -> period.monthIndexOf(start.minusDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> period.monthFirstDay(241));
    }
}
