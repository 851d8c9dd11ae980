package fr.allset.tacite.servicehealth;

import static fr.allset.tacite.failure.AFailure.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A claim of Microsoft")
class ClaimRulesTest {

    @ParameterizedTest
    @CsvSource({"2026-11, 2026-12-31", "2026-12, 2027-01-31", "2027-01, 2027-02-28", "2028-01, 2028-02-29"})
    void isDueOnTheLastDayOfTheMonthAfter(YearMonth failed, LocalDate dueOn) {
        assertThat(ClaimDeadline.of(failed)).isEqualTo(dueOn);
        assertThat(ClaimDeadline.isPast(dueOn, dueOn)).isFalse();
        assertThat(ClaimDeadline.isPast(dueOn, dueOn.plusDays(1))).isTrue();
    }

    @Test
    void isDueByTheLastSecondOfThatDayInParis() {
        assertThat(ClaimDeadline.lastMoment(LocalDate.of(2026, 12, 31))).isEqualTo(at("2026-12-31T23:59:59"));
    }

    // a million seconds: 99.9 % leaves a thousand
    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 0", "1001, 25", "10000, 25", "10001, 50", "50000, 50", "50001, 100", "1000000, 100"})
    void fallsIntoATierOnlyBelowIt(long downSeconds, int percent) {
        assertThat(MicrosoftServiceLevel.current().creditPercent(1_000_000, downSeconds))
                .isEqualTo(percent);
    }

    @Test
    void hasNoTierWithoutService() {
        assertThat(MicrosoftServiceLevel.current().creditPercent(0, 0)).isZero();
    }

    @Test
    void namesItsTiersAndWhenTheyWereWrittenDown() {
        assertThat(MicrosoftServiceLevel.current().inFrench())
                .contains(
                        "moins de 99,9\u00a0%\u00a0: 25\u00a0%, moins de 99\u00a0%\u00a0: 50\u00a0%,"
                                + " moins de 95\u00a0%\u00a0: 100\u00a0% des frais mensuels",
                        "relevé le 24/11/2026");
    }
}
