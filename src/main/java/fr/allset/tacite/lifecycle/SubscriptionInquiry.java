package fr.allset.tacite.lifecycle;

import static java.util.stream.Collectors.groupingBy;

import fr.allset.tacite.changeregister.ToldChangeInquiry;
import fr.allset.tacite.failure.FailureInquiry;
import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.lifecycle.Standing.Circumstances;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.persistence.Page;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.renewal.NonRenewal;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.RenewalHandling;
import fr.allset.tacite.servicecredit.CreditInquiry;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.QuoteInBrief;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationHandling;
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
public class SubscriptionInquiry {

    /** The letters that tell a customer of a renewal. */
    private static final Set<String> ANNOUNCEMENTS = Set.of("renewal-announcement", "renewal-information");

    /** A subscription that fails more often has a list of its failures. */
    private static final int MOST_FAILURES = 50;

    private final Subscriptions subscriptions;
    private final TerminationHandling terminationHandling;
    private final NonRenewalHandling nonRenewalHandling;
    private final RenewalHandling renewalHandling;
    private final TermsCatalogue terms;
    private final TacitRenewalLaw law;
    private final Notices notices;
    private final SubscriptionHistory subscriptionHistory;
    private final Dossiers dossiers;
    private final FailureInquiry failures;
    private final MaintenancePlanning maintenances;
    private final CreditInquiry credits;
    private final ToldChangeInquiry changes;
    private final Clock clock;

    SubscriptionInquiry(
            Subscriptions subscriptions,
            TerminationHandling terminationHandling,
            NonRenewalHandling nonRenewalHandling,
            RenewalHandling renewalHandling,
            TermsCatalogue terms,
            TacitRenewalLaw law,
            Notices notices,
            SubscriptionHistory subscriptionHistory,
            Dossiers dossiers,
            FailureInquiry failures,
            MaintenancePlanning maintenances,
            CreditInquiry credits,
            ToldChangeInquiry changes,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.terminationHandling = terminationHandling;
        this.nonRenewalHandling = nonRenewalHandling;
        this.renewalHandling = renewalHandling;
        this.terms = terms;
        this.law = law;
        this.notices = notices;
        this.subscriptionHistory = subscriptionHistory;
        this.dossiers = dossiers;
        this.failures = failures;
        this.maintenances = maintenances;
        this.credits = credits;
        this.changes = changes;
        this.clock = clock;
    }

    /** @throws Refusal {@code unknown-subscription}, also for another customer's */
    public SubscriptionOverview find(String number, Actor actor) {
        var subscription = subscriptions
                .find(number)
                .filter(found -> actor.maySee(found.customer().number()))
                .orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
        var today = ContractTime.today(clock);
        var quotes = terminationHandling.inBrief(List.of(number));
        var setup = subscriptions.setupOf(number);
        var quality = quality(number);
        var about = Stream.of(
                        Stream.of(number),
                        quotes.stream().map(QuoteInBrief::number),
                        setup.stream(),
                        quality.numbers().stream())
                .flatMap(numbers -> numbers)
                .toList();
        // a failure and a maintenance are written about to other customers too
        var letters = notices.about(about).stream()
                .filter(letter -> letter.notice()
                        .customerNumber()
                        .equals(subscription.customer().number()))
                .toList();
        var keys = Stream.concat(
                        about.stream(), nonRenewalHandling.of(number).stream().map(NonRenewal::number))
                .toList();
        var processes = dossiers.of(
                keys,
                letters.stream()
                        .filter(letter -> !letter.isSent())
                        .map(letter -> String.valueOf(letter.id()))
                        .toList());

        var announcedOn = letters.stream()
                .filter(letter -> ANNOUNCEMENTS.contains(letter.notice().kind()))
                .map(RecordedNotice::recordedAt)
                .max(Instant::compareTo)
                .map(SubscriptionInquiry::day);
        boolean undelivered =
                actor.customerNumber().isEmpty() && !notices.undelivered(about).isEmpty();
        var running = processes.stream()
                .filter(DossierProcess::isRunning)
                .map(DossierProcess::businessKey)
                .toList();
        var standing = Standing.of(subscription, new Circumstances(quotes, running, announcedOn, undelivered), today);

        var conditions = terms.agreed(subscription.agreedTerms());
        var calendar = LifeCalendar.of(
                subscription,
                law,
                renewalHandling.planned(subscription, LifeCalendar.around(subscription, today)),
                today);
        var told = changes.ofSubscription(subscription.customer().number(), number);
        return new SubscriptionOverview(
                subscription,
                conditions,
                today,
                standing,
                calendar,
                subscriptionHistory.of(subscription, quotes, quality, told, letters, setup, actor),
                SubscriptionOutlook.of(subscription, calendar, quotes, announcedOn, processes, today),
                processes,
                setup);
    }

