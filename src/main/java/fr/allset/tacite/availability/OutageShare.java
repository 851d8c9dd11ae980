package fr.allset.tacite.availability;

import fr.allset.tacite.terms.DownFrom;
import fr.allset.tacite.terms.ServiceQuality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one outage in the availability of a month: how much of it counted, and why not the rest. The counted seconds of all
 * outages add up to the downtime of the month.
 *
 * @param from           where it begins within the measured time; null when it lies outside
 * @param to             where it ends there, that second not included; null when it lies outside
 * @param counted        seconds that count
 * @param excused        seconds that do not, for an Evénement Excusable
 * @param alreadyCounted seconds that an earlier notification has counted (D07)
 */
public record OutageShare(
        Outage outage,
        Verdict verdict,
        @Nullable Instant from,
        @Nullable Instant to,
        long counted,
        long excused,
        long alreadyCounted) {

    /** Whether an outage counted. */
    public enum Verdict {
        /** All of it that lies within the measured time. */
        COUNTED("compte"),
        /** Some of it. */
        IN_PART("compte en partie"),
        /** None: it lies outside of the month or of the service time. */
        OUTSIDE("hors du mois ou du temps de Service"),
        /** None: an Evénement Excusable. */
        EXCUSABLE("Evénement Excusable"),
        /** None: the reseller has detected it itself (D04). */
        DETECTED("détectée par ALLSET SAS"),
        /** None: the service worked, but badly (D24). */
        PARTIAL("Service dégradé"),
        /** None: it was notified in another month (D06). */
        OTHER_MONTH("notifiée un autre mois"),
        /** None: other notifications have counted all of it (D07). */
        ALREADY_COUNTED("déjà comptée");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** In a French word or two. */
        public String label() {
            return label;
        }
    }

    static Instant countsFrom(Outage outage, ServiceQuality quality) {
        return outage.excusable() != null || quality.readings().downFrom() == DownFrom.OUTAGE_START
                ? outage.failingFrom()
                : outage.notifiedAt();
    }

    static OutageShare outside(Outage outage) {
        return new OutageShare(outage, Verdict.OUTSIDE, null, null, 0, 0, 0);
    }

    static OutageShare excusable(Outage outage, long from, long to) {
        return new OutageShare(
                outage, Verdict.EXCUSABLE, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), 0, to - from, 0);
    }

    /** One that does not count, whatever its length. */
    static OutageShare ofNoAccount(Outage outage, Verdict verdict, long from, long to) {
        return new OutageShare(outage, verdict, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), 0, 0, 0);
    }

    static OutageShare of(Outage outage, long from, long to, long counted, long excused, long alreadyCounted) {
        var verdict = counted == to - from
                ? Verdict.COUNTED
                : counted > 0 ? Verdict.IN_PART : excused > 0 ? Verdict.EXCUSABLE : Verdict.ALREADY_COUNTED;
        return new OutageShare(
                outage,
                verdict,
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(to),
                counted,
                excused,
                alreadyCounted);
    }

    /** The entries of the register that decide it, for whoever asks why. */
    public List<String> readings() {
        var entries = new ArrayList<String>();
        switch (verdict) {
            case DETECTED -> entries.add("D04");
            case PARTIAL -> entries.add("D24");
            case OTHER_MONTH -> entries.add("D06");
            case EXCUSABLE -> entries.add("D31");
            default -> {}
        }
        if (excused > 0 && outage.excusable() == null) {
            entries.add("D08");
        }
        if (alreadyCounted > 0) {
            entries.add("D07");
        }
        return entries;
    }
}
