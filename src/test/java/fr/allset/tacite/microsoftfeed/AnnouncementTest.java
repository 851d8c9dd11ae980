package fr.allset.tacite.microsoftfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A message of the message centre")
class AnnouncementTest {

    private static final Instant FEBRUARY = Instant.parse("2027-02-01T00:00:00Z");

    @Test
    void isNewsWhenItsTitleItsTextItsServicesOneOfItsDatesOrItsWeightHaveChanged() {
        var before = with("Title", List.of("Exchange Online"), true, null, FEBRUARY, FEBRUARY, "Text");

        assertThat(List.of(
                        with("Other", List.of("Exchange Online"), true, null, FEBRUARY, FEBRUARY, "Text"),
                        with(
                                "Title",
                                List.of("Exchange Online", "Microsoft Teams"),
                                true,
                                null,
                                FEBRUARY,
                                FEBRUARY,
                                "Text"),
                        with("Title", List.of("Exchange Online"), false, null, FEBRUARY, FEBRUARY, "Text"),
                        with("Title", List.of("Exchange Online"), true, FEBRUARY, FEBRUARY, FEBRUARY, "Text"),
                        with(
                                "Title",
                                List.of("Exchange Online"),
                                true,
                                null,
                                FEBRUARY.plusSeconds(1),
                                FEBRUARY,
                                "Text"),
                        with(
                                "Title",
                                List.of("Exchange Online"),
                                true,
                                null,
                                FEBRUARY,
                                FEBRUARY.plusSeconds(1),
                                "Text"),
                        with("Title", List.of("Exchange Online"), true, null, FEBRUARY, null, "Text"),
                        with("Title", List.of("Exchange Online"), true, null, FEBRUARY, FEBRUARY, "Text.")))
                .extracting(Announcement::contentHash)
                .doesNotHaveDuplicates()
                .doesNotContain(before.contentHash());
    }

    @Test
    void isNoNewsWhenOnlyWordsAroundItHaveChanged() {
        var before = with("Title", List.of("A", "B"), true, null, FEBRUARY, null, "Text\nmore");

        assertThat(with("Title", List.of("B", "A"), true, null, FEBRUARY, null, " Text\r\nmore\n")
                        .contentHash())
                .isEqualTo(before.contentHash());
        assertThat(new Announcement(
                                "MC1",
                                "Title",
                                "stayinformed",
                                "high",
                                List.of("Updated message"),
                                List.of("A", "B"),
                                true,
                                null,
                                FEBRUARY.plusMillis(7),
                                null,
                                FEBRUARY,
                                "text",
                                "Text\nmore")
                        .contentHash())
                .isEqualTo(before.contentHash());
    }

    @Test
    void ofWhichNobodySaysThatItIsMajorIsNotMajor() {
        assertThat(with("T", List.of(), null, null, null, null, "").contentHash())
                .isEqualTo(with("T", List.of(), false, null, null, null, "").contentHash())
                .isNotEqualTo(with("T", List.of(), true, null, null, null, "").contentHash());
    }

    @Test
    void cannotPassForAnotherByMovingWordsFromOneFieldIntoTheNext() {
        assertThat(with("ab", List.of(), null, null, null, null, "c").contentHash())
                .isNotEqualTo(with("a", List.of(), null, null, null, null, "bc").contentHash());
        assertThat(with("a", List.of("dates"), null, null, null, null, "").contentHash())
                .isNotEqualTo(
                        with("a", List.of(), null, null, null, null, "dates").contentHash());
    }

    @Test
    void takesSomethingAwayWhenItsTagSaysSo() {
        assertThat(new Announcement(
                                "MC1",
                                "T",
                                "",
                                "",
                                List.of("User impact", "RETIREMENT"),
                                List.of(),
                                false,
                                null,
                                null,
                                null,
                                null,
                                "text",
                                "")
                        .isRetirement())
                .isTrue();
        assertThat(with("Retirement of all", List.of(), true, null, null, null, "")
                        .isRetirement())
                .isFalse();
    }

    private static Announcement with(
            String title,
            List<String> services,
            @Nullable Boolean major,
            @Nullable Instant actionBy,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            String body) {
        return new Announcement(
                "MC1",
                title,
                "planforchange",
                "normal",
                List.of(),
                services,
                major,
                actionBy,
                startsAt,
                endsAt,
                null,
                "html",
                body);
    }
}
