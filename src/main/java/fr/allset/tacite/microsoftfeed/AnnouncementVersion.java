package fr.allset.tacite.microsoftfeed;

import java.time.Instant;

/**
 * A version of a message as it is on file. It never changes.
 *
 * @param tenant     whose message centre has shown it
 * @param version    from 1
 * @param text       as received; of a body longer than {@link Announcements#LONGEST_BODY} characters the beginning
 * @param hash       of the whole text, {@link Announcement#contentHash()}
 * @param bodyLength of the whole body, in characters
 */
public record AnnouncementVersion(
        String tenant, int version, Announcement text, String hash, int bodyLength, Instant recordedAt) {

    public String messageId() {
        return text.id();
    }

    /** Whether the body is kept as a whole. */
    public boolean isWhole() {
        return text.body().length() == bodyLength;
    }
}
