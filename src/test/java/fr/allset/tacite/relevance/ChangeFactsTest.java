package fr.allset.tacite.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.change.AnAnnouncement;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What the relevance of a message is decided on")
class ChangeFactsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest(name = "to act by {0}, published until {1}: ahead {2}")
    @CsvSource({
        "2026-11-24, 2026-11-01, true", // the day until which to act counts, whatever becomes of the message
        "2026-11-23, 2026-11-01, true", // its last day
        "2026-11-22, 2027-11-01, false", // over, although still published
        "          , 2026-11-23, true",
        "          , 2026-11-22, false",
        "          ,           , true"
    }) // what states no day may still come
    void isAheadUntilItsLastDayIsOver(@Nullable LocalDate actionBy, @Nullable LocalDate shownUntil, boolean ahead) {
        var message = AnAnnouncement.major().toActBy(actionBy).shownUntil(shownUntil);

        assertThat(ChangeFacts.of(message.text(), TODAY, false).ahead()).isEqualTo(ahead);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", ", false"})
    void isMajorOnlyWhenMicrosoftSaysSo(@Nullable Boolean said, boolean major) {
        assertThat(ChangeFacts.of(AnAnnouncement.major().calledMajor(said).text(), TODAY, false)
                        .major())
                .isEqualTo(major);
    }

    @ParameterizedTest
    @CsvSource({"Retirement, true", "RETIREMENT, true", "Retirements, false", "Admin impact, false"})
    void isARetirementByItsTagInAnyCase(String tag, boolean retirement) {
        assertThat(ChangeFacts.of(
                                AnAnnouncement.major()
                                        .tagged("New feature", tag)
                                        .text(),
                                TODAY,
                                false)
                        .retirement())
                .isEqualTo(retirement);
    }

    @Test
    void carriesWhatTheTableAsks() {
        var facts = ChangeFacts.of(
                AnAnnouncement.major().toActBy(TODAY).ofSeverity("high").text(), TODAY, true);

        assertThat(facts).isEqualTo(new ChangeFacts(true, false, true, true, true, "planforchange", "high"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T22:59:59Z, 2026-11-22",
        "2026-11-22T23:00:00Z, 2026-11-23",
        "2027-07-01T21:59:59Z, 2027-07-01",
        "2027-07-01T22:00:00Z, 2027-07-02"
    })
    void daysAreThoseOfParis(Instant moment, LocalDate day) {
        assertThat(ChangeFacts.dayOf(moment)).isEqualTo(day);
    }
}
