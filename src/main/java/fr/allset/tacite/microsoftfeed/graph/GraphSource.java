package fr.allset.tacite.microsoftfeed.graph;

import fr.allset.tacite.microsoftfeed.Feed;
import fr.allset.tacite.microsoftfeed.FeedAnswer;
import fr.allset.tacite.microsoftfeed.FeedSource;
import fr.allset.tacite.microsoftfeed.FeedUnavailable;
import fr.allset.tacite.microsoftfeed.MicrosoftSettings;
import fr.allset.tacite.microsoftfeed.UnreadItem;
import fr.allset.tacite.time.ClockHands;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft Graph: {@code /admin/serviceAnnouncement/messages} and {@code /issues}, as the application that the tenants have consented to.
 * All pages are read and filtered here, since what Graph filters is not documented well enough to rest a contract on.
 */
final class GraphSource implements FeedSource {

    static final int LARGEST_FAULT = 64 * 1024;

    private static final String VERSION = "v1.0/";
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final MicrosoftSettings settings;
    private final ClockHands clock;
    private final HttpClient http;
    private final GraphTokens tokens;
    private final URI home;

    GraphSource(MicrosoftSettings settings, ClockHands clock) {
        this.settings = settings;
        this.clock = clock;
        var connect = settings.timeout().compareTo(LONGEST_CONNECT) < 0 ? settings.timeout() : LONGEST_CONNECT;
        this.http = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connect)
                .build();
        this.tokens = new GraphTokens(settings, http, clock);
        this.home = URI.create(GraphTokens.below(settings.graph()) + VERSION);
    }

    @Override
    public List<SourceTenant> tenants() {
        return settings.tenants().stream()
                .map(tenant -> new SourceTenant(tenant.id(), tenant.name(), tenant.customer()))
                .toList();
    }

    @Override
    public FeedAnswer page(String tenant, Feed feed, @Nullable String next) {
        var address = next == null ? Optional.of(home.resolve(path(feed))) : PinnedLink.of(next, home);
        if (address.isEmpty()) {
            return brokenOff("Le lien vers la page suivante ne mène pas à Microsoft Graph.", String.valueOf(next));
        }
        try {
            var answer = ask(tenant, address.get());
            if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == FORBIDDEN) {
                // the token may be older than the consent, or may have been withdrawn: once more with a new one
                tokens.drop(tenant);
                answer = ask(tenant, address.get());
            }
            return read(answer, feed, next != null);
        } catch (GraphBusy busy) {
            return new FeedAnswer.Throttled(busy.pause());
        } catch (GraphRefusal refused) {
            return new FeedAnswer.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private static String path(Feed feed) {
        return "admin/serviceAnnouncement/" + (feed == Feed.MESSAGES ? "messages" : "issues");
    }

    private FeedAnswer read(HttpResponse<Optional<byte[]>> answer, Feed feed, boolean follows) {
        int status = answer.statusCode();
        if (status == OK) {
            return answer.body().map(body -> page(body, feed)).orElseGet(this::tooLarge);
        }
        if (isBusy(status)) {
            return new FeedAnswer.Throttled(RetryAfter.of(
                    answer.headers().firstValue("Retry-After").orElse(null),
                    serverTime(answer.headers().firstValue("Date").orElse(null), clock)));
        }
        var said = GraphFault.of(status, answer.body().orElse(new byte[0]));
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return new FeedAnswer.Refused(said);
        }
        if (follows && (status == BAD_REQUEST || status == NOT_FOUND || status == GONE)) {
            // links to pages live for some minutes only: the next reading begins at the first
            return new FeedAnswer.Page(
                    List.of(), List.of(), List.of(), null, "Microsoft ne sert plus la page suivante (" + said + ").");
        }
        throw new FeedUnavailable("Graph has answered " + said, null);
    }

    private FeedAnswer.Page page(byte[] body, Feed feed) {
        var reading = PageReading.of(body, feed);
        var next = reading.next();
        if (next == null || PinnedLink.of(next, home).isPresent()) {
            return reading.page(next);
        }
        var page = reading.page(null);
        var broken = brokenOff("Le lien vers la page suivante ne mène pas à Microsoft Graph.", next);
        return new FeedAnswer.Page(
                page.announcements(),
                page.issues(),
                Stream.concat(page.unread().stream(), broken.unread().stream()).toList(),
                null,
                page.missing() == null ? broken.missing() : page.missing());
    }

    private FeedAnswer.Page tooLarge() {
        return brokenOff(
                "Une page dépasse " + settings.largestPage().toMegabytes()
                        + " Mo : elle n'est pas lue, et la suite non plus.",
                "");
    }

    private static FeedAnswer.Page brokenOff(String reason, String content) {
        return new FeedAnswer.Page(
                List.of(), List.of(), List.of(UnreadItem.of(null, reason + content, reason, content)), null, reason);
    }

    /**
     * One request.
     *
     * @throws FeedUnavailable when there is no answer in time; it names no token, and the address without what a link carries
     */
    private HttpResponse<Optional<byte[]>> ask(String tenant, URI address) {
        var request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Authorization", "Bearer " + tokens.of(tenant))
                .header("Accept", "application/json")
                .header("Prefer", "odata.maxpagesize=" + settings.pageSize())
                .build();
        // the client's own timeout ends with the first byte of the body; this one with the last
        var sent = http.sendAsync(
                request,
                head -> new BoundedBody(
                        head.statusCode() == OK ? settings.largestPage().toBytes() : LARGEST_FAULT));
        try {
            return sent.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new FeedUnavailable(
                    "Graph does not answer at " + address.getHost() + address.getPath(), failed.getCause());
        } catch (TimeoutException late) {
            throw new FeedUnavailable(
                    "Graph has not answered within " + settings.timeout() + " at " + address.getHost()
                            + address.getPath(),
                    late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FeedUnavailable("Interrupted while Graph was asked", stopped);
        } finally {
            sent.cancel(true);
        }
    }

    static boolean isBusy(int status) {
        return status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE;
    }

    /** What the server's clock shows; where it does not say, that on our wall, which a demonstration does not move. */
    static Instant serverTime(@Nullable String date, ClockHands clock) {
        try {
            if (date != null) {
                return RetryAfter.moment(date.strip());
            }
        } catch (DateTimeException unreadable) {
            // as if it had not been said
        }
        return clock.instant().minus(clock.ahead());
    }
}
