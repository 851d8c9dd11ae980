package fr.allset.tacite.portal;

import fr.allset.tacite.change.CountingDay;
import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.lifecycle.SubscriptionInquiry;
import fr.allset.tacite.lifecycle.SubscriptionOverview;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationQuote;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a client finds at home, read anew each time. */
@Service
@Transactional(readOnly = true)
class PortalHome {

    static final int MOST_SUBSCRIPTIONS = 50;
    static final int MOST_FAILURES = 20;
    private static final int MOST_QUOTES = 50;
    private static final int LAST_CHARGES = 5;

    /** Letters tell of the last day to refuse from then on; earlier nobody thinks of it (days). */
    private static final int DAYS_AHEAD = 120;

    private final SubscriptionInquiry lives;
    private final TerminationHandling terminations;
    private final FailureHandling failures;
    private final FailureFollowing following;
    private final DocumentFollowing documents;
    private final ChangeFollowing changes;
    private final CreditFollowing credits;
    private final Logins logins;
    private final Clock clock;

    PortalHome(
            SubscriptionInquiry lives,
            TerminationHandling terminations,
            FailureHandling failures,
            FailureFollowing following,
            DocumentFollowing documents,
            ChangeFollowing changes,
            CreditFollowing credits,
            Logins logins,
            Clock clock) {
        this.lives = lives;
        this.terminations = terminations;
        this.failures = failures;
        this.following = following;
        this.documents = documents;
        this.changes = changes;
        this.credits = credits;
        this.logins = logins;
        this.clock = clock;
    }

    /** @param actor a client: whose customer's all of it is */
    HomeText of(Actor actor) {
        var today = ContractTime.today(clock);
        var found = lives.page(new SubscriptionFilter(actor.customerNumber(), ""), 0, MOST_SUBSCRIPTIONS);
        var living = found.entries();
        var open = failures.page(null, true, 0, MOST_FAILURES, actor);
        var todos = new ArrayList<HomeText.Todo>();
        todos.addAll(acceptances(actor, today));
        todos.addAll(changes(actor, today));
        todos.addAll(quotes(actor, today));
        todos.addAll(renewals(living, today));
        todos.addAll(confirmations(actor, today));
        todos.sort(Comparator.comparing(HomeText.Todo::last));
        long left = found.total() - living.size();
        return new HomeText(
                who(living, found.total()),
                answer(
                        open.size(),
                        todos.stream().filter(todo -> !todo.optional()).count()),
                failing(open, actor),
                todos,
                living.stream()
                        .map(life -> HomeText.Row.of(life, todayCosts(life.subscription(), today), today))
                        .toList(),
                left == 0 ? null : Said.of("home.more", Map.of("many", left)),
                credits.claims(actor),
                documents.charges(actor, 0, LAST_CHARGES),
                people(living, actor));
    }

    /** Who may log in for the client, and the contact to whom letters go. */
    private List<HomeText.Person> people(List<SubscriptionOverview.InBrief> living, Actor actor) {
        return Stream.concat(
                        logins.actingFor(actor.customerNumber().orElse("")).stream()
                                .map(login -> new HomeText.Person(
                                        login.displayName(),
                                        Said.of("home.may-act", Map.of("login", login.username())))),
                        living.stream()
                                .map(life -> life.subscription().customer())
                                .limit(1)
                                .map(customer -> new HomeText.Person(
                                        customer.contactName(),
                                        Said.of("home.is-written-to", Map.of("address", customer.contactEmail())))))
                .toList();
    }

    private List<HomeText.Todo> acceptances(Actor actor, LocalDate today) {
        return documents.awaited(actor).stream()
                .map(file -> new HomeText.Todo(
                        file.last(),
                        Said.day(file.last()),
                        Said.distance(file.last(), today),
                        file.what(),
                        file.why(),
                        file.link(),
                        Said.of("todo.answer", Map.of()),
                        false))
                .toList();
    }

    /** Microsoft's changes that ask the client to act (art. 1). */
    private List<HomeText.Todo> changes(Actor actor, LocalDate today) {
        return changes.awaited(actor, today).stream()
                .map(change -> {
                    var day = change.day().map(CountingDay::day).orElse(today);
                    return new HomeText.Todo(
                            day,
                            Said.day(day),
                            Said.distance(day, today),
                            Said.of(
                                    "todo.change",
                                    Map.of("subject", change.words().subject())),
                            Said.of("todo.change-why", Map.of()),
                            "/espace/evolutions/" + change.notice().change(),
                            Said.of("todo.read", Map.of()),
                            false);
                })
                .toList();
    }