    private QualityOverview quality(String number) {
        return new QualityOverview(
                failures.of(number, MOST_FAILURES),
                maintenances.of(number),
                credits.of(number).stream()
                        .flatMap(entry -> Stream.concat(
                                Stream.of(entry.request().number()),
                                entry.notes().stream().map(CreditNote::number)))
                        .toList());
    }

    /**
     * A page of the list, in the order of the numbers: a handful of queries for the whole page.
     *
     * @param page from 0
     */
    public Page<SubscriptionOverview.InBrief> page(SubscriptionFilter filter, int page, int size) {
        var found = subscriptions.page(filter, page, size);
        var numbers = found.entries().stream().map(Subscription::number).toList();
        var quotes = terminationHandling.inBrief(numbers);
        var ofSubscription = quotes.stream().collect(groupingBy(QuoteInBrief::subscription));
        var stale = numbersOf(quotes.stream()
                .filter(quote -> quote.status() == QuoteStatus.STALE)
                .toList());
        var undecided = List.copyOf(dossiers.running(stale));
        var announced = notices.lastAbout(numbers, ANNOUNCEMENTS);
        var undelivered = notices.undelivered(
                Stream.concat(numbers.stream(), numbersOf(quotes).stream()).toList());
        var today = ContractTime.today(clock);
        return found.map(subscription -> {
            var its = ofSubscription.getOrDefault(subscription.number(), List.of());
            return inBrief(
                    subscription,
                    new Circumstances(
                            its,
                            undecided,
                            announcedOn(announced, subscription),
                            undelivered.contains(subscription.number())
                                    || numbersOf(its).stream().anyMatch(undelivered::contains)),
                    today);
        });
    }

    private SubscriptionOverview.InBrief inBrief(
            Subscription subscription, Circumstances circumstances, LocalDate today) {
        var period = LifeCalendar.around(subscription, today);
        var renewal = Optional.of(period.end()).filter(term -> !endsBy(subscription, term));
        return new SubscriptionOverview.InBrief(
                subscription,
                Standing.of(subscription, circumstances, today),
                subscription.endedOn() == null ? Optional.of(period.lastDay()) : Optional.empty(),
                renewal.map(subscription::lastDayOfNotice));
    }

    private static boolean endsBy(Subscription subscription, LocalDate term) {
        @Nullable LocalDate end = LifeCalendar.end(subscription);
        return end != null && !end.isAfter(term);
    }

    private static Optional<LocalDate> announcedOn(Map<String, Instant> announced, Subscription subscription) {
        return Optional.ofNullable(announced.get(subscription.number())).map(SubscriptionInquiry::day);
    }

    private static Set<String> numbersOf(Collection<QuoteInBrief> quotes) {
        return quotes.stream().map(QuoteInBrief::number).collect(Collectors.toSet());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ContractTime.ZONE);
    }

    /** The subscription that a dossier is about, by its business key: of a quote for several, the first one that it names. */
    public Optional<String> subscriptionOf(String businessKey) {
        return subscriptions
                .find(businessKey)
                .map(Subscription::number)
                .or(() -> terminationHandling.subscriptionsOf(businessKey).stream()
                        .findFirst())
                .or(() -> nonRenewalHandling.subscriptionOf(businessKey));
    }
}
