package fr.allset.tacite.servicehealth;

import static fr.allset.tacite.failure.AFailure.at;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.microsoftfeed.HealthIssue;
import fr.allset.tacite.microsoftfeed.HealthIssue.Post;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An incident of Microsoft's, as it is read,")
class IncidentTest {

    private static final Instant NOW = at("2026-11-23T10:00");
    private static final AnIssue LASTING = AnIssue.numbered("EX1");

    @Test
    void lastsUntilMicrosoftSaysThatItIsResolvedOrItsEndHasCome() {
        assertThat(IncidentEnd.isOver(LASTING.read(), NOW)).isFalse();
        assertThat(IncidentEnd.isOver(LASTING.endingAt(NOW.plusSeconds(1)).read(), NOW))
                .isFalse();
        assertThat(IncidentEnd.isOver(LASTING.endingAt(NOW).read(), NOW)).isTrue();
        assertThat(IncidentEnd.isOver(LASTING.resolvedAt(null).read(), NOW)).isTrue();
    }

    @Test
    void endsWhenItHasForTheLastTenant() {
        var early = LASTING.resolvedAt(at("2026-11-23T08:00")).read();
        var late = LASTING.resolvedAt(at("2026-11-23T09:00")).read();

        assertThat(IncidentEnd.of(List.of(early, late), NOW)).contains(at("2026-11-23T09:00"));
        assertThat(IncidentEnd.of(List.of(early, LASTING.read()), NOW)).isEmpty();
        assertThat(IncidentEnd.of(List.of(), NOW)).isEmpty();
    }

    @Test
    void endsWithItsLastPostWhenMicrosoftNamesNoEnd() {
        var posted = LASTING.resolvedAt(null)
                .saying(new Post(at("2026-11-23T08:00"), "Looking"), new Post(at("2026-11-23T09:30"), "Fixed"))
                .read();

        assertThat(IncidentEnd.of(List.of(posted), NOW)).contains(at("2026-11-23T09:30"));
        assertThat(IncidentEnd.of(List.of(LASTING.resolvedAt(null).read()), NOW))
                .contains(NOW);
        assertThat(IncidentEnd.of(
                        List.of(LASTING.resolvedAt(at("2027-01-01T00:00")).read()), NOW))
                .contains(NOW);
    }

    @Test
    void quotesMicrosoftInAFrenchFrame() {
        assertThat(IncidentReport.of(LASTING.read(), NOW).description())
                .isEqualTo("Incident EX1 de Microsoft, Exchange Online\u00a0: «\u00a0Users can't"
                        + " access email\u00a0». Ce que les utilisateurs constatent, selon Microsoft\u00a0:"
                        + " «\u00a0Users may be unable to access their mailbox\u00a0»");
    }

    @Test
    void isCutToWhatANotificationHolds() {
        var endless = new HealthIssue(
                "EX1",
                "t".repeat(1000),
                "i".repeat(10_000),
                "incident",
                "x",
                "s".repeat(200),
                "f".repeat(200),
                false,
                null,
                null,
                null,
                List.of());

        assertThat(IncidentReport.of(endless, NOW).description())
                .hasSizeLessThanOrEqualTo(4000)
                .endsWith("\u00a0»");
    }

    @Test
    void beganWhenMicrosoftSaysUnlessThatCannotBe() {
        assertThat(IncidentReport.of(LASTING.since(at("2026-11-22T10:00")).read(), NOW)
                        .beganAt())
                .isEqualTo(at("2026-11-22T10:00"));
        assertThat(IncidentReport.of(LASTING.since(at("2026-11-23T10:01")).read(), NOW)
                        .beganAt())
                .isNull();
        assertThat(IncidentReport.of(LASTING.since(at("1970-01-01T10:01")).read(), NOW)
                        .beganAt())
                .isNull();
        assertThat(IncidentReport.of(LASTING.read(), NOW).beganAt()).isNull();
    }
}
