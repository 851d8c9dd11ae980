package fr.allset.tacite.availability;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.failure.CauseDecision.ExcusedPeriod;
import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.NotificationChannel.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The outages that follow from what is on file: each notification makes one of each stretch of its failure. The time that the
 * decision on the cause excuses is cut out of them. It becomes an outage of its own, which does not count (art. 3, i to vi).
 */
final class FailureOutages {

    /** What excuses a failure, and when. */
    record Excuse(ExcusableEvent event, List<ExcusedPeriod> periods) {}

    private FailureOutages() {}

    /**
     * @param stretches of one subscription
     * @param excuses   by the failure's number; a failure that the objective covers is not in it
     */
    static List<Outage> of(Collection<NotifiedInterruption> stretches, Map<String, Excuse> excuses) {
        var outages = new ArrayList<Outage>();
        var excusedStretches = new TreeMap<String, Span>();
        for (var stretch : stretches) {
            if (stretch.isPassedBy()) {
                continue;
            }
            var excuse = excuses.get(stretch.failure());
            if (excuse == null) {
                outages.add(outage(stretch, stretch.notifiedAt(), stretch.startedAt(), stretch.restoredAt()));
            } else {
                addUnexcused(stretch, excuse, outages);
                excusedStretches.merge(
                        stretch.failure() + "/" + stretch.position(),
                        new Span(stretch.failure(), stretch.source(), stretch.begin(), stretch.restoredAt()),
                        Span::earlier);
            }
        }
        excusedStretches
                .values()
                .forEach(span -> addExcused(span, requireNonNull(excuses.get(span.failure())), outages));
        return outages;
    }

    /** A stretch of an excused failure, from its earliest notification on. */
    private record Span(
            String failure,
            Source source,
            Instant from,
            @Nullable Instant to) {

        Span earlier(Span other) {
            return other.from().isBefore(from) ? other : this;
        }
    }

    private static Outage outage(
            NotifiedInterruption stretch,
            Instant notifiedAt,
            @Nullable Instant startedAt,
            @Nullable Instant restoredAt) {
        return new Outage(
                stretch.notification(),
                notifiedAt,
                startedAt,
                restoredAt,
                stretch.source(),
                null,
                stretch.notifiedAt(),
                stretch.partial());
    }

    /** What is left of a stretch around the excused periods. */
    private static void addUnexcused(NotifiedInterruption stretch, Excuse excuse, List<Outage> outages) {
        var from = stretch.begin();
        for (var period : excuse.periods().stream()
                .sorted(Comparator.comparing(ExcusedPeriod::since))
                .toList()) {
            if (isBefore(from, stretch.restoredAt()) && period.since().isAfter(from)) {
                addPiece(
                        stretch,
                        from,
                        isBefore(period.since(), stretch.restoredAt()) ? period.since() : stretch.restoredAt(),
                        outages);
            }
            if (period.until() == null) {
                return;
            }
            from = period.until().isAfter(from) ? period.until() : from;
        }
        if (isBefore(from, stretch.restoredAt())) {
            addPiece(stretch, from, stretch.restoredAt(), outages);
        }
    }

    private static void addPiece(
            NotifiedInterruption stretch, Instant from, @Nullable Instant to, List<Outage> outages) {
        var notifiedAt = stretch.notifiedAt().isAfter(from) ? stretch.notifiedAt() : from;
        outages.add(outage(stretch, notifiedAt, stretch.startedAt() == null ? null : from, to));
    }

    private static void addExcused(Span span, Excuse excuse, List<Outage> outages) {
        for (var period : excuse.periods()) {
            var from = period.since().isAfter(span.from()) ? period.since() : span.from();
            var to = period.until() == null || !isBefore(period.until(), span.to()) ? span.to() : period.until();
            if (isBefore(from, to)) {
                outages.add(new Outage(span.failure(), from, from, to, span.source(), excuse.event()));
            }
        }
    }

    /** Whether {@code moment} is before {@code end}, where null is never reached. */
    private static boolean isBefore(Instant moment, @Nullable Instant end) {
        return end == null || moment.isBefore(end);
    }
}
