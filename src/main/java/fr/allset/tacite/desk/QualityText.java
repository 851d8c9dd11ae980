package fr.allset.tacite.desk;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.AvailabilityWording;
import fr.allset.tacite.availability.OutageShare;
import fr.allset.tacite.quality.QualityReport.CreditMonth;
import fr.allset.tacite.quality.QualityReport.RestorationMonth;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import fr.allset.tacite.typography.FrenchNumber;
import fr.allset.tacite.typography.Spaces;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The quality of service as its pages show it, in French texts. */
final class QualityText {

    private static final String NONE = "–";
    private static final int SHOWN_DECIMALS = 2;

    private QualityText() {}

    // ---- months × subscriptions

    /** @param words in full, for those who hear the page */
    record Column(String month, String words) {

        static Column of(YearMonth month) {
            return new Column(FrenchMonth.shortly(month), FrenchMonth.of(month));
        }
    }

    record Row(String number, String customer, String site, List<Cell> months) {

        static Row of(Subscription subscription, Collection<Availability> months, YearMonth running) {
            return new Row(
                    subscription.number(),
                    subscription.customer().name(),
                    subscription.site().name(),
                    months.stream()
                            .map(availability -> Cell.of(availability, running))
                            .toList());
        }
    }

    /**
     * @param figure cut after two decimals, so that what missed the objective never looks as if it had reached it
     * @param look   the colour beside the figure
     * @param words  what the figure means, for those who hear the page
     */
    record Cell(String month, String figure, String look, String words) {

        static Cell of(Availability availability, YearMonth running) {
            var month = availability.month();
            var words = QualityText.words(availability) + (month.equals(running) ? ", mois en cours" : "");
            return new Cell(
                    month.toString(),
                    availability.hasService() ? QualityText.figure(availability) : NONE,
                    QualityText.look(availability),
                    FrenchMonth.of(month) + " : " + words);
        }
    }

    private static String figure(Availability availability) {
        var cut = availability.percent().setScale(SHOWN_DECIMALS, RoundingMode.DOWN);
        boolean whole = cut.signum() == 0 || cut.stripTrailingZeros().scale() <= 0;
        return FrenchNumber.of(whole ? cut.setScale(0, RoundingMode.DOWN) : cut);
    }

    private static String words(Availability availability) {
        return !availability.hasService()
                ? "pas de Service"
                : availability.objectiveMet()
                        ? "objectif atteint"
                        : "objectif manqué, " + availability.tierPercent() + Spaces.NO_BREAK + "% sur demande";
    }

    /** Which line of the contract's table: {@code reached}, {@code tier-1} to {@code tier-3}, or {@code unserved}. */
    static String look(Availability availability) {
        if (!availability.hasService()) {
            return "unserved";
        }
        if (availability.objectiveMet()) {
            return "reached";
        }
        var percents = availability.quality().creditTiers().stream()
                .map(ServiceQuality.CreditTier::creditPercent)
                .toList();
        return "tier-" + (percents.indexOf(availability.tierPercent()) + 1);
    }

    /** @param look as of a cell */
    record LegendText(String look, String words) {}

    static List<LegendText> legend(ServiceQuality quality) {
        var tiers = quality.creditTiers();
        return Stream.concat(
                        Stream.concat(
                                Stream.of(new LegendText(
                                        "reached",
                                        "objectif atteint : au moins " + quality.objectivePercent() + Spaces.NO_BREAK
                                                + "%")),
                                Stream.iterate(0, i -> i < tiers.size(), i -> i + 1)
                                        .map(i -> new LegendText("tier-" + (i + 1), range(tiers.get(i))))),
                        Stream.of(new LegendText("unserved", "pas de Service")))
                .toList();
    }

    private static String range(ServiceQuality.CreditTier tier) {
        return (tier.from() == 0 ? "moins de " + tier.below() : "de " + tier.from() + " à " + tier.below())
                + Spaces.NO_BREAK + "%";
    }

