package fr.allset.tacite.availability;

import fr.allset.tacite.failure.NotificationChannel.Source;
import fr.allset.tacite.terms.Attribution;
import fr.allset.tacite.terms.ExcusableOverlap;
import fr.allset.tacite.terms.PartialImpact;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.Sources;
import fr.allset.tacite.time.ContractTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The availability of one subscription in one civil month, « calculé sur la base des Notifications de Défaillance » (art. 3). It is
 * {@code (T − D) / T}: T is the service time of the month, D the union of what counts of its outages. Elapsed time in Europe/Paris
 * (D03, D25), exact to the second; nothing is rounded before it is compared (D11).
 *
 * @param month            a civil month (D01)
 * @param baseSeconds      the service time in it (D02); 0 when the service did not run (D33)
 * @param downtimeSeconds  the time that counts as unavailable, from 0 to {@code baseSeconds}
 * @param excusableSeconds the time of Evénements Excusables; it stays in the base (D09)
 * @param measuredUntil    until when outages are counted: the end of the service time in the month, or earlier while the month runs
 * @param shares           what became of each outage, in the order in which they began
 * @param quality          the objectives and readings applied
 */
public record Availability(
        YearMonth month,
        long baseSeconds,
        long downtimeSeconds,
        long excusableSeconds,
        Instant measuredUntil,
        List<OutageShare> shares,
        ServiceQuality quality) {

    private static final int DISPLAYED_DECIMALS = 6;
    private static final int EXACTLY_98 = 98;

    public Availability {
        shares = List.copyOf(shares);
    }

    /** The availability of a month that is over; an outage without an end lasts until the end of the month (D10). */
    public static Availability of(
            ServiceTime service, YearMonth month, Collection<Outage> outages, ServiceQuality quality) {
        return of(service, month, outages, quality, Instant.MAX);
    }

    /** The availability as it stands at {@code asOf}: in a month that still runs, the rest of it counts as available. */
    public static Availability of(
            ServiceTime service, YearMonth month, Collection<Outage> outages, ServiceQuality quality, Instant asOf) {
        long monthStart = ContractTime.startOf(month.atDay(1)).getEpochSecond();
        long monthEnd = ContractTime.startOf(month.plusMonths(1).atDay(1)).getEpochSecond();
        long from = Math.max(monthStart, ContractTime.startOf(service.start()).getEpochSecond());
        long end = service.end() == null
                ? monthEnd
                : Math.min(monthEnd, ContractTime.startOf(service.end()).getEpochSecond());
        long base = Math.max(0, end - from);
        long until = Math.max(from, Math.min(end, asOf.getEpochSecond()));
        if (base == 0) {
            return new Availability(month, 0, 0, 0, Instant.ofEpochSecond(from), outside(outages), quality);
        }
        long lastServed = service.end() == null
                ? asOf.getEpochSecond()
                : Math.min(
                        asOf.getEpochSecond(),
                        ContractTime.startOf(service.end()).getEpochSecond());
        var beyond = quality.readings().attribution() == Attribution.NOTIFIED_FULL
                ? new Limits(ContractTime.startOf(service.start()).getEpochSecond(), Math.max(until, lastServed))
                : new Limits(from, until);
        var counting = new Counting(month, base, new Limits(from, until), beyond, quality);
        var shares = counting.sharesOf(outages);
        return new Availability(
                month,
                base,
                counting.downtime,
                counting.excused.length(),
                Instant.ofEpochSecond(until),
                shares,
                quality);
    }

    private static List<OutageShare> outside(Collection<Outage> outages) {
        return outages.stream().map(outage -> OutageShare.outside(outage)).toList();
    }

    /** Whether the service ran at all in the month (D33). */
    public boolean hasService() {
        return baseSeconds > 0;
    }

    /** Whether the objective is reached; true when there was no service that could miss it. */
    public boolean objectiveMet() {
        return comparedTo(quality.objectivePercent()) >= 0;
    }

    /** The percentage that the table grants: 0 when the objective is reached. */
    public int tierPercent() {
        if (!hasService() || objectiveMet()) {
            return 0;
        }
        if (comparedTo(EXACTLY_98) == 0) {
            return quality.readings().at98().creditPercent();
        }
        return quality.creditTiers().stream()
                .filter(tier -> comparedTo(tier.from()) >= 0)
                .findFirst()
                .orElseThrow()
                .creditPercent();
    }

    /** Exactly: {@code (T − D) / T} against {@code percent / 100}, without a division. */
    private int comparedTo(int percent) {
        return Long.compare(100 * (baseSeconds - downtimeSeconds), percent * baseSeconds);
    }

    /** In percent with six decimals, for display only; 100 when there was no service. */
    public BigDecimal percent() {
        return hasService()
                ? BigDecimal.valueOf(100)
                        .multiply(BigDecimal.valueOf(baseSeconds - downtimeSeconds))
                        .divide(BigDecimal.valueOf(baseSeconds), DISPLAYED_DECIMALS, RoundingMode.HALF_UP)
                : BigDecimal.valueOf(100).setScale(DISPLAYED_DECIMALS);
    }

    /** How many more seconds can count before the objective is missed; below 0 when it is missed by that many. */
    public long secondsToSpare() {
        return Math.floorDiv((100 - quality.objectivePercent()) * baseSeconds, 100) - downtimeSeconds;
    }

    /** From the first second until, and without, the last one. */
    private record Limits(long from, long until) {

        long clipped(Instant instant) {
            return Math.max(from, Math.min(until, instant.getEpochSecond()));
        }
    }

    /** One pass over the outages of a month, in the order in which they began. */
    private static final class Counting {

        private final YearMonth month;
        private final long base;
        private final Limits measured;
        /** Within which an outage counts: beyond the month where all of it counts in the month of its notification (D06). */
        private final Limits counting;

        private final ServiceQuality quality;
        private SecondsUnion excused = SecondsUnion.NONE;
        private long downtime;

        Counting(YearMonth month, long base, Limits measured, Limits counting, ServiceQuality quality) {
            this.month = month;
            this.base = base;
            this.measured = measured;
            this.counting = counting;
            this.quality = quality;
        }

        List<OutageShare> sharesOf(Collection<Outage> outages) {
            excused = excusedWithin(measured, outages);
            var subtracted = quality.readings().excusableOverlap() == ExcusableOverlap.EXCUSABLE_WINS
                    ? excusedWithin(counting, outages)
                    : SecondsUnion.NONE;
            var ordered = new ArrayList<>(outages);
            ordered.sort(Comparator.comparing((Outage outage) -> OutageShare.countsFrom(outage, quality))
                    .thenComparing(Outage::notification));
            var shares = new ArrayList<OutageShare>(ordered.size());
            long coveredUntil = counting.from();
            for (var outage : ordered) {
                var limits = outage.excusable() == null && isOfThisMonth(outage) ? counting : measured;
                long start = limits.clipped(OutageShare.countsFrom(outage, quality));
                long end = endWithin(limits, outage);
                var passedOver = passedOver(outage);
                if (end <= start) {
                    shares.add(OutageShare.outside(outage));
                } else if (outage.excusable() != null) {
                    shares.add(OutageShare.excusable(outage, start, end));
                } else if (passedOver != null) {
                    shares.add(OutageShare.ofNoAccount(outage, passedOver, start, end));
                } else {
                    long fresh = Math.max(start, coveredUntil);
                    long exclusion = fresh < end ? subtracted.lengthWithin(fresh, end) : 0;
                    // a month is never down for longer than it is, though all of a long failure counts in it (D06)
                    long counted = Math.min(Math.max(0, end - fresh) - exclusion, base - downtime);
                    shares.add(OutageShare.of(outage, start, end, counted, exclusion, Math.min(end, fresh) - start));
                    downtime += counted;
                    coveredUntil = Math.max(coveredUntil, end);
                }
            }
            return shares;
        }

        /** Why none of it counts; null when it may. */
        private OutageShare.@Nullable Verdict passedOver(Outage outage) {
            var readings = quality.readings();
            if (outage.source() == Source.PROVIDER && readings.sources() == Sources.CLIENT_ONLY) {
                return OutageShare.Verdict.DETECTED;
            }
            if (outage.partial() && readings.partialImpact() == PartialImpact.IGNORE) {
                return OutageShare.Verdict.PARTIAL;
            }
            return isOfThisMonth(outage) ? null : OutageShare.Verdict.OTHER_MONTH;
        }

        private boolean isOfThisMonth(Outage outage) {
            return quality.readings().attribution() == Attribution.OVERLAP
                    || YearMonth.from(outage.receivedAt().atZone(ContractTime.ZONE))
                            .equals(month);
        }

        private SecondsUnion excusedWithin(Limits limits, Collection<Outage> outages) {
            return SecondsUnion.of(outages.stream()
                    .filter(outage -> outage.excusable() != null)
                    .map(outage -> new long[] {limits.clipped(outage.failingFrom()), endWithin(limits, outage)})
                    .toList());
        }

        /** What lasts lasts until the end of the month (D10). */
        private long endWithin(Limits limits, Outage outage) {
            return outage.restoredAt() == null ? measured.until() : limits.clipped(outage.restoredAt());
        }
    }
}
