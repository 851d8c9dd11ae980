package fr.allset.tacite.availability;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.ServedTime;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.Attribution;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The availability of subscriptions, calculated from the facts whenever it is asked for and never stored (art. 3). A month that still
 * runs is measured until now.
 */
@Service
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class AvailabilityInquiry {

    /** As many months as one question spans. */
    public static final int MOST_MONTHS = 60;

    private final Outages file;
    private final Subscriptions subscriptions;
    private final TermsCatalogue terms;
    private final Clock clock;

    AvailabilityInquiry(Outages file, Subscriptions subscriptions, TermsCatalogue terms, Clock clock) {
        this.file = file;
        this.subscriptions = subscriptions;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * That of one subscription and month.
     *
     * @throws Refusal when there is no such subscription, or the month has not begun
     */
    public Availability of(String subscription, YearMonth month) {
        var availability = of(List.of(subscription), month, month).get(subscription);
        if (availability == null) {
            throw Refusal.notFound("unknown-subscription", subscription);
        }
        return requireNonNull(availability.get(month));
    }

    /**
     * Those of some subscriptions, month by month; subscriptions that do not exist are not in it.
     *
     * @param last up to {@value #MOST_MONTHS} months from {@code first} on
     * @throws Refusal when the last month has not begun, lies before the first, or too far after it
     */
    public Map<String, SortedMap<YearMonth, Availability>> of(
            Collection<String> numbers, YearMonth first, YearMonth last) {
        if (last.isAfter(YearMonth.from(ContractTime.today(clock)))) {
            throw Refusal.unprocessable("month-in-future", "month", last);
        }
        if (last.isBefore(first)
                || first.plusMonths(MOST_MONTHS).isBefore(last)
                || !ContractTime.isNear(first.atDay(1))) {
            throw Refusal.unprocessable("months-out-of-range", "from", MOST_MONTHS);
        }
        var now = clock.instant();
        var served = subscriptions.servedTimes(numbers);
        var outages = file.of(
                List.copyOf(served.keySet()),
                ContractTime.startOf(first.atDay(1)),
                ContractTime.startOf(last.plusMonths(1).atDay(1)));
        outages.putAll(beyondTheMonths(served, outages));
        var availabilities = new TreeMap<String, SortedMap<YearMonth, Availability>>();
        served.forEach((number, time) -> availabilities.put(
                number, monthByMonth(time, first, last, outages.getOrDefault(number, List.of()), now)));
        return availabilities;
    }

    /** Where all of a failure counts in the month of its notification, what excuses it lies beyond the month, too (D06). */
    private Map<String, List<Outage>> beyondTheMonths(
            Map<String, ServedTime> served, Map<String, List<Outage>> outages) {
        var wholly = outages.keySet().stream()
                .filter(number ->
                        quality(requireNonNull(served.get(number))).readings().attribution()
                                == Attribution.NOTIFIED_FULL)
                .toList();
        var theirs = wholly.stream()
                .flatMap(number -> requireNonNull(outages.get(number)).stream())
                .toList();
        var first = theirs.stream().map(Outage::failingFrom).min(Instant::compareTo);
        return first.isEmpty()
                ? Map.of()
                : file.of(
                        wholly,
                        first.get(),
                        theirs.stream()
                                .map(outage -> outage.restoredAt() == null ? clock.instant() : outage.restoredAt())
                                .max(Instant::compareTo)
                                .orElseThrow());
    }

    private ServiceQuality quality(ServedTime served) {
        return terms.agreed(served.agreedTerms()).serviceQuality();
    }

    private SortedMap<YearMonth, Availability> monthByMonth(
            ServedTime served, YearMonth first, YearMonth last, List<Outage> outages, Instant now) {
        var quality = quality(served);
        var service = new ServiceTime(served.start(), served.end());
        var months = new TreeMap<YearMonth, Availability>();
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.put(month, Availability.of(service, month, outages, quality, now));
        }
        return months;
    }

    /** The failures of a month on whose cause nobody has decided, and what it would be without them; none when all is decided. */
    public Optional<UndecidedCause> undecided(String number, YearMonth month) {
        var from = ContractTime.startOf(month.atDay(1));
        var to = ContractTime.startOf(month.plusMonths(1).atDay(1));
        var failures = file.undecided(number, from, to);
        var served = subscriptions.servedTimes(List.of(number)).get(number);
        if (failures.isEmpty() || served == null) {
            return Optional.empty();
        }
        var outages = file.of(List.of(number), from, to, failures).getOrDefault(number, List.of());
        return Optional.of(new UndecidedCause(
                failures,
                requireNonNull(monthByMonth(served, month, month, outages, clock.instant())
                        .get(month))));
    }

    /**
     * The numbers of subscriptions, lowest first, that some outage in the month concerns: all others were available the whole month.
     *
     * @param after only higher numbers
     * @param limit how many at most
     */
    public List<String> concernedIn(YearMonth month, String after, int limit) {
        return file.concerned(
                ContractTime.startOf(month.atDay(1)),
                ContractTime.startOf(month.plusMonths(1).atDay(1)),
                after,
                limit);
    }
}
