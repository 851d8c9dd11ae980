package fr.allset.tacite.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.NoticePeriod;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The term that a notice of non-renewal counts for")
class NonRenewalTermTest {

    private static final NoticePeriod A_MONTH = new NoticePeriod(1, NoticePeriod.Unit.MONTHS, "bon de commande n° 7");

    //   31/01/2026                    31/12/2026   31/01/2027                  31/12/2027  31/01/2028
    //   |—————— Période Initiale, 12 months ——|————————|——— Reconduction 1 ————————|—————————|
    //                                      last day   term                      last day   term
    @ParameterizedTest(name = "received on {0}: for {1}")
    @CsvSource({
        "2026-01-31, 2027-01-31", // the first day
        "2026-12-31, 2027-01-31", // the last day that is in time
        "2027-01-01, 2028-01-31", // one day late: the next term
        "2027-01-30, 2028-01-31", // the last day of the period
        "2027-01-31, 2028-01-31", // the first day of the renewal
        "2025-11-23, 2027-01-31"
    }) // before the service has started
    void isThatOfItsPeriodWhenItArrivesInTimeAndTheNextOtherwise(LocalDate receivedOn, LocalDate countsFor) {
        var term = NonRenewalTerm.of(new ContractCalendar(LocalDate.of(2026, 1, 31), 12), A_MONTH, receivedOn);

        assertThat(term.countsFor()).isEqualTo(countsFor);
        assertThat(term.isInTime()).isEqualTo(!receivedOn.isAfter(term.lastDay()));
    }

    // 29 February and the 31st: one month before the term, or the last day of a month too short
    @ParameterizedTest(name = "served from {0} for {1} months: until {2}")
    @CsvSource({
        "2024-02-29, 12, 2025-01-28",
        "2026-08-29, 18, 2028-01-29",
        "2026-05-31, 10, 2027-02-28",
        "2026-03-31, 1,  2026-03-30"
    })
    void canBeRefusedUntilAMonthBefore(LocalDate start, int months, LocalDate lastDay) {
        var calendar = new ContractCalendar(start, months);

        assertThat(NonRenewalTerm.of(calendar, A_MONTH, start).lastDay()).isEqualTo(lastDay);
    }

    // T26: without a document that asks for notice, in time until the last day of the period
    @ParameterizedTest(name = "received on {0}, no notice stipulated: for {1}")
    @CsvSource({"2026-01-31, 2027-01-31", "2027-01-30, 2027-01-31", "2027-01-31, 2028-01-31", "2025-11-23, 2027-01-31"})
    void isAlwaysThatOfItsPeriodWhereNoDocumentAsksForNotice(LocalDate receivedOn, LocalDate countsFor) {
        var term = NonRenewalTerm.of(new ContractCalendar(LocalDate.of(2026, 1, 31), 12), null, receivedOn);

        assertThat(term.countsFor()).isEqualTo(countsFor);
        assertThat(term.isInTime()).isTrue();
        assertThat(term.lastDay()).isEqualTo(countsFor.minusDays(1));
    }

    @ParameterizedTest(name = "{0} {1} before 1 January 2028: until {2}")
    @CsvSource({
        "1,  DAYS,   2027-12-31",
        "30, DAYS,   2027-12-02",
        "90, DAYS,   2027-10-03",
        "2,  MONTHS, 2027-11-01",
        "12, MONTHS, 2027-01-01"
    })
    void isMissedAfterAsManyDaysOrMonthsAsTheDocumentSays(int number, NoticePeriod.Unit unit, LocalDate lastDay) {
        var calendar = new ContractCalendar(LocalDate.of(2027, 1, 1), 12);
        var agreed = new NoticePeriod(number, unit, "conditions générales, version 3");

        assertThat(NonRenewalTerm.of(calendar, agreed, lastDay).isInTime()).isTrue();
        assertThat(NonRenewalTerm.of(calendar, agreed, lastDay.plusDays(1)).countsFor())
                .isEqualTo("2029-01-01");
    }

    @Property
    void isAlwaysATermAndNeverEarlierForALaterNotice(
            @ForAll @IntRange(min = 1, max = 240) int months,
            @ForAll @IntRange(max = 12_000) int startDay,
            @ForAll @IntRange(max = 10_000) int receivedAfter) {
        var start = LocalDate.of(2010, 1, 1).plusDays(startDay);
        var calendar = new ContractCalendar(start, months);
        var received = start.plusDays(receivedAfter);

        var term = NonRenewalTerm.of(calendar, A_MONTH, received);
        var dayLater = NonRenewalTerm.of(calendar, A_MONTH, received.plusDays(1));

        assertThat(calendar.hasTermOn(term.countsFor())).isTrue();
        assertThat(term.countsFor()).isAfter(received);
        assertThat(dayLater.countsFor()).isAfterOrEqualTo(term.countsFor());
    }
}
