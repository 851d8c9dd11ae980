package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.microsoftfeed.FeedAnswer.Page;
import fr.allset.tacite.microsoftfeed.FeedAnswer.Refused;
import fr.allset.tacite.microsoftfeed.FeedAnswer.Throttled;
import fr.allset.tacite.microsoftfeed.FeedSource.SourceTenant;
import fr.allset.tacite.microsoftfeed.PageProgress.Next;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.subscription.Customers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reading Microsoft, feed by feed and page by page. Each page is put on file as a whole, with all that follows from it. What a
 * complete reading of the message centre has not shown has vanished.
 */
@Service
public class MicrosoftReading {

    private static final Logger log = LoggerFactory.getLogger(MicrosoftReading.class);

    /** A reading that has not been answered for so long is given up. Its tries are used up by then, and the feed shall be read. */
    static final Duration DEAD_AFTER = Duration.ofHours(24);

    /** So long it is known of each reading when it was. */
    static final Duration KEPT = Duration.ofDays(90);

    /** More than any feed has. */
    static final int MOST_PAGES = 1000;

    /** So many readings begin at once; their numbers travel in one variable of the process. */
    static final int MOST_AT_ONCE = 200;

    private final FeedSource source;
    private final MicrosoftSettings settings;
    private final MicrosoftReads reads;
    private final Tenants tenants;
    private final Customers customers;
    private final Announcements announcements;
    private final HealthIssues issues;
    private final SetAsideItems setAside;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MicrosoftReading(
            FeedSource source,
            MicrosoftSettings settings,
            MicrosoftReads reads,
            Tenants tenants,
            Customers customers,
            Announcements announcements,
            HealthIssues issues,
            SetAsideItems setAside,
            ApplicationEventPublisher events,
            Clock clock) {
        this.source = source;
        this.settings = settings;
        this.reads = reads;
        this.tenants = tenants;
        this.customers = customers;
        this.announcements = announcements;
        this.issues = issues;
        this.setAside = setAside;
        this.events = events;
        this.clock = clock;
    }

    /** The latest reading of each feed of each tenant, the reseller's own first. */
    @Transactional(readOnly = true)
    public List<ReadSummary> latest() {
        return reads.latest();
    }

    /** @throws IllegalArgumentException when there is none */
    @Transactional(readOnly = true)
    public ReadSummary find(long read) {
        return position(read).read();
    }

    /** Has all feeds read now, whether they are due or not; but those that are being read. */
    @Transactional
    public void askFor(String by) {
        events.publishEvent(new MicrosoftReadAsked(by));
    }

    // ---- which feeds

    /**
     * Begins a reading of each feed that is due, but for those that must wait for the next time because there are too many; and files the
     * tenants of the settings.
     *
     * @param all also of those that are not due yet
     * @return their numbers
     */
    @Transactional
    public List<Long> beginDue(boolean all) {
        reads.forget(KEPT);
        var begun = new ArrayList<Long>();
        for (var tenant : known()) {
            // the one who lists at the same moment waits here, and finds the readings begun
            tenants.lock(tenant.id());
            for (var feed : Feed.values()) {
                if (begun.size() < MOST_AT_ONCE && isDue(tenant, feed, all)) {
                    begun.add(reads.insert(tenant.id(), feed));
                }
            }
        }
        return begun;
    }

    /** The tenants of the settings that are to be read. */
    private List<Tenant> known() {
        var named = source.tenants().stream().filter(this::hasItsCustomer).toList();
        for (var tenant : named) {
            tenants.put(tenant.id(), tenant.name(), tenant.customer());
        }
        var ids = named.stream().map(SourceTenant::id).toList();
        tenants.dismissAllBut(ids);
        return tenants.all().stream()
                .filter(tenant -> tenant.isRead() && ids.contains(tenant.id()))
                .toList();
    }

    private boolean hasItsCustomer(SourceTenant tenant) {
        boolean has =
                tenant.customer() == null || customers.find(tenant.customer()).isPresent();
        if (!has) {
            log.warn("Tenant {} is not read: there is no customer {}", tenant.id(), tenant.customer());
        }
        return has;
    }

    private boolean isDue(Tenant tenant, Feed feed, boolean all) {
        var last = reads.latest(tenant.id(), feed);
        if (last.isEmpty()) {
            return true;
        }
        var now = clock.instant();
        if (last.get().isUnderWay()) {
            boolean dead = last.get().answeredAt().isBefore(now.minus(DEAD_AFTER));
            if (dead) {
                reads.end(last.get().id(), ReadOutcome.BROKEN, "Abandonnée : sans réponse depuis un jour.");
            }
            return dead;
        }
        return all
                || tenant.refusedSince() != null
                || !now.isBefore(last.get().startedAt().plus(settings.every(feed)));
    }

    // ---- a reading

