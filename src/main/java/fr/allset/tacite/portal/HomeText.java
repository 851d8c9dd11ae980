package fr.allset.tacite.portal;

import fr.allset.tacite.lifecycle.SubscriptionOverview;
import fr.allset.tacite.subscription.Subscription;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client's home says, in the order in which it asks.
 *
 * @param who      the customer, and how much it has
 * @param answer   whether the service works and what is awaited of the client, in one heading
 * @param failing  its failures that are not restored
 * @param todos    what it may or must do, soonest first
 * @param rows     its subscriptions
 * @param more     how many it has beyond those, in words; null when these are all
 * @param claims   the credits that it may ask for
 * @param charges  what was charged last
 * @param people   who may act for it, and who is written to
 */
record HomeText(
        String who,
        String answer,
        List<Failing> failing,
        List<Todo> todos,
        List<Row> rows,
        @Nullable String more,
        List<CreditFollowing.Claim> claims,
        List<DocumentFollowing.Charged> charges,
        List<Person> people) {

    HomeText {
        failing = List.copyOf(failing);
        todos = List.copyOf(todos);
        rows = List.copyOf(rows);
        claims = List.copyOf(claims);
        charges = List.copyOf(charges);
        people = List.copyOf(people);
    }

    /** @param may what that person may do, or gets */
    record Person(String name, String may) {}

    /** A failure that lasts. */
    record Failing(
            String number,
            String sites,
            String since,
            @Nullable String due) {}

    /**
     * Something that waits for the client.
     *
     * @param last     until when
     * @param why      what happens without an answer
     * @param optional that nothing bad comes of silence
     */
    record Todo(
            LocalDate last,
            String day,
            String distance,
            String what,
            String why,
            String link,
            String act,
            boolean optional) {}

    /**
     * A subscription.
     *
     * @param renews     the first day of its next period, or how it ends
     * @param freeUntil  the last day to refuse; null when there is nothing to refuse
     * @param todayCosts what leaving today costs; null when it cannot be left
     */
    record Row(
            String number,
            String site,
            String components,
            String renews,
            @Nullable String freeUntil,
            @Nullable String todayCosts,
            @Nullable String monthly,
            boolean ends) {

        static Row of(SubscriptionOverview.InBrief life, @Nullable String todayCosts, LocalDate today) {
            var subscription = life.subscription();
            var end = endOf(subscription);
            return new Row(
                    subscription.number(),
                    subscription.site().name(),
                    components(subscription),
                    end != null
                            ? end
                            : life.term().map(day -> Said.day(day.plusDays(1))).orElse(""),
                    end != null
                            ? null
                            : life.lastDayOfNotice()
                                    .filter(day -> !day.isBefore(today))
                                    .map(Said::day)
                                    .orElse(null),
                    todayCosts,
                    subscription.endedOn() != null
                            ? null
                            : subscription.fixedFees().feeOn(today).inFrench(),
                    end != null);
        }

        private static String components(Subscription subscription) {
            return Said.of(
                    "home.components",
                    Map.of(
                            "many",
                            subscription.components().size(),
                            "first",
                            subscription.components().stream()
                                    .sorted()
                                    .findFirst()
                                    .map(component -> component.contractName())
                                    .orElse("")));
        }

        private static @Nullable String endOf(Subscription subscription) {
            if (subscription.endedOn() != null) {
                return Said.of(
                        "standing.ended",
                        Map.of("day", Said.day(subscription.endedOn().minusDays(1))));
            }
            if (subscription.plannedEnd() != null) {
                return Said.of(
                        "standing.terminated",
                        Map.of("day", Said.day(subscription.plannedEnd().minusDays(1))));
            }
            if (subscription.nonRenewedFrom() != null) {
                return Said.of(
                        "standing.not-renewed",
                        Map.of("day", Said.day(subscription.nonRenewedFrom().minusDays(1))));
            }
            return null;
        }
    }
}
