package fr.allset.tacite.servicecredit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.Outage;
import fr.allset.tacite.availability.ServiceTime;
import fr.allset.tacite.failure.NotificationChannel.Source;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A month of 100.00 € of fixed fees, without usage, that missed its objective by far: 20.00 €, as much as the limit of any 30 days. */
@DisplayName("The day on which a credit is best issued")
class IssueDayTest {

    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final LocalDate FIFTH_OF_JANUARY = LocalDate.of(2027, 1, 5);

    //   10/12 20.00 issued          05/01                09/01
    //   |———————————————— 30 days, both ends ————————|
    @Test
    void isTheFirstOnWhichNothingIsLost() {
        var day = day(List.of(issued("2026-12-10", "20.00")), List.of());

        assertThat(day.amountToday()).isEqualTo(Euros.ZERO);
        assertThat(day.lostToday()).isEqualTo(Euros.of("20.00"));
        assertThat(day.best()).isEqualTo("2027-01-09");
        assertThat(day.amount()).isEqualTo(Euros.of("20.00"));
        assertThat(day.lost()).isEqualTo(Euros.ZERO);
        assertThat(day.paysToWait()).isTrue();
    }

    @Test
    void isTodayWhenNothingIsLost() {
        var day = day(List.of(issued("2026-12-06", "20.00")), List.of());

        assertThat(day.best()).isEqualTo(FIFTH_OF_JANUARY);
        assertThat(day.paysToWait()).isFalse();
    }

    @ParameterizedTest(name = "{0} and {1}: {2} on {3}")
    @CsvSource({
        "2026-12-10,  5.00, 2027-01-03, 10.00, 20.00, 2027-02-02",
        "2026-12-10, 20.00, 2027-01-05, 20.00, 20.00, 2027-02-04"
    })
    void waitsUntilTheLastThatIsInTheWayHasLeftTheWindow(
            String first, String amount, String second, String other, String then, String day) {
        var proposed = day(List.of(issued(first, amount), issued(second, other)), List.of());

        assertThat(proposed.best()).isEqualTo(day);
        assertThat(proposed.amount()).isEqualTo(Euros.of(then));
    }

    @Test
    void isTheBestOneWhereNoneIsWithoutLoss() {
        // the average of the usage makes it 30.00 €, and the month's own usage does not raise the limit of 20.00 €
        var issued = List.of(issued("2026-12-10", "20.00"));
        var averaged = new TreeMap<YearMonth, Euros>();
        for (int back = 1; back <= 3; back++) {
            averaged.put(DECEMBER.minusMonths(back), Euros.of("50.00"));
        }

        var day = IssueDay.of(credit(averaged, issued), Euros.ZERO, issued, List.of(), FIFTH_OF_JANUARY);

        assertThat(day.best()).isEqualTo("2027-01-09");
        assertThat(day.amount()).isEqualTo(Euros.of("20.00"));
        assertThat(day.lost()).isEqualTo(Euros.of("10.00"));
    }

    @Test
    void leavesTheirRoomToThoseThatWaitForTheirOwn() {
        var day = day(List.of(), List.of(issued("2027-01-09", "20.00")));

        assertThat(day.amountToday()).isEqualTo(Euros.ZERO);
        assertThat(day.best()).isEqualTo("2027-02-08");
        assertThat(day.amount()).isEqualTo(Euros.of("20.00"));
    }

    private static IssueDay day(List<IssuedCredit> issued, List<IssuedCredit> planned) {
        return IssueDay.of(credit(new TreeMap<>(), issued), Euros.ZERO, issued, planned, FIFTH_OF_JANUARY);
    }

    private static IssuedCredit issued(String day, String euros) {
        return new IssuedCredit(LocalDate.parse(day), Euros.of(euros));
    }

    private static ServiceCredit credit(Map<YearMonth, Euros> usage, List<IssuedCredit> issued) {
        var quality = TermsCatalogue.load().byVersion("CP-O365-1").serviceQuality();
        var from = ContractTime.startOf(DECEMBER.atDay(10));
        var outage = new Outage("ND-1", from, from, from.plus(Duration.ofHours(48)), Source.CLIENT, null);
        var availability =
                Availability.of(new ServiceTime(LocalDate.of(2025, 3, 1), null), DECEMBER, List.of(outage), quality);
        return ServiceCredit.of(
                availability,
                new MonthlyFees(Map.of(DECEMBER, Euros.of("100.00")), usage),
                FIFTH_OF_JANUARY,
                FIFTH_OF_JANUARY,
                issued);
    }
}
