package fr.allset.tacite.microsoftfeed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant at Microsoft whose feeds are read: the reseller's own, or that of a customer that has granted access.
 *
 * @param id           its id at Microsoft, or the name of a folder of exports
 * @param customer     the number of the customer whose tenant it is; null: the reseller's own
 * @param refusedSince since when Microsoft lets nobody in; null as long as it does
 * @param refusal      what Microsoft said then
 * @param leftAt       when a person decided that it is no longer read; null as long as it is
 */
public record Tenant(
        String id,
        String name,
        @Nullable String customer,
        @Nullable Instant refusedSince,
        @Nullable String refusal,
        @Nullable Instant leftAt) {

    /** What it shows holds for its customers: it is read, and nobody has decided otherwise. */
    public boolean isRead() {
        return leftAt == null;
    }
}
