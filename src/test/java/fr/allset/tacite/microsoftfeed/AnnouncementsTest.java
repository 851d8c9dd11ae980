package fr.allset.tacite.microsoftfeed;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What the reseller's own tenant shows, reading by reading. All of it is over, so that nobody need assess it. */
@TaciteTest
@RecordApplicationEvents
@DisplayName("The messages of a tenant")
class AnnouncementsTest {

    private static final String OWN = "own";
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    Announcements announcements;

    @Autowired
    HealthIssues issues;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void aTenant() {
        tenants.put(OWN, "ALLSET", null);
        tenants.put("other", "Other", null);
    }

    @Test
    void areKeptVersionByVersion() {
        record(1, message("MC1", "One", "<p>First</p>"));
        clock.moveTo(clock.instant().plusSeconds(60));
        record(2, message("MC1", "One", "<p>Second</p>"));

        assertThat(announcements.versions(OWN, "MC1"))
                .extracting(version -> version.text().body())
                .containsExactly("<p>Second</p>", "<p>First</p>");
        assertThat(announcements.find(OWN, "MC1", 2)).get().satisfies(second -> {
            assertThat(second.text()).isEqualTo(message("MC1", "One", "<p>Second</p>"));
            assertThat(second.hash()).isEqualTo(second.text().contentHash());
            assertThat(second.recordedAt()).isEqualTo(clock.instant());
            assertThat(second.isWhole()).isTrue();
        });
        assertThat(events.stream(AnnouncementNews.class))
                .containsExactly(new AnnouncementNews(OWN, "MC1", 1), new AnnouncementNews(OWN, "MC1", 2));
    }

    @Test
    void areWrittenOnceAsLongAsTheySayTheSame() {
        record(1, message("MC1", "One", "Text"), message("MC2", "Two", "Text"));

        assertThat(record(2, message("MC1", "One", "Text"), message("MC2", "Two", "Text")))
                .isZero();

        assertThat(versions()).isEqualTo(2);
        assertThat(events.stream(AnnouncementNews.class)).hasSize(2);
    }

    @Test
    void mayBeShownTwiceOnAPage() {
        assertThat(record(1, message("MC1", "Older", "Text"), message("MC1", "Newer", "Text")))
                .isEqualTo(1);

        assertThat(announcements.versions(OWN, "MC1"))
                .extracting(version -> version.text().title())
                .containsExactly("Newer");
    }

    @Test
    void ofOneNumberMaySayOneThingHereAndAnotherThere() {
        record(1, message("MC1", "Here", "Text"));
        announcements.record("other", 2, List.of(message("MC1", "There", "Text")));

        assertThat(announcements.find(OWN, "MC1", 1).orElseThrow().text().title())
                .isEqualTo("Here");
        assertThat(announcements.find("other", "MC1", 1).orElseThrow().text().title())
                .isEqualTo("There");
        announcements.completed("other", 3);
        assertThat(events.stream(AnnouncementVanished.class))
                .containsExactly(new AnnouncementVanished("other", "MC1", 1));
    }

    @Test
    void vanishOnceAndReturnOnce() {
        record(1, message("MC1", "One", "Text"), message("MC2", "Two", "Text"));
        record(2, message("MC1", "One", "Text"));
        assertThat(announcements.completed(OWN, 2)).isEqualTo(1);
        record(3, message("MC1", "One", "Text"));
        assertThat(announcements.completed(OWN, 3)).isZero();

        record(4, message("MC1", "One", "Text"), message("MC2", "Two", "Text"));
        record(5, message("MC1", "One", "Text"), message("MC2", "Two", "Text"));

        assertThat(events.stream(AnnouncementVanished.class)).containsExactly(new AnnouncementVanished(OWN, "MC2", 1));
        assertThat(events.stream(AnnouncementReturned.class)).containsExactly(new AnnouncementReturned(OWN, "MC2", 1));
        assertThat(announcements.completed(OWN, 5)).isZero();
    }

