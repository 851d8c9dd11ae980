package fr.allset.tacite.availability;

import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.terms.ServiceQuality.CreditTier;
import fr.allset.tacite.typography.FrenchNumber;
import fr.allset.tacite.typography.Sentence;
import java.time.Duration;
import java.util.List;

/** An availability in French, for those who have never seen one: made of the values it was calculated from. */
public final class AvailabilityWording {

    /** What is said of a value that there is none of. */
    private static final String NONE = "none";

    private AvailabilityWording() {}

    /** The figure with the decimals that show on which side of the objective it is: {@code 98,611111 %}. */
    public static String percent(Availability availability) {
        return FrenchNumber.percent(availability.percent());
    }

    /** How the figure comes about: service time, what counts, the division, and how it stands to the objective. */
    public static String calculation(Availability availability) {
        if (!availability.hasService()) {
            return Sentence.of("explanation.availability.none")
                    .with("month", availability.month())
                    .inFrench();
        }
        return Sentence.of("explanation.availability")
                .with("month", availability.month())
                .with("base", Duration.ofSeconds(availability.baseSeconds()))
                .with("down", Duration.ofSeconds(availability.downtimeSeconds()))
                .with("percent", availability.percent())
                .with("met", availability.objectiveMet())
                .with("objective", availability.quality().objectivePercent())
                .inFrench();
    }

    /** What may still fail in a month that runs, or by how much the objective is missed. */
    public static String toSpare(Availability availability) {
        return Sentence.of("explanation.availability.to-spare")
                .with("met", availability.objectiveMet())
                .with("time", Duration.ofSeconds(Math.abs(availability.secondsToSpare())))
                .inFrench();
    }

    /** The line of the contract's table that applies: {@code « De 98 à 99 % » : 5 %}; that nothing is due when none does. */
    public static String tier(Availability availability) {
        int percent = availability.tierPercent();
        return availability.quality().creditTiers().stream()
                .filter(tier -> percent > 0 && tier.creditPercent() == percent)
                .findFirst()
                .map(tier ->
                        Sentence.of("explanation.tier").with("line", line(tier)).with("percent", percent))
                .orElseGet(() -> Sentence.of("explanation.tier.none"))
                .inFrench();
    }

    private static Sentence line(CreditTier tier) {
        return tier.from() == 0
                ? Sentence.of("explanation.tier.lowest").with("below", tier.below())
                : Sentence.of("explanation.tier.between")
                        .with("from", tier.from())
                        .with("below", tier.below());
    }

    /** What became of one notification, and why: {@code compte 2 h ; 1 h déjà comptée par une autre notification (D07)}. */
    public static String verdict(OutageShare share) {
        var verdict = verdictAlone(share);
        var lasts = share.outage().restoredAt() == null && share.verdict() != OutageShare.Verdict.OUTSIDE;
        return (lasts ? Sentence.of("explanation.outage.lasting").with("verdict", verdict) : verdict).inFrench();
    }

    private static Sentence verdictAlone(OutageShare share) {
        var excusable = share.outage().excusable();
        var covered = share.verdict() == OutageShare.Verdict.EXCUSABLE && excusable == null;
        var sentence = Sentence.of("explanation.outage."
                        + (covered ? "covered" : share.verdict().name()))
                .with("counted", Duration.ofSeconds(share.counted()))
                .with("already", orNone(share.alreadyCounted()))
                .with("excused", orNone(share.counted() > 0 ? share.excused() : 0))
                .with("time", Duration.ofSeconds(share.excused()));
        return excusable == null
                ? sentence
                : sentence.with("code", excusable.code()).with("label", excusable.label());
    }

    private static Object orNone(long seconds) {
        return seconds > 0 ? Duration.ofSeconds(seconds) : NONE;
    }

    /** When a notification was received and its failure restored. */
    public static String times(Outage outage) {
        var started = outage.startedAt();
        var restored = outage.restoredAt();
        return Sentence.of("explanation.outage.times")
                .with("notified", outage.notifiedAt())
                .with("started", started == null || started.equals(outage.notifiedAt()) ? NONE : started)
                .with("restored", restored == null ? NONE : restored)
                .inFrench();
    }

    /** The readings that were applied to the availability and its credit, each with its entry of the register. */
    public static List<String> readings(Availability availability) {
        return availability.quality().readings().all().stream()
                .filter(reading -> reading.entry().startsWith("D"))
                .map(AvailabilityWording::reading)
                .toList();
    }

    private static String reading(Reading reading) {
        return Sentence.of("explanation.availability.reading")
                .with("entry", reading.entry())
                .with("label", reading.label())
                .inFrench();
    }
}
