package fr.allset.tacite.microsoftfeed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the feeds come from: Microsoft Graph, or a folder of what it has sent. */
public interface FeedSource {

    /** The tenants that can be read, by the settings. */
    List<SourceTenant> tenants();

    /**
     * A page.
     *
     * @param next what the page before has said; null for the first
     * @throws FeedUnavailable when there is no answer at this moment
     */
    FeedAnswer page(String tenant, Feed feed, @Nullable String next);

    /**
     * A tenant of the settings.
     *
     * @param customer the number of the customer whose tenant it is; null: the reseller's own
     */
    record SourceTenant(String id, String name, @Nullable String customer) {}
}
