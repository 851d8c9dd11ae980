package fr.allset.tacite.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.problem.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Now is Monday 23 November 2026, 10:00 in Paris. */
@DisplayName("Where the clock may be moved to")
class FurtherInstantTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ContractTime.ZONE);

    @ParameterizedTest(name = "{0} later is {1}")
    @CsvSource({
        "P1D,  2026-11-24T09:00:00Z",
        "P1W,  2026-11-30T09:00:00Z",
        "P5M,  2027-04-23T08:00:00Z", // the same hour in summer
        "P10Y, 2036-11-23T09:00:00Z", // the farthest at once
        "PT4H, 2026-11-23T13:00:00Z"
    })
    void laterByAnAmount(String amount, Instant expected) {
        assertThat(FurtherInstant.after(amount, clock)).isEqualTo(expected);
    }

    @Test
    void theSameHourOfALaterDay() {
        assertThat(FurtherInstant.on(LocalDate.of(2027, 7, 1), clock)).isEqualTo("2027-07-01T08:00:00Z");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "-P1D,         clock-backwards",
        "P0D,          clock-backwards",
        "PT-1S,        clock-backwards",
        "P100Y,        clock-too-far",
        "P10Y1D,       clock-too-far",
        "P2147483647Y, clock-too-far",
        "PT9223372036854775807S, clock-too-far",
        "P1,           clock-amount-unreadable",
        "T,            clock-amount-unreadable",
        "demain,       clock-amount-unreadable",
        "'',           clock-amount-unreadable"
    })
    void anAmountThatIsRefused(String amount, String code) {
        assertThatThrownBy(() -> FurtherInstant.after(amount, clock)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).isEqualTo("by");
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-23, clock-backwards", // today at this hour: it is there already
        "1999-01-01, clock-backwards",
        "2036-11-24, clock-too-far",
        "3000-01-01, clock-too-far",
        "+999999999-12-31, clock-too-far",
        "-999999999-01-01, clock-too-far"
    })
    void aDayThatIsRefused(LocalDate day, String code) {
        assertThatThrownBy(() -> FurtherInstant.on(day, clock))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void theCalendarHasAnEnd() {
        var late = Clock.fixed(Instant.parse("2995-06-01T09:00:00Z"), ContractTime.ZONE);

        assertThat(FurtherInstant.on(LocalDate.of(2999, 12, 30), late)).isEqualTo("2999-12-30T10:00:00Z");
        assertThatThrownBy(() -> FurtherInstant.after("P5Y", late))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("clock-too-far"));
    }
}
