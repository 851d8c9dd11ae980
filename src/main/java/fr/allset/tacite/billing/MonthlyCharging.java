package fr.allset.tacite.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.billing.Charge.Kind;
import fr.allset.tacite.billing.MonthlyRuns.Standing;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.subscription.FixedFeesChanged;
import fr.allset.tacite.subscription.NonRenewalChanged;
import fr.allset.tacite.subscription.PlannedEndWithdrawn;
import fr.allset.tacite.subscription.ServiceStarted;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionEnded;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.UsageFees;
import fr.allset.tacite.subscription.UsageRecorded;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The charges of article 6. Initial fees once, at commissioning; Frais Fixes of a civil month in advance, Frais d'Utilisation of the
 * month before. The run of a month charges what has not been charged. When a fact changes for months that have been charged, the
 * same transaction settles the difference as a correction.
 *
 * <p>Whoever charges a subscription holds its row first. A run and a change of the same subscription take turns, and whoever comes
 * second sees what the first has written.
 */
@Service
@Transactional
public class MonthlyCharging {

    /** Subscriptions that a run charges in one transaction. */
    public static final int AT_ONCE = 500;

    /** Of the one charge of initial fees that a subscription may have. */
    static final String COMMISSIONING = "commissioning";

    private static final YearMonth BEFORE_ALL = YearMonth.of(1, 1);
    private static final SortedMap<YearMonth, Euros> NO_USAGE = Collections.emptySortedMap();

    private final Subscriptions subscriptions;
    private final UsageFees usageFees;
    private final Charges charges;
    private final MonthlyRuns runs;
    private final TermsCatalogue terms;
    private final VatRates vatRates;
    private final ObjectMapper json;
    private final Clock clock;

    MonthlyCharging(
            Subscriptions subscriptions,
            UsageFees usageFees,
            Charges charges,
            MonthlyRuns runs,
            TermsCatalogue terms,
            VatRates vatRates,
            ObjectMapper json,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.usageFees = usageFees;
        this.charges = charges;
        this.runs = runs;
        this.terms = terms;
        this.vatRates = vatRates;
        this.json = json;
        this.clock = clock;
    }

    /**
     * How far a run has come.
     *
     * @param upTo the last subscription that has been charged, in the order of the numbers
     * @param more whether others are left
     */
    public record Progress(String upTo, boolean more) {}

    /**
     * Charges some hundred subscriptions what is due for the month and has not been charged. Frais Fixes are due up to that month, from the
     * last one charged; Frais d'Utilisation for the month before. The run's row says which are the next; repeated, it charges nothing.
     *
     * @throws OutOfTurn when the run of the month has not begun
     *
     */
    public Progress charge(YearMonth month) {
        var standing = runs.standing(month);
        var after = standing.chargedUpTo();
        if (standing.allCharged()) {
            return new Progress(after, false);
        }
        var today = ContractTime.today(clock);
        var before = month.minusMonths(1);
        var found = subscriptions.servedSince(before.atDay(1), today, after, AT_ONCE + 1);
        var numbers = found.subList(0, Math.min(AT_ONCE, found.size()));
        if (numbers.isEmpty()) {
            runs.advance(month, new Standing(after, true));
            return new Progress(after, false);
        }
        var held = subscriptions.lock(numbers);
        var written = new ArrayList<NewCharge>();
        var charged = charges.lastFixedFees(numbers);
        for (var subscription : held) {
            var first = YearMonth.from(subscription.chargedFrom());
            var last = charged.get(subscription.number());
            for (var each = last == null ? first : last.plusMonths(1);
                    !each.isAfter(month);
                    each = each.plusMonths(1)) {
                var due = fixedFee(subscription, each);
                if (due.amount().isPositive()) {
                    written.add(line(subscription, due, today));
                }
            }
        }
        var from = runs.lastClosed().isPresent() ? before : BEFORE_ALL;
        var usage = usageFees.recorded(numbers, from, before);
        var chargedUsage = charges.chargedUsage(numbers, from, before);
        for (var subscription : held) {
            usage.getOrDefault(subscription.number(), NO_USAGE).forEach((each, recorded) -> {
                var due = usageFee(subscription, each, recorded);
                if (due.amount().isPositive()
                        && isCharged(subscription, each)
                        && !chargedUsage.contains(subscription.number() + " " + each)) {
                    written.add(line(subscription, due, today));
                }
            });
        }
        charges.insert(written);
        runs.count(month, written);
        var progress = new Progress(numbers.get(numbers.size() - 1), found.size() > numbers.size());
        runs.advance(month, new Standing(progress.upTo(), !progress.more()));
        return progress;
    }

    // ---- what changes in months that have been charged

    /** The service starts: the initial fees, once, and the months that its run has passed by. */
    @EventListener
    public void on(ServiceStarted started) {
        var subscription = subscriptions.lock(List.of(started.number())).get(0);
        if (subscription.initialFee().isPositive()
                && subscription.chargedFrom().equals(subscription.serviceStartDate())) {
            var today = ContractTime.today(clock);
            charges.record(NewCharge.once(
                    subscription.number(),
                    subscription.customer().number(),
                    Kind.INITIAL_FEE,
                    COMMISSIONING,
                    "6",
                    today,
                    subscription.initialFee(),
                    vatRates.inForceOn(today),
                    written(Calculation.InitialFee.of(subscription.serviceStartDate(), subscription.initialFee()))));
        }
        settle(List.of(subscription), runs.holdLastBegun(), SettlementCause.SERVICE_STARTED);
    }

