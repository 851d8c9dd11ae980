package fr.allset.tacite.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text of a change: what a person assesses, and what customers are told of.
 *
 * @param change         the change's number, {@code EV-2026-000001}
 * @param revision       from 1
 * @param hash           of Microsoft's text
 * @param tenant         the tenant that has brought it
 * @param messageId      Microsoft's number of the message
 * @param messageVersion the version of the message in that tenant
 * @param withdrawn      Microsoft does not show the message any more, although its dates lie ahead
 * @param because        why it is assessed
 * @param toldAt         when all customers concerned were on record as told; null until then
 */
public record ChangeRevision(
        String change,
        int revision,
        String hash,
        String tenant,
        String messageId,
        int messageVersion,
        boolean withdrawn,
        String because,
        Instant recordedAt,
        RevisionStatus status,
        @Nullable Instant toldAt,
        @Nullable Instant closedAt) {

    /** What names it alone, as {@code EV-2026-000001/2}: the business key of its process. */
    public String key() {
        return key(change, revision);
    }

    public static String key(String change, int revision) {
        return change + "/" + revision;
    }
}
