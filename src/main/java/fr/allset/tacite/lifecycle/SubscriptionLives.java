package fr.allset.tacite.lifecycle;

import static java.util.stream.Collectors.groupingBy;

import fr.allset.tacite.changenotice.ToldChanges;
import fr.allset.tacite.identity.Reader;
import fr.allset.tacite.lifecycle.Standing.Circumstances;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.renewal.NonRenewal;
import fr.allset.tacite.renewal.NonRenewals;
import fr.allset.tacite.renewal.Renewals;
import fr.allset.tacite.servicelevel.CreditNote;
import fr.allset.tacite.servicelevel.CreditRegister;
import fr.allset.tacite.servicelevel.FailureRegister;
import fr.allset.tacite.servicelevel.PlannedMaintenances;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.QuoteInBrief;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.Terminations;
import fr.allset.tacite.terms.TacitRenewalLaw;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lives of subscriptions as people ask about them. Only reads. */
@Service
@Transactional(readOnly = true)
public class SubscriptionLives {

    /** The letters that tell a customer of a renewal. */
    private static final Set<String> ANNOUNCEMENTS = Set.of("renewal-announcement", "renewal-information");

    /** A subscription that fails more often has a list of its failures. */
    private static final int MOST_FAILURES = 50;

    private final Subscriptions subscriptions;
    private final Terminations terminations;
    private final NonRenewals nonRenewals;
    private final Renewals renewals;
    private final TermsCatalogue terms;
    private final TacitRenewalLaw law;
    private final Notices notices;
    private final Happenings happenings;
    private final Dossiers dossiers;
    private final FailureRegister failures;
    private final PlannedMaintenances maintenances;
    private final CreditRegister credits;
    private final ToldChanges changes;
    private final Clock clock;

    SubscriptionLives(Subscriptions subscriptions, Terminations terminations, NonRenewals nonRenewals, Renewals renewals,
            TermsCatalogue terms, TacitRenewalLaw law, Notices notices, Happenings happenings, Dossiers dossiers,
            FailureRegister failures, PlannedMaintenances maintenances, CreditRegister credits, ToldChanges changes, Clock clock) {
        this.subscriptions = subscriptions;
        this.terminations = terminations;
        this.nonRenewals = nonRenewals;
        this.renewals = renewals;
        this.terms = terms;
        this.law = law;
        this.notices = notices;
        this.happenings = happenings;
        this.dossiers = dossiers;
        this.failures = failures;
        this.maintenances = maintenances;
        this.credits = credits;
        this.changes = changes;
        this.clock = clock;
    }

    /** @throws Refusal {@code unknown-subscription}, also for another customer's */
    public SubscriptionLife find(String number, Reader reader) {
        var subscription = subscriptions.find(number).filter(found -> reader.maySee(found.customer().number()))
                .orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
        var today = ContractTime.today(clock);
        var quotes = terminations.inBrief(List.of(number));
        var setup = subscriptions.setupOf(number);
        var quality = quality(number);
        var about = Stream.of(Stream.of(number), quotes.stream().map(QuoteInBrief::number), setup.stream(), quality.numbers().stream())
                .flatMap(numbers -> numbers).toList();
        // a failure and a maintenance are written about to other customers too
        var letters = notices.about(about).stream()
                .filter(letter -> letter.notice().customerNumber().equals(subscription.customer().number())).toList();
        var keys = Stream.concat(about.stream(), nonRenewals.of(number).stream().map(NonRenewal::number)).toList();
        var processes = dossiers.of(keys, letters.stream().filter(letter -> !letter.isSent())
                .map(letter -> String.valueOf(letter.id())).toList());

        var announcedOn = letters.stream().filter(letter -> ANNOUNCEMENTS.contains(letter.notice().kind()))
                .map(RecordedNotice::recordedAt).max(Instant::compareTo).map(SubscriptionLives::day);
        boolean undelivered = reader.customerNumber().isEmpty() && !notices.undelivered(about).isEmpty();
        var running = processes.stream().filter(DossierProcess::isRunning).map(DossierProcess::businessKey).toList();
        var standing = Standing.of(subscription, new Circumstances(quotes, running, announcedOn, undelivered), today);

        var conditions = terms.byVersion(subscription.termsVersion());
        var calendar = LifeCalendar.of(subscription, conditions, law,
                renewals.planned(subscription, LifeCalendar.around(subscription, today)), today);
        var told = changes.ofSubscription(subscription.customer().number(), number);
        return new SubscriptionLife(subscription, conditions, today, standing, calendar,
                happenings.of(subscription, quotes, quality, told, letters, setup, reader),
                Prospects.of(subscription, calendar, quotes, announcedOn, processes, today), processes, setup);
    }

