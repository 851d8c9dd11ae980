package fr.allset.tacite.microsoftfeed.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The link to a next page, which a page brings: followed only to where the page came from, since the token goes with it. */
final class PinnedLink {

    /** A row of a reading holds no more. */
    private static final int LONGEST = 4000;

    private PinnedLink() {}

    /**
     * The address, when it is one of this Graph.
     *
     * @param home the address below which all of Graph is, as {@code https://graph.microsoft.com/v1.0/}
     */
    static Optional<URI> of(String link, URI home) {
        if (link.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var address = new URI(link);
            boolean pinned = home.getScheme().equalsIgnoreCase(address.getScheme())
                    && home.getHost().equalsIgnoreCase(address.getHost())
                    && port(home) == port(address)
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && address.getRawPath().startsWith(home.getRawPath())
                    && !climbs(address.getRawPath());
            return pinned ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean climbs(String path) {
        var plain = path.toLowerCase(Locale.ROOT).replace("%2e", ".");
        return plain.contains("..") || plain.contains("%2f") || plain.contains("%5c");
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