    @Test
    void thatReturnWithAnotherTextAreNews() {
        record(1, message("MC1", "One", "Text"), message("MC2", "Two", "Text"));
        record(2, message("MC1", "One", "Text"));
        announcements.completed(OWN, 2);

        record(3, message("MC2", "Two", "Other text"));

        assertThat(events.stream(AnnouncementNews.class)).hasSize(3);
        assertThat(events.stream(AnnouncementReturned.class)).isEmpty();
        assertThat(jdbc.sql("select count(*) from announcement where vanished_at is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void thatCannotBeReadAnyMoreHaveNotVanished() {
        record(1, message("MC1", "One", "Text"));

        announcements.stillShown(OWN, 2, List.of("MC1", "MC9"));

        assertThat(announcements.completed(OWN, 2)).isZero();
    }

    @Test
    void mayHoldWhatNoDatabaseTakes() {
        var body = "a\0b\ud800c\ud83d\ude00<script>alert(1)</script>\u202e";

        record(1, message("MC1", "T\0i\ntle\ud800", body));
        record(2, message("MC1", "T\0i\ntle\ud800", body));

        assertThat(announcements.versions(OWN, "MC1")).singleElement().satisfies(version -> {
            assertThat(version.text().title()).isEqualTo("Ti tle");
            assertThat(version.text().body())
                    .startsWith("ab")
                    .contains("\ud83d\ude00")
                    .doesNotContain("\0");
        });
    }

    @Test
    void areKeptUpToAMillionCharacters() {
        var body = "<p>x</p>".repeat(650_000);

        record(1, message("MC1", "One", body));
        record(2, message("MC1", "One", body));

        assertThat(announcements.versions(OWN, "MC1")).singleElement().satisfies(version -> {
            assertThat(version.text().body()).hasSize(Announcements.LONGEST_BODY);
            assertThat(version.bodyLength()).isEqualTo(5_200_000);
            assertThat(version.isWhole()).isFalse();
        });
        assertThat(record(3, message("MC1", "One", body + ".")))
                .as("a change behind what is kept")
                .isEqualTo(1);
    }

    @Test
    void haveTitlesAndListsThatEnd() {
        var many = Arrays.asList("service ".repeat(500).split("(?<=\\G.{40})"));
        announcements.record(
                OWN,
                1,
                List.of(new Announcement(
                        "MC1",
                        "x".repeat(5000),
                        "c".repeat(100),
                        "s".repeat(100),
                        many,
                        List.of("a\nb"),
                        null,
                        null,
                        null,
                        PAST,
                        null,
                        "text",
                        "")));

        assertThat(announcements.find(OWN, "MC1", 1)).get().satisfies(version -> {
            assertThat(version.text().title()).hasSize(1000).endsWith("…");
            assertThat(version.text().services()).containsExactly("a b");
            assertThat(version.text().major()).isNull();
        });
    }

    @Test
    void standBesideIssuesWhosePostsStay() {
        var first = new HealthIssue.Post(PAST, "First");
        var second = new HealthIssue.Post(PAST.plusSeconds(60), "Second");
        issues.record(OWN, List.of(issue(false, first)));
        assertThat(issues.record(OWN, List.of(issue(false, first)))).isZero();
        assertThat(issues.record(OWN, List.of(issue(true, second)))).isEqualTo(1);

        assertThat(issues.find(OWN, "EX1")).get().satisfies(issue -> {
            assertThat(issue.posts()).containsExactly(first, second);
            assertThat(issue.resolved()).isTrue();
        });
    }

    private static HealthIssue issue(boolean resolved, HealthIssue.Post post) {
        return new HealthIssue(
                "EX1",
                "Title",
                "Impact",
                "advisory",
                "servicedegradation",
                "Exchange Online",
                "Mail",
                resolved,
                PAST,
                null,
                PAST,
                List.of(post));
    }

    private int record(long read, Announcement... page) {
        return announcements.record(OWN, read, List.of(page));
    }

    private long versions() {
        return jdbc.sql("select count(*) from announcement_version")
                .query(Long.class)
                .single();
    }

    private static Announcement message(String id, String title, String body) {
        return new Announcement(
                id,
                title,
                "stayinformed",
                "normal",
                List.of("New feature"),
                List.of("Exchange Online", "Microsoft Teams"),
                false,
                null,
                PAST,
                PAST,
                PAST,
                "html",
                body);
    }
}