    private QualityLife quality(String number) {
        return new QualityLife(failures.of(number, MOST_FAILURES), maintenances.of(number), credits.of(number).stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.request().number()), entry.notes().stream().map(CreditNote::number))).toList());
    }

    /**
     * A page of the list, in the order of the numbers: a handful of queries for the whole page.
     *
     * @param page from 0
     */
    public SubscriptionLife.Page page(SubscriptionFilter filter, int page, int size) {
        var found = subscriptions.page(filter, page, size);
        var numbers = found.subscriptions().stream().map(Subscription::number).toList();
        var quotes = terminations.inBrief(numbers);
        var ofSubscription = quotes.stream().collect(groupingBy(QuoteInBrief::subscription));
        var stale = numbersOf(quotes.stream().filter(quote -> quote.status() == QuoteStatus.STALE).toList());
        var undecided = List.copyOf(dossiers.running(stale));
        var announced = notices.lastAbout(numbers, ANNOUNCEMENTS);
        var undelivered = notices.undelivered(Stream.concat(numbers.stream(), numbersOf(quotes).stream()).toList());
        var today = ContractTime.today(clock);
        var lives = found.subscriptions().stream().map(subscription -> {
            var its = ofSubscription.getOrDefault(subscription.number(), List.of());
            return inBrief(subscription, new Circumstances(its, undecided, announcedOn(announced, subscription),
                    undelivered.contains(subscription.number()) || numbersOf(its).stream().anyMatch(undelivered::contains)), today);
        }).toList();
        return new SubscriptionLife.Page(lives, found.page(), found.size(), found.total());
    }

    private SubscriptionLife.InBrief inBrief(Subscription subscription, Circumstances circumstances, LocalDate today) {
        var period = LifeCalendar.around(subscription, today);
        var renewal = Optional.of(period.end()).filter(term -> !endsBy(subscription, term));
        return new SubscriptionLife.InBrief(subscription, Standing.of(subscription, circumstances, today),
                subscription.endedOn() == null ? Optional.of(period.lastDay()) : Optional.empty(),
                renewal.map(terms.byVersion(subscription.termsVersion())::lastDayOfNonRenewalNotice));
    }

    private static boolean endsBy(Subscription subscription, LocalDate term) {
        @Nullable LocalDate end = LifeCalendar.end(subscription);
        return end != null && !end.isAfter(term);
    }

    private static Optional<LocalDate> announcedOn(Map<String, Instant> announced, Subscription subscription) {
        return Optional.ofNullable(announced.get(subscription.number())).map(SubscriptionLives::day);
    }

    private static Set<String> numbersOf(Collection<QuoteInBrief> quotes) {
        return quotes.stream().map(QuoteInBrief::number).collect(Collectors.toSet());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ContractTime.ZONE);
    }

    /** The subscription that a dossier is about, by its business key: of a quote for several, the first one that it names. */
    public Optional<String> subscriptionOf(String businessKey) {
        return subscriptions.find(businessKey).map(Subscription::number)
                .or(() -> terminations.subscriptionsOf(businessKey).stream().findFirst())
                .or(() -> nonRenewals.subscriptionOf(businessKey));
    }
}