    // ---- deadlines, credits

    /** @param share of those that are decided, how many were met */
    record RestorationText(
            String month, String target, long met, long missed, long overdue, long running, String share) {

        static RestorationText of(RestorationMonth month) {
            long decided = month.met() + month.notMet();
            return new RestorationText(
                    FrenchMonth.of(month.month()),
                    month.target().label(),
                    month.met(),
                    month.missed(),
                    month.overdue(),
                    month.running(),
                    decided == 0 ? NONE : month.met() * 100 / decided + "" + Spaces.NO_BREAK + "%");
        }
    }

    record CreditText(
            String month,
            long requested,
            long issued,
            String amount,
            String corrections,
            long capped,
            String lost,
            long refused) {

        static CreditText of(CreditMonth month) {
            return new CreditText(
                    FrenchMonth.of(month.month()),
                    month.requested(),
                    month.issued(),
                    month.amount().inFrench(),
                    month.corrected() == 0
                            ? NONE
                            : month.corrected() + " : " + month.correction().inFrench(),
                    month.capped(),
                    month.lost().inFrench(),
                    month.refused());
        }
    }

    // ---- one month of one subscription

    /**
     * @param previous the month before, {@code next} the one after it; null when that has not begun
     * @param more     how many outages are not shown
     */
    record MonthText(
            String number,
            String customer,
            String site,
            String month,
            String figure,
            String look,
            String words,
            String calculation,
            String toSpare,
            String tier,
            String measured,
            String excusable,
            String previous,
            @Nullable String next,
            List<ShareText> shares,
            int more,
            List<String> readings) {}

    /** @param failure the failure that the notification belongs to; null of a planned maintenance */
    record ShareText(
            String notification,
            @Nullable String failure,
            String source,
            String times,
            String within,
            String counted,
            String verdict,
            String look) {}

    static MonthText month(
            Subscription subscription,
            Availability availability,
            Map<String, String> failures,
            YearMonth running,
            int mostShares) {
        var month = availability.month();
        var shares = availability.shares();
        return new MonthText(
                subscription.number(),
                subscription.customer().name(),
                subscription.site().name(),
                FrenchMonth.of(month),
                availability.hasService() ? AvailabilityWording.percent(availability) : NONE,
                look(availability),
                LifeText.capital(words(availability)),
                AvailabilityWording.calculation(availability),
                availability.hasService() ? AvailabilityWording.toSpare(availability) : "",
                AvailabilityWording.tier(availability),
                month.equals(running)
                        ? "Le mois court encore : mesuré jusqu'au " + FrenchMoment.of(availability.measuredUntil())
                                + ", le reste compté comme disponible."
                        : "",
                FrenchMoment.lasting(availability.excusableSeconds()),
                month.minusMonths(1).toString(),
                month.isBefore(running) ? month.plusMonths(1).toString() : null,
                shares.stream()
                        .limit(mostShares)
                        .map(share -> share(share, failures))
                        .toList(),
                Math.max(0, shares.size() - mostShares),
                AvailabilityWording.readings(availability));
    }

    private static ShareText share(OutageShare share, Map<String, String> failures) {
        var outage = share.outage();
        return new ShareText(
                outage.notification(),
                failures.get(outage.notification()),
                switch (outage.source()) {
                    case CLIENT -> "signalée par le client";
                    case PROVIDER ->
                        failures.containsKey(outage.notification())
                                ? "détectée par ALLSET SAS"
                                : "maintenance planifiée";
                },
                AvailabilityWording.times(outage),
                within(share.from(), share.to()),
                FrenchMoment.lasting(share.counted()),
                AvailabilityWording.verdict(share),
                share.counted() > 0 ? "bad" : "");
    }

    private static String within(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? NONE : "du " + FrenchMoment.of(from) + " au " + FrenchMoment.of(to);
    }
}