    /**
     * Asks for the page that comes next, and puts it on file. Asked for before anything is written, so that nothing is locked while
     * Microsoft thinks.
     *
     * @throws FeedUnavailable when there is no answer at this moment
     */
    @Transactional
    public PageProgress readPage(long read) {
        var position = position(read);
        var summary = position.read();
        if (!summary.isUnderWay()) {
            // given up meanwhile, and retried by a person
            return PageProgress.of(Next.DONE);
        }
        if (source.tenants().stream().noneMatch(tenant -> tenant.id().equals(summary.tenant()))) {
            reads.missing(read, "Le paramétrage ne nomme plus ce locataire.");
            return PageProgress.of(Next.DONE);
        }
        var answer = source.page(summary.tenant(), summary.feed(), position.nextLink());
        if (answer instanceof Throttled throttled) {
            reads.answered(read);
            return new PageProgress(Next.WAIT, clock.instant().plus(throttled.pause()));
        }
        if (answer instanceof Refused refused) {
            reads.refused(read, refused.said());
            return PageProgress.of(Next.REFUSED);
        }
        return turn(position, (Page) answer);
    }

    private PageProgress turn(MicrosoftReads.Position position, Page page) {
        var summary = position.read();
        int news = file(summary, page);
        int pages = summary.pages() + 1;
        var next = page.next();
        var missing = page.missing();
        if (next != null && next.equals(position.markedLink())) {
            missing = "Les pages tournent en rond : la page " + (pages + 1) + " a déjà été lue.";
            next = null;
        } else if (next != null && pages >= MOST_PAGES) {
            missing = "Plus de " + MOST_PAGES + " pages : la suite n'est pas lue.";
            next = null;
        }
        // at each power of two the mark moves on, and so meets any circle (Brent)
        var marked = Integer.bitCount(pages) == 1 ? next : position.markedLink();
        int items = page.announcements().size() + page.issues().size();
        if (!reads.turn(position, next, marked, items, news, page.unread().size(), missing)) {
            throw new IllegalStateException("Page " + pages + " of reading " + summary.id() + " is on file already");
        }
        return PageProgress.of(next == null ? Next.DONE : Next.PAGE);
    }

    private int file(ReadSummary read, Page page) {
        int news = read.feed() == Feed.MESSAGES
                ? announcements.record(read.tenant(), read.id(), page.announcements())
                : issues.record(read.tenant(), page.issues());
        setAside.record(read.tenant(), read.feed(), page.unread());
        setAside.read(
                read.tenant(),
                read.feed(),
                Stream.concat(
                                page.announcements().stream().map(Announcement::id),
                                page.issues().stream().map(HealthIssue::id))
                        .toList());
        if (read.feed() == Feed.MESSAGES) {
            announcements.stillShown(
                    read.tenant(),
                    read.id(),
                    page.unread().stream()
                            .map(UnreadItem::id)
                            .filter(Objects::nonNull)
                            .toList());
        }
        return news;
    }

    /**
     * All pages have been read: what a complete reading has not shown has vanished, and a tenant that was refused is readable.
     *
     * @throws OutOfTurn when there are others
     */
    @Transactional
    public void complete(long read) {
        var position = position(read);
        var summary = position.read();
        if (!summary.isUnderWay()) {
            return;
        }
        if (summary.reason() == null && (summary.pages() == 0 || position.nextLink() != null)) {
            throw new OutOfTurn("Reading " + read + " goes on after page " + summary.pages() + ": it is not complete");
        }
        var missing = missing(summary);
        reads.end(read, missing == null ? ReadOutcome.COMPLETE : ReadOutcome.BROKEN, missing);
        if (missing == null && summary.feed() == Feed.MESSAGES) {
            announcements.completed(summary.tenant(), read);
        }
        var refused = tenants.find(summary.tenant()).filter(tenant -> tenant.refusedSince() != null);
        if (refused.isPresent() && lastWasLetIn(summary.tenant(), other(summary.feed()))) {
            tenants.readable(summary.tenant());
            events.publishEvent(new TenantReadable(summary.tenant()));
        }
    }

    private @Nullable String missing(ReadSummary read) {
        if (read.reason() == null
                && read.feed() == Feed.MESSAGES
                && read.items() + read.setAside() == 0
                && announcements.isAnyShown(read.tenant())) {
            // all of them gone from one hour to the next is a fault of the feed, and no news for customers
            return "Microsoft n'a affiché aucun message, alors qu'il y en avait.";
        }
        return read.reason();
    }

    /** One feed may be permitted and the other not: the tenant is readable when both are. */
    private boolean lastWasLetIn(String tenant, Feed feed) {
        return reads.latestEnded(tenant, feed)
                .map(last -> last.outcome() != ReadOutcome.REFUSED)
                .orElse(true);
    }

    private static Feed other(Feed feed) {
        return feed == Feed.MESSAGES ? Feed.ISSUES : Feed.MESSAGES;
    }

    /**
     * Microsoft lets nobody in: a person must see to it. Meanwhile each sync tries again.
     *
     * @throws OutOfTurn when the last question was answered otherwise
     */
    @Transactional
    public void refuse(long read) {
        var position = position(read);
        var summary = position.read();
        if (!summary.isUnderWay()) {
            return;
        }
        var said = position.refusal();
        if (said == null) {
            throw new OutOfTurn("Microsoft has not refused reading " + read);
        }
        reads.end(read, ReadOutcome.REFUSED, said);
        tenants.refused(summary.tenant(), summary.feed(), said);
        events.publishEvent(new TenantRefused(summary.tenant()));
    }

    private MicrosoftReads.Position position(long read) {
        return reads.find(read).orElseThrow(() -> new IllegalArgumentException("There is no reading " + read));
    }
}