    @EventListener
    public void on(SubscriptionEnded ended) {
        settle(List.of(ended.number()), SettlementCause.SERVICE_ENDED);
    }

    @EventListener
    public void on(PlannedEndWithdrawn withdrawn) {
        settle(List.of(withdrawn.number()), SettlementCause.END_WITHDRAWN);
    }

    @EventListener
    public void on(NonRenewalChanged changed) {
        settle(List.of(changed.number()), SettlementCause.NON_RENEWAL_CHANGED);
    }

    @EventListener
    public void on(FixedFeesChanged changed) {
        settle(changed.subscriptionNumbers(), SettlementCause.FIXED_FEE_CHANGED);
    }

    @EventListener
    public void on(UsageRecorded recorded) {
        settle(recorded.subscriptionNumbers(), SettlementCause.USAGE_RECORDED);
    }

    private void settle(Collection<String> numbers, SettlementCause cause) {
        settle(subscriptions.lock(numbers), runs.lastBegun(), cause);
    }

    /**
     * Makes each month that its run has come to what is due for it now. It adds a charge where there is none, a correction where it
     * differs.
     */
    private void settle(List<Subscription> held, Optional<YearMonth> lastBegun, SettlementCause cause) {
        var today = ContractTime.today(clock);
        var started = held.stream()
                .filter(subscription -> !subscription.serviceStartDate().isAfter(today))
                .toList();
        if (lastBegun.isEmpty() || started.isEmpty()) {
            return;
        }
        var numbers = started.stream().map(Subscription::number).toList();
        var before = charges.chargedMonths(numbers).stream()
                .collect(Collectors.toMap(
                        month -> new Place(
                                month.line().subscription(),
                                month.line().kind(),
                                month.line().month()),
                        Function.identity()));
        var usage = usageFees.recorded(numbers, BEFORE_ALL, lastBegun.get().minusMonths(1));
        var written = new ArrayList<NewCharge>();
        for (var subscription : started) {
            for (var month = YearMonth.from(subscription.chargedFrom());
                    !month.isAfter(lastBegun.get());
                    month = month.plusMonths(1)) {
                settled(subscription, fixedFee(subscription, month), before, cause, today)
                        .ifPresent(written::add);
            }
            usage.getOrDefault(subscription.number(), NO_USAGE).forEach((month, recorded) -> {
                if (isCharged(subscription, month)) {
                    settled(subscription, usageFee(subscription, month, recorded), before, cause, today)
                            .ifPresent(written::add);
                }
            });
        }
        charges.insert(written);
    }

    private Optional<NewCharge> settled(
            Subscription subscription,
            Due due,
            Map<Place, ChargedMonth> before,
            SettlementCause cause,
            LocalDate today) {
        var charged = before.get(new Place(subscription.number(), due.kind(), due.month()));
        if (charged == null) {
            return due.amount().isPositive() ? Optional.of(line(subscription, due, today)) : Optional.empty();
        }
        var difference = charged.difference(due.amount());
        if (difference.isZero()) {
            return Optional.empty();
        }
        var calculation = Calculation.Settlement.of(
                cause, charged.total(), charged.byHand(), difference, due.calculation(), due.amount());
        return Optional.of(NewCharge.correction(
                charged.line(),
                charged.corrections() + 1,
                difference,
                cause.label(),
                null,
                today,
                written(calculation)));
    }

    // ---- what is due

    /** One charge as it ought to be. */
    private record Due(Kind kind, YearMonth month, Euros amount, Calculation calculation) {}

    /** Where a monthly charge stands. */
    private record Place(String subscription, Kind kind, YearMonth month) {}

    private Due fixedFee(Subscription subscription, YearMonth month) {
        var conditions = terms.agreed(subscription.agreedTerms());
        var fee = MonthlyFixedFee.dueFor(
                month,
                subscription.chargedFrom(),
                endOf(subscription),
                subscription.fixedFees(),
                conditions.partialMonth());
        return new Due(Kind.FIXED_FEE, month, fee.amount(), Calculation.FixedFee.of(fee, conditions.version()));
    }

    private static Due usageFee(Subscription subscription, YearMonth month, Euros recorded) {
        var fee = MonthlyUsageFee.dueFor(month, subscription.chargedFrom(), subscription.endedOn(), recorded);
        return new Due(Kind.USAGE_FEE, month, fee.amount(), Calculation.UsageFee.of(fee));
    }

    private static boolean isCharged(Subscription subscription, YearMonth month) {
        return !month.isBefore(YearMonth.from(subscription.chargedFrom()));
    }

    /** The first day no longer served: the one on which it ended, or else the earliest on which it is to end. */
    private static @Nullable LocalDate endOf(Subscription subscription) {
        if (subscription.endedOn() != null) {
            return subscription.endedOn();
        }
        var planned = subscription.plannedEnd();
        var term = subscription.nonRenewedFrom();
        return planned == null || (term != null && term.isBefore(planned)) ? term : planned;
    }

    private NewCharge line(Subscription subscription, Due due, LocalDate today) {
        return NewCharge.monthly(
                subscription.number(),
                subscription.customer().number(),
                due.kind(),
                due.month(),
                today,
                due.amount(),
                vatRates.inForceOn(today),
                written(due.calculation()));
    }

    private String written(Calculation calculation) {
        try {
            return json.writeValueAsString(calculation);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a calculation is plain text and numbers", impossible);
        }
    }
}
