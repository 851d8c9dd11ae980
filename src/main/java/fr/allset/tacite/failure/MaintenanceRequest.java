package fr.allset.tacite.failure;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maintenance as somebody plans it.
 *
 * @param to            the first moment after the window, at most {@value #LONGEST_DAYS} days after {@code from}
 * @param description   what is done in it, for the customers to read
 * @param subscriptions those named, when the scope is {@link Scope#SUBSCRIPTIONS}
 * @param components    those that are maintained, when the scope is {@link Scope#COMPONENTS}
 */
public record MaintenanceRequest(
        Instant from,
        Instant to,
        String description,
        Scope scope,
        List<String> subscriptions,
        Set<Component> components) {

    /** Whom it concerns. */
    public enum Scope {
        /** Every subscription in service in the window. */
        ALL,
        /** Of these, those that include one of the components. */
        COMPONENTS,
        /** The subscriptions named. */
        SUBSCRIPTIONS;

        static Optional<Scope> of(String code) {
            return Arrays.stream(values())
                    .filter(scope -> scope.code().equals(code))
                    .findFirst();
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final int LONGEST_DAYS = 7;

    static final int LONGEST_DESCRIPTION = 2000;
    static final int MOST_SUBSCRIPTIONS = 1000;

    /** @throws Refusal naming the field that is missing, or that contradicts another */
    public static MaintenanceRequest of(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String description,
            @Nullable String scope,
            Collection<String> subscriptions,
            Collection<Component> components) {
        var begin = stated(from, "windowFrom");
        var end = stated(to, "windowTo");
        if (!end.isAfter(begin)) {
            throw Refusal.unprocessable(
                    "maintenance-ends-before", "windowTo", FrenchMoment.of(begin), FrenchMoment.of(end));
        }
        // days of Paris: the week of the autumn change has 169 hours
        if (end.isAfter(begin.atZone(ContractTime.ZONE).plusDays(LONGEST_DAYS).toInstant())) {
            throw Refusal.unprocessable("maintenance-too-long", "windowTo", LONGEST_DAYS);
        }
        var chosen = Scope.of(scope == null ? "" : scope)
                .orElseThrow(
                        () -> Refusal.unprocessable("maintenance-scope", "maintenanceScope", String.valueOf(scope)));
        var named = new LinkedHashSet<String>();
        subscriptions.forEach(number -> named.add(StatedReason.readable(number)));
        if (chosen == Scope.SUBSCRIPTIONS && named.isEmpty()) {
            throw Refusal.unprocessable("subscription-missing", "subscriptions");
        }
        if (named.size() > MOST_SUBSCRIPTIONS) {
            throw Refusal.unprocessable("maintenance-too-many", "subscriptions", MOST_SUBSCRIPTIONS);
        }
        if (chosen == Scope.COMPONENTS && components.isEmpty()) {
            throw Refusal.unprocessable("maintenance-component-missing", "components");
        }
        return new MaintenanceRequest(
                begin, end, words(description), chosen, List.copyOf(named), Set.copyOf(components));
    }

    private static Instant stated(@Nullable Instant moment, String field) {
        if (moment == null) {
            throw Refusal.unprocessable("maintenance-window-missing", field);
        }
        if (!ContractTime.isNear(LocalDate.ofInstant(moment, ContractTime.ZONE))) {
            throw Refusal.unprocessable("day-out-of-range", field, ContractTime.LAST_YEAR);
        }
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String words(@Nullable String description) {
        var words = StatedReason.readable(description == null ? "" : description);
        if (words.isEmpty()) {
            throw Refusal.unprocessable("text-missing", "description", "description");
        }
        if (words.length() > LONGEST_DESCRIPTION) {
            throw Refusal.unprocessable("text-too-long", "description", "description", LONGEST_DESCRIPTION);
        }
        return words;
    }
}
