package fr.allset.tacite.billing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.terms.CivilMonthProration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Article 6: Frais Fixes are payable monthly, in advance.
 *
 * <pre>
 *   January 31 days        February 28           March 31
 *   |———————————————————|——————————————————|———————————————————|      at 120.00 € a month
 *                     31 served from                  15 | no longer served
 * </pre>
 */
class MonthlyFixedFeeTest {

    static final LocalDate START = LocalDate.of(2027, 1, 31);
    static final FixedFeeSchedule AT_120 = FixedFeeSchedule.constant(START, Euros.of("120"));

    @ParameterizedTest(name = "{0} costs {1} €")
    @CsvSource({
        "2026-12,   0.00", // before the service
        "2027-01,   3.87", // 1 of 31 days
        "2027-02, 120.00", // a whole month, however short
        "2027-03,  54.19", // 14 of 31 days: the 15th is no longer served
        "2027-04,   0.00"
    })
    void isDueForTheDaysOfService(YearMonth month, String euros) {
        assertThat(due(month, LocalDate.of(2027, 3, 15)).amount()).isEqualTo(Euros.of(euros));
    }

    @Test
    void isDueForWholeMonthsAsLongAsNoEndIsKnown() {
        assertThat(due(YearMonth.of(2031, 12), null).amount()).isEqualTo(Euros.of("120"));
    }

    @ParameterizedTest(name = "an end on {0} makes March cost {1} €")
    @CsvSource({
        "2027-01-31,   0.00", // the service has never been
        "2027-03-01,   0.00",
        "2027-03-02,   3.87",
        "2027-03-31, 116.13",
        "2027-04-01, 120.00"
    })
    void endsTheDayBeforeTheFirstUnservedOne(LocalDate end, String euros) {
        assertThat(due(YearMonth.of(2027, 3), end).amount()).isEqualTo(Euros.of(euros));
    }

    @Test
    void ofAMonthBegunMayBeThatOfTheMonth() {
        var fee = MonthlyFixedFee.dueFor(YearMonth.of(2027, 1), START, null, AT_120, CivilMonthProration.FULL);

        assertThat(fee.amount()).isEqualTo(Euros.of("120"));
        assertThat(MonthlyFixedFee.dueFor(YearMonth.of(2026, 12), START, null, AT_120, CivilMonthProration.FULL)
                        .amount())
                .isEqualTo(Euros.ZERO);
    }

    @Test
    void thatChangesInsideTheMonthCountsByDaysAndIsRoundedOnce() {
        var fee = MonthlyFixedFee.dueFor(
                YearMonth.of(2027, 2),
                START,
                null,
                AT_120.with(new FixedFee(LocalDate.of(2027, 2, 11), Euros.of("150"))),
                CivilMonthProration.DAYS_OF_SERVICE);

        // 10/28 of 120.00 and 18/28 of 150.00: 42.857… + 96.428… = 139.2857…
        assertThat(fee.amount()).isEqualTo(Euros.of("139.29"));
        assertThat(fee.parts()).extracting(MonthlyFixedFee.DaysAtFee::days).containsExactly(10, 18);
        assertThat(fee.parts())
                .extracting(MonthlyFixedFee.DaysAtFee::to)
                .containsExactly(LocalDate.of(2027, 2, 10), LocalDate.of(2027, 2, 28));
    }

    @Test
    void thatChangesOnTheFirstCountsAsAWhole() {
        var fee = MonthlyFixedFee.dueFor(
                YearMonth.of(2027, 2),
                START,
                null,
                AT_120.with(new FixedFee(LocalDate.of(2027, 2, 1), Euros.of("150"))),
                CivilMonthProration.DAYS_OF_SERVICE);

        assertThat(fee.parts()).hasSize(1);
        assertThat(fee.amount()).isEqualTo(Euros.of("150"));
    }

    @Test
    void saysInFrenchHowItComesAbout() {
        assertThat(readable(due(YearMonth.of(2027, 2), null)))
                .isEqualTo("Frais Fixes de février 2027 : mois entier, 120,00 € (art. 6)");
        assertThat(readable(due(YearMonth.of(2027, 1), null)))
                .isEqualTo("Frais Fixes de janvier 2027 : 1/31 jours × 120,00 € = 3,87 €"
                        + " (art. 6 ; du 31/01/2027 au 31/01/2027, au prorata des jours de Service du mois)");
        assertThat(readable(due(YearMonth.of(2027, 4), LocalDate.of(2027, 3, 15))))
                .isEqualTo("Frais Fixes d'avril 2027 : aucun jour de Service, 0,00 € (art. 6)");
        var changing = MonthlyFixedFee.dueFor(
                YearMonth.of(2027, 2),
                START,
                null,
                FixedFeeSchedule.of(List.of(
                        new FixedFee(START, Euros.of("120")),
                        new FixedFee(LocalDate.of(2027, 2, 11), Euros.of("150")))),
                CivilMonthProration.DAYS_OF_SERVICE);
        assertThat(readable(changing))
                .isEqualTo("Frais Fixes de février 2027 : 10/28 jours × 120,00 € + 18/28 jours × 150,00 € = 139,29 €"
                        + " (art. 6 ; chaque montant pour ses jours, arrondi une fois sur la somme)");
    }

    @Test
    void ofUsageIsWhatWasRecordedForAMonthOfService() {
        var recorded = Euros.of("35.20");
        assertThat(MonthlyUsageFee.dueFor(YearMonth.of(2027, 1), START, null, recorded)
                        .amount())
                .isEqualTo(recorded);
        assertThat(MonthlyUsageFee.dueFor(YearMonth.of(2027, 3), START, LocalDate.of(2027, 3, 2), recorded)
                        .amount())
                .isEqualTo(recorded);
        assertThat(MonthlyUsageFee.dueFor(YearMonth.of(2027, 3), START, LocalDate.of(2027, 3, 1), recorded)
                        .amount())
                .isEqualTo(Euros.ZERO);
        assertThat(MonthlyUsageFee.dueFor(YearMonth.of(2026, 12), START, null, recorded)
                        .amount())
                .isEqualTo(Euros.ZERO);
        assertThat(MonthlyUsageFee.dueFor(YearMonth.of(2027, 1), START, null, recorded)
                        .explanation()
                        .inFrench()
                        .replace('\u00a0', ' '))
                .isEqualTo("Frais d'Utilisation de janvier 2027 : usage enregistré pour le mois, 35,20 € (art. 6)");
    }

    private static MonthlyFixedFee due(YearMonth month, LocalDate end) {
        return MonthlyFixedFee.dueFor(month, START, end, AT_120, CivilMonthProration.DAYS_OF_SERVICE);
    }

    private static String readable(MonthlyFixedFee fee) {
        return fee.explanation().inFrench().replace('\u00a0', ' ');
    }
}
