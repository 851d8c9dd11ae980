package fr.allset.tacite.microsoftfeed.graph;

import static fr.allset.tacite.testing.GraphStub.issue;
import static fr.allset.tacite.testing.GraphStub.message;
import static fr.allset.tacite.testing.GraphStub.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Feed;
import fr.allset.tacite.microsoftfeed.FeedAnswer.Page;
import fr.allset.tacite.microsoftfeed.FeedSource.SourceTenant;
import fr.allset.tacite.microsoftfeed.HealthIssue;
import fr.allset.tacite.microsoftfeed.MicrosoftSettings;
import fr.allset.tacite.microsoftfeed.MicrosoftSettings.ReadTenant;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.unit.DataSize;

@DisplayName("A folder of exports")
class ExportFolderTest {

    @TempDir
    Path folder;

    @Test
    void isReadLikeGraphFileByFileInTheOrderOfTheirNames() throws IOException {
        file("b-messages.json", page("messages", message("MC2", "Two")));
        file("a-messages.json", page("messages", message("MC1", "One")));
        file("issues.json", page("issues", issue("EX1", "incident", false)));
        file("c-without-context.json", "{\"value\":[" + message("MC3", "Three") + "]}");
        file("notes.txt", "not read");

        var source = source(folder.toString());

        assertThat(source.tenants()).containsExactly(new SourceTenant("exports", "Exports de Microsoft Graph", null));
        assertThat(messages(source, "exports")).containsExactly("MC1", "MC2", "MC3");
        assertThat(pages(source, "exports", Feed.ISSUES).stream()
                        .flatMap(page -> page.issues().stream())
                        .map(HealthIssue::id))
                .containsExactly("EX1");
    }

    @Test
    void hasAFolderForEachFurtherTenant() throws IOException {
        file("messages.json", page("messages", message("MC1", "One")));
        file("aubertin/messages.json", page("messages", message("MC1", "One, otherwise")));
        file("no id/messages.json", page("messages", message("MC9", "Nine")));
        file("aubertin/deeper/messages.json", page("messages", message("MC8", "Eight")));

        var source = source(
                folder.toString(),
                new ReadTenant("aubertin", "Cabinet Aubertin", "CLI-003"),
                new ReadTenant("absent", "Absent", null));

        assertThat(source.tenants())
                .containsExactly(
                        new SourceTenant("aubertin", "Cabinet Aubertin", "CLI-003"),
                        new SourceTenant("exports", "Exports de Microsoft Graph", null));
        assertThat(messages(source, "aubertin")).containsExactly("MC1");
        assertThat(messages(source, "exports")).containsExactly("MC1");
    }

    @Test
    void goesOnAfterABrokenFileWhichIsSetAsideWithTheMessages() throws IOException {
        file("a.json", "{\"value\":[");
        file("b.json", page("messages", message("MC2", "Two")));
        file("c.json", "x".repeat(3_000_000));

        var pages = pages(source(folder.toString()), "exports", Feed.MESSAGES);

        assertThat(pages)
                .extracting(Page::missing)
                .satisfiesExactly(
                        broken -> assertThat(broken).contains("s'interrompt"),
                        whole -> assertThat(whole).isNull(),
                        large -> assertThat(large).isEqualTo("Le fichier c.json dépasse 2 Mo : il n'est pas lu."));
        assertThat(pages.get(1).announcements()).hasSize(1);
        assertThat(pages(source(folder.toString()), "exports", Feed.ISSUES))
                .allSatisfy(page -> assertThat(page.unread()).isEmpty());
    }

    @Test
    void mayLoseAFileWhileItIsRead() throws IOException {
        file("a.json", page("messages", message("MC1", "One")));
        file("b.json", page("messages", message("MC2", "Two")));
        file("c.json", page("messages", message("MC3", "Three")));
        var source = source(folder.toString());
        var first = (Page) source.page("exports", Feed.MESSAGES, null);
        Files.delete(folder.resolve("b.json"));

        assertThat(((Page) source.page("exports", Feed.MESSAGES, first.next())).announcements())
                .extracting(Announcement::id)
                .containsExactly("MC3");
    }

    @Test
    void mayLieInAJar() throws IOException {
        var jar = folder.resolve("app.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var entries = new JarOutputStream(file)) {
            for (var name : List.of(
                    "demo/", "demo/microsoft/", "demo/microsoft/messages.json", "demo/microsoft/other/messages.json")) {
                entries.putNextEntry(new JarEntry(name));
                if (name.endsWith(".json")) {
                    entries.write(page("messages", message("MC77", "In a jar"))
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                entries.closeEntry();
            }
        }
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            var source = new ExportFolder(
                    settings("classpath:demo/microsoft"),
                    new PathMatchingResourcePatternResolver(new DefaultResourceLoader(loader)));

            assertThat(source.tenants()).extracting(SourceTenant::id).containsExactly("exports", "other");
            assertThat(messages(source, "exports")).containsExactly("MC77");
        }
    }

    @Test
    void mustBeThere() {
        assertThatThrownBy(() -> source(folder.resolve("absent").toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("tacite.microsoft.exports: there is no folder");
    }

    @Test
    void ofTheDemoCanBeReadToTheLastItemAndBeginsWithoutAnIncident() {
        var source = source("classpath:demo/microsoft");

        var messages = pages(source, "exports", Feed.MESSAGES);
        assertThat(messages)
                .allSatisfy(page -> assertThat(page.missing()).isNull())
                .allSatisfy(page -> assertThat(page.unread()).isEmpty());
        assertThat(messages.stream().flatMap(page -> page.announcements().stream()))
                .hasSize(12)
                .anyMatch(message -> message.isRetirement() && !message.isMajor())
                .anyMatch(message -> message.major() == null)
                .anyMatch(message -> message.endsAt()
                        .isBefore(LocalDate.of(2026, 11, 1).atStartOfDay().toInstant(ZoneOffset.UTC)));
        var issues = pages(source, "exports", Feed.ISSUES);
        assertThat(issues).allSatisfy(page -> assertThat(page.unread()).isEmpty());
        assertThat(issues.stream().flatMap(page -> page.issues().stream()))
                .hasSize(2)
                .noneMatch(issue -> issue.isIncident() && !issue.resolved());
    }

    // ---- the surroundings

    private void file(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static List<String> messages(ExportFolder source, String tenant) {
        return pages(source, tenant, Feed.MESSAGES).stream()
                .flatMap(page -> page.announcements().stream())
                .map(Announcement::id)
                .toList();
    }

    private static List<Page> pages(ExportFolder source, String tenant, Feed feed) {
        var pages = new ArrayList<Page>();
        String next = null;
        do {
            var page = (Page) source.page(tenant, feed, next);
            pages.add(page);
            next = page.next();
        } while (next != null);
        return pages;
    }

    private static ExportFolder source(String location, ReadTenant... tenants) {
        return new ExportFolder(settings(location, tenants), new PathMatchingResourcePatternResolver());
    }

    private static MicrosoftSettings settings(String location, ReadTenant... tenants) {
        return new MicrosoftSettings(
                "",
                "",
                URI.create("https://login.example"),
                URI.create("https://graph.example"),
                List.of(tenants),
                location,
                Duration.ofHours(1),
                Duration.ofMinutes(15),
                100,
                DataSize.ofMegabytes(2),
                Duration.ofSeconds(5));
    }
}
