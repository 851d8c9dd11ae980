package fr.allset.tacite.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodeTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final long NONE_YET = -1;

    /** RFC 6238, appendix B, whose codes have eight figures: ours are their last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void isWhatTheStandardSays(long second, String code) {
        assertThat(TimeCode.of(SECRET, TimeCode.period(Instant.ofEpochSecond(second))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "-31, false", "-30, true", "0, true", "29, true", "59, true", "60, false"})
    void mayBeOffByOnePeriod(long seconds, boolean taken) {
        var beginningOfAPeriod = Instant.ofEpochSecond(1_800_000_000);
        var telephone = beginningOfAPeriod.plusSeconds(seconds);

        assertThat(TimeCode.match(SECRET, TimeCode.of(SECRET, TimeCode.period(telephone)), beginningOfAPeriod, NONE_YET)
                        .isPresent())
                .isEqualTo(taken);
    }

    @Test
    void isOfOnePeriodAndOfNoneThatWasTaken() {
        var now = Instant.ofEpochSecond(1_800_000_015);
        long period = TimeCode.period(now);
        var code = TimeCode.of(SECRET, period);

        assertThat(TimeCode.match(SECRET, code, now, period - 1)).hasValue(period);
        assertThat(TimeCode.match(SECRET, code, now, period)).isEmpty();
        assertThat(TimeCode.match(SECRET, TimeCode.of(SECRET, period - 1), now, period))
                .isEmpty();
        assertThat(TimeCode.match(SECRET, TimeCode.of(SECRET, period + 1), now, period))
                .hasValue(period + 1);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "12345", "1234567", "abcdef", "-12345", "１２３４５６"})
    void isSixFigures(String typed) {
        assertThat(TimeCode.match(SECRET, typed, Instant.EPOCH.plusSeconds(59), NONE_YET))
                .isEmpty();
    }
}