    private static String who(List<SubscriptionOverview.InBrief> living, long all) {
        return living.isEmpty()
                ? ""
                : Said.of(
                        "home.who",
                        Map.of(
                                "customer",
                                living.get(0).subscription().customer().name(),
                                "sites",
                                living.stream()
                                        .map(life -> life.subscription().site().code())
                                        .distinct()
                                        .count(),
                                "subscriptions",
                                all));
    }

    private static String answer(int failing, long awaited) {
        return (failing == 0 ? Said.of("home.works", Map.of()) : Said.of("home.fails", Map.of("many", failing))) + " "
                + Said.of("home.awaited", Map.of("many", awaited));
    }

    private List<HomeText.Failing> failing(List<Failure> open, Actor actor) {
        var numbers = open.stream().map(Failure::number).toList();
        var sites = following.sites(numbers, actor);
        return open.stream()
                .map(failure -> new HomeText.Failing(
                        failure.number(),
                        sites.getOrDefault(failure.number(), ""),
                        FrenchMoment.toTheMinute(failure.stretch().reportedAt()),
                        following.due(failure.number())))
                .toList();
    }

    private List<HomeText.Todo> quotes(Actor actor, LocalDate today) {
        return terminations.list(actor, 0, MOST_QUOTES).stream()
                .filter(quote -> quote.status() == QuoteStatus.OFFERED
                        && !quote.validUntil().isBefore(today))
                .map(quote -> quote(quote, today))
                .toList();
    }

    private static HomeText.Todo quote(TerminationQuote quote, LocalDate today) {
        return new HomeText.Todo(
                quote.validUntil(),
                Said.day(quote.validUntil()),
                Said.distance(quote.validUntil(), today),
                Said.of(
                        "todo.quote",
                        Map.of(
                                "number",
                                quote.number(),
                                "day",
                                Said.day(quote.effectiveDate()),
                                "total",
                                quote.totalExcludingTax().inFrench())),
                Said.of("todo.quote-why", Map.of()),
                "/espace/devis/" + quote.number(),
                Said.of("todo.answer", Map.of()),
                true);
    }

    private static List<HomeText.Todo> renewals(List<SubscriptionOverview.InBrief> living, LocalDate today) {
        return living.stream()
                .filter(life -> life.subscription().nonRenewedFrom() == null
                        && life.subscription().plannedEnd() == null
                        && life.lastDayOfNotice()
                                .filter(day -> !day.isBefore(today) && !day.isAfter(today.plusDays(DAYS_AHEAD)))
                                .isPresent())
                .map(life -> renewal(life.subscription(), life.lastDayOfNotice().orElseThrow(), today))
                .toList();
    }

    private static HomeText.Todo renewal(Subscription subscription, LocalDate last, LocalDate today) {
        return new HomeText.Todo(
                last,
                Said.day(last),
                Said.distance(last, today),
                Said.of("todo.renewal", Map.of("site", subscription.site().name())),
                Said.of("todo.renewal-why", Map.of()),
                "/espace/reconduction/" + subscription.number(),
                Said.of("todo.decide", Map.of()),
                true);
    }

    /** What has been restored and waits for the client's word (art. 3). */
    private List<HomeText.Todo> confirmations(Actor actor, LocalDate today) {
        return failures.page(null, false, 0, MOST_FAILURES, actor).stream()
                .filter(failure ->
                        failure.confirmedAt() == null && failure.closedAt() == null && failure.sameAs() == null)
                .map(failure -> new HomeText.Todo(
                        today,
                        Said.day(today),
                        Said.distance(today, today),
                        Said.of("todo.confirm", Map.of("number", failure.number())),
                        Said.of("todo.confirm-why", Map.of()),
                        "/espace/defaillances/" + failure.number(),
                        Said.of("todo.answer", Map.of()),
                        false))
                .toList();
    }

    private @Nullable String todayCosts(Subscription subscription, LocalDate today) {
        if (subscription.endedOn() != null
                || subscription.plannedEnd() != null
                || subscription.serviceStartDate().isAfter(today)) {
            return null;
        }
        return terminations.costs(subscription, today, today).cheapest().total().inFrench();
    }
}
