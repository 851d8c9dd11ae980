package fr.allset.tacite.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.problem.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A moment that somebody states")
class StatedMomentTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:30+01:00, 2026-11-23T09:00:30Z",
        "2026-11-23T10:00+01:00, 2026-11-23T09:00:00Z",
        "2026-11-23T09:00:30.999Z, 2026-11-23T09:00:30Z",
        "2026-11-23T04:00:00-05:00, 2026-11-23T09:00:00Z",
        // the hour that comes twice, by its offset
        "2026-10-25T02:30:00+02:00, 2026-10-25T00:30:00Z",
        "2026-10-25T02:30:00+01:00, 2026-10-25T01:30:00Z",
        // around the hour that is leapt over
        "2027-03-28T01:59:59+01:00, 2027-03-28T00:59:59Z",
        "2027-03-28T03:00:00+02:00, 2027-03-28T01:00:00Z",
        "2027-03-28T01:30:00Z, 2027-03-28T01:30:00Z",
        // it exists elsewhere
        "2027-03-28T02:30:00-05:00, 2027-03-28T07:30:00Z"
    })
    void isReadWithItsOffset(String text, Instant moment) {
        assertThat(StatedMoment.of(text, "beganAt")).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:30, moment-without-offset",
        "2026-10-25T02:30, moment-without-offset",
        "2027-03-28T02:30:00+01:00, moment-skipped",
        "2027-03-28T02:00:00+02:00, moment-skipped",
        "2027-03-28T02:59:59+02:00, moment-skipped",
        "2026-02-30T10:00:00Z, moment-unreadable",
        "2026-11-23, moment-unreadable",
        "hier, moment-unreadable",
        "+99999-01-01T00:00:00Z, moment-unreadable",
        "-0001-01-01T00:00:00Z, moment-unreadable"
    })
    void isRefusedWithoutOneAndWhereNoClockShowsIt(String text, String code) {
        assertThatThrownBy(() -> StatedMoment.of(text, "beganAt")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).isEqualTo("beganAt");
        });
    }

    @Test
    void mayBeMissing() {
        assertThat(StatedMoment.of(" ", "beganAt")).isNull();
        assertThat(StatedMoment.of(null, "beganAt")).isNull();
    }
}
