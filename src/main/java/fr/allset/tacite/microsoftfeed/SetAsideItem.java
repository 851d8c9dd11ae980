package fr.allset.tacite.microsoftfeed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of a page could not be read.
 *
 * @param itemId   Microsoft's number of it, as far as it could be read; null when it could not
 * @param reason   in French
 * @param content  the beginning of it, as text
 * @param decision what a person has decided, or that it could be read later; null as long as neither
 */
public record SetAsideItem(
        long id,
        String tenant,
        String tenantName,
        Feed feed,
        @Nullable String itemId,
        String reason,
        String content,
        Instant setAsideAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decision) {

    public boolean isOpen() {
        return decidedAt == null;
    }
}
