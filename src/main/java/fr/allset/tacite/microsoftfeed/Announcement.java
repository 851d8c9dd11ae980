package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message of the message centre, as it was read.
 *
 * @param id         Microsoft's number of it, as {@code MC172851}: the same for all versions and in all tenants
 * @param category   in lower case, as {@code planforchange}; empty when it is missing
 * @param severity   in lower case, as {@code normal}; empty when it is missing
 * @param services   under Microsoft's names of today
 * @param major      whether Microsoft calls it a major change; null when it does not say
 * @param actionBy   until when administrators must act; null when they need not
 * @param startsAt   the beginning of its publication
 * @param endsAt     the end of its publication
 * @param modifiedAt when Microsoft says that it was changed
 * @param bodyType   {@code html} or {@code text}
 * @param body       as received; never shown as it is
 */
public record Announcement(
        String id,
        String title,
        String category,
        String severity,
        List<String> tags,
        List<String> services,
        @Nullable Boolean major,
        @Nullable Instant actionBy,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant modifiedAt,
        String bodyType,
        String body) {

    private static final String RETIREMENT = "retirement";

    public Announcement {
        tags = List.copyOf(tags);
        services = List.copyOf(services);
    }

    /** Whether Microsoft says that it is a major change; silence says no. */
    public boolean isMajor() {
        return Boolean.TRUE.equals(major);
    }

    /** Whether something is taken away; Microsoft does not always call that a major change. */
    public boolean isRetirement() {
        return tags.stream().anyMatch(tag -> tag.toLowerCase(Locale.ROOT).equals(RETIREMENT));
    }

    /** The same with another body: what stands for it where the body itself is too long. */
    public Announcement withBody(String other) {
        return new Announcement(
                id,
                title,
                category,
                severity,
                tags,
                services,
                major,
                actionBy,
                startsAt,
                endsAt,
                modifiedAt,
                bodyType,
                other);
    }

    /** The same text for the same news: its title, body, services, dates, action date and whether it is major; in hexadecimal. */
    public String contentHash() {
        var digest = Sha256.begun();
        field(digest, title);
        field(digest, body.replace("\r\n", "\n").strip());
        services.stream().sorted().forEach(service -> field(digest, service));
        field(digest, "dates");
        for (var date : new Instant[] {startsAt, endsAt, actionBy}) {
            field(digest, date == null ? "" : Long.toString(date.getEpochSecond()));
        }
        field(digest, Boolean.toString(isMajor()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void field(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        // its length before it, so that no text can pass for two
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ':');
        digest.update(bytes);
    }
}
