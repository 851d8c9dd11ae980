package fr.allset.tacite.microsoftfeed;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How Microsoft is read; settings that cannot work stop the start.
 *
 * @param clientId      the application that the tenants have consented to; empty: Graph is not asked
 * @param authority     who gives out tokens
 * @param graph         what they are for
 * @param tenants       whose feeds are read
 * @param exports       without an application: a folder of what Graph has sent, as Spring names it; empty: none
 * @param messagesEvery how long after a reading of the message centre has begun the next one is due
 * @param issuesEvery   the same of the service health
 * @param pageSize      items that Graph is asked to put on a page
 * @param largestPage   of a larger page nothing is read
 * @param timeout       how long an answer may take, from the first byte asked to the last one received
 */
@ConfigurationProperties("tacite.microsoft")
public record MicrosoftSettings(
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("https://login.microsoftonline.com") URI authority,
        @DefaultValue("https://graph.microsoft.com") URI graph,
        @DefaultValue List<ReadTenant> tenants,
        @DefaultValue("") String exports,
        @DefaultValue("1h") Duration messagesEvery,
        @DefaultValue("15m") Duration issuesEvery,
        @DefaultValue("100") int pageSize,
        @DefaultValue("32MB") DataSize largestPage,
        @DefaultValue("30s") Duration timeout) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final int LONGEST_NAME = 200;
    private static final int LARGEST_PAGE_SIZE = 1000;
    private static final DataSize SMALLEST_BOUND = DataSize.ofKilobytes(1);
    private static final DataSize LARGEST_BOUND = DataSize.ofMegabytes(512);
    /** The engine gives a step five minutes before it takes it for lost: a token, a page, and once more both. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    /**
     * A tenant.
     *
     * @param id       its directory's id at Microsoft, or the name of a folder of exports
     * @param name     what people call it; empty: its id
     * @param customer the number of the customer whose it is; null: the reseller's own
     */
    public record ReadTenant(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @Nullable String customer) {

        public ReadTenant {
            if (!isTenantId(id)) {
                throw new IllegalArgumentException("tacite.microsoft.tenants: « " + id + " » is no id of a tenant");
            }
            name = name.isBlank() ? id : name.strip();
            if (name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("tacite.microsoft.tenants: the name of " + id + " is longer than "
                        + LONGEST_NAME + " characters");
            }
            customer = customer == null || customer.isBlank() ? null : customer.strip();
        }
    }

    public MicrosoftSettings {
        tenants = List.copyOf(tenants);
        if (clientId.isBlank() != clientSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "tacite.microsoft.client-id and tacite.microsoft.client-secret belong together");
        }
        if (!clientId.isBlank() && tenants.isEmpty()) {
            throw new IllegalArgumentException(
                    "tacite.microsoft.tenants must name a tenant that the application reads");
        }
        if (clientId.isBlank() && exports.isBlank() && !tenants.isEmpty()) {
            throw new IllegalArgumentException(
                    "tacite.microsoft.tenants are read with tacite.microsoft.client-id, or from tacite.microsoft.exports");
        }
        var ids = new HashSet<String>();
        for (var tenant : tenants) {
            if (!ids.add(tenant.id())) {
                throw new IllegalArgumentException("tacite.microsoft.tenants names " + tenant.id() + " twice");
            }
        }
        checkAddress("authority", authority);
        checkAddress("graph", graph);
        if (messagesEvery.toMillis() < 1 || issuesEvery.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "tacite.microsoft.messages-every and tacite.microsoft.issues-every are longer than nothing");
        }
        if (pageSize < 1 || pageSize > LARGEST_PAGE_SIZE) {
            throw new IllegalArgumentException("tacite.microsoft.page-size is from 1 to " + LARGEST_PAGE_SIZE);
        }
        if (largestPage.compareTo(SMALLEST_BOUND) < 0 || largestPage.compareTo(LARGEST_BOUND) > 0) {
            throw new IllegalArgumentException(
                    "tacite.microsoft.largest-page is from " + SMALLEST_BOUND + " to " + LARGEST_BOUND);
        }
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "tacite.microsoft.timeout is longer than nothing, and one minute at most");
        }
    }

    /** A secret travels there: in clear only to this machine. */
    private static void checkAddress(String setting, URI address) {
        var host = address.getHost();
        boolean local = "localhost".equals(host) || "127.0.0.1".equals(host);
        if (host == null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || address.getRawUserInfo() != null
                || (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && local))) {
            throw new IllegalArgumentException(
                    "tacite.microsoft." + setting + " is an address as https://host, or http:// on this machine");
        }
    }

    /** Whether a tenant, or a folder of exports, may be called so. */
    public static boolean isTenantId(String id) {
        return ID.matcher(id).matches();
    }

    /** Whether Graph itself is asked. */
    public boolean asksGraph() {
        return !clientId.isBlank();
    }

    /** How often a feed is read. */
    public Duration every(Feed feed) {
        return feed == Feed.MESSAGES ? messagesEvery : issuesEvery;
    }

    /** Without the secret, wherever it may be printed. */
    @Override
    public String toString() {
        return "MicrosoftSettings["
                + (asksGraph() ? clientId + " at " + graph : exports.isBlank() ? "nothing" : exports) + ", "
                + tenants.size() + " tenants]";
    }
}
