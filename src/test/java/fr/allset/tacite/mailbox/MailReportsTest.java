package fr.allset.tacite.mailbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails as others met them, under {@code reports/mails}; its README says what the files hold. */
@DisplayName("A mail as others met it")
class MailReportsTest {

    private static final Path CASES = Path.of("src/test/resources/reports/mails");
    private static final Instant RECEIVED_AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final Pattern IDEA = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+#[0-9]+");
    private static final OwnAddresses OURS = Set.of("support@allset.example", "contrats@allset.example")::contains;

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsItIsMeant(Case one) throws MessagingException, IOException {
        var mail = one.read();

        assertThat(mail.defect()).isNull();
        one.expect("Sender", mail.sender());
        one.expect("Name", mail.senderName());
        one.expect("Subject", mail.subject());
        one.expect("Kind", kind(mail));
        if (one.words != null) {
            assertThat(mail.ownWords()).isEqualTo(one.words);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reportsWhatItSays(Case one) throws MessagingException, IOException {
        var mail = one.read();

        var report = mail.report();
        one.expect("Report", report == null ? "none" : report.action());
        if (report != null) {
            one.expect("Original", String.join(" ", report.originals()));
            one.expect("Recipient", report.recipient());
            one.expect("Status", report.status());
            one.expect("Diagnostic", report.diagnostic());
        }
        var named = mail.traces().named();
        if (named != null) {
            one.expect("Named", String.join(" ", named.messageIds()));
            one.expect("Addresses", String.join(" ", named.addresses()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhereTheIdeaComesFrom(Case one) {
        assertThat(one.expected.get("Idea")).matches(IDEA);
        assertThat(one.expected.get("What")).isNotBlank();
    }

    @Test
    void isOneOfMany() {
        assertThat(cases().count()).isCloseTo(60, within(20L));
    }

    private static String kind(IncomingMail mail) {
        if (mail.automatic() != null) {
            return "automatic";
        }
        return mail.traces().doubt() != null ? "doubt" : "person";
    }

    static Stream<Case> cases() {
        try (var files = Files.list(CASES)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .sorted()
                    .map(Case::of)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    record Case(
            String name,
            Map<String, String> expected,
            String raw,
            @Nullable String words) {

        static Case of(Path file) {
            String text;
            try {
                text = Files.readString(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            var sections = List.of(text.split("(?m)^==== .*\n", -1));
            return new Case(
                    file.getFileName().toString(),
                    sections.get(0)
                            .lines()
                            .collect(Collectors.toMap(
                                    line -> line.substring(0, line.indexOf(':')),
                                    line -> line.substring(line.indexOf(':') + 1)
                                            .strip())),
                    sections.get(1),
                    sections.size() > 2 ? sections.get(2).strip() : null);
        }

        IncomingMail read() throws MessagingException, IOException {
            var bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            return MailReading.of(mail, new ByteArrayInputStream(bytes), RECEIVED_AT, true)
                    .withoutGroup(OURS);
        }

        void expect(String what, String said) {
            if (expected.containsKey(what)) {
                assertThat(said).as("%s of %s", what, name).isEqualTo(requireNonNull(expected.get(what)));
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
