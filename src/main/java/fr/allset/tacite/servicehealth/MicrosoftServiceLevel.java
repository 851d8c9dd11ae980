package fr.allset.tacite.servicehealth;

import fr.allset.tacite.terms.JsonResource;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Microsoft's own service level, as data: what it credits of the monthly fees of a service whose uptime was lower. Uptime by Microsoft's
 * measure is Microsoft's to say; what is read here from the availability of article 3 is an estimate.
 *
 * @param source     where Microsoft publishes it
 * @param recordedOn the day on which it was written down here
 * @param tiers      the lowest first
 */
record MicrosoftServiceLevel(String title, String source, LocalDate recordedOn, List<Tier> tiers) {

    private static final MicrosoftServiceLevel CURRENT =
            JsonResource.read("/microsoft/service-level.json", MicrosoftServiceLevel.class);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * A tier.
     *
     * @param below         an uptime below so many percent
     * @param creditPercent gives so many percent of the applicable monthly fees
     */
    public record Tier(BigDecimal below, int creditPercent) {}

    public MicrosoftServiceLevel {
        tiers = tiers.stream().sorted(Comparator.comparing(Tier::below)).toList();
    }

    /** The one that Tacite was built with. */
    public static MicrosoftServiceLevel current() {
        return CURRENT;
    }

    /**
     * What it would credit, in percent of the monthly fees; 0 when nothing. Compared exactly.
     *
     * @param baseSeconds the time of service; with none there is nothing to credit
     * @param downSeconds how much of it the service did not work
     */
    public int creditPercent(long baseSeconds, long downSeconds) {
        var up = BigDecimal.valueOf(baseSeconds - downSeconds).multiply(HUNDRED);
        var base = BigDecimal.valueOf(baseSeconds);
        return tiers.stream()
                .filter(tier -> up.compareTo(tier.below().multiply(base)) < 0)
                .findFirst()
                .map(Tier::creditPercent)
                .orElse(0);
    }

    /** In French, the highest tier first. */
    public String inFrench() {
        var words = new StringBuilder(title + " (relevé le " + FrenchDay.inFigures(recordedOn) + ")\u00a0: ");
        for (int i = tiers.size() - 1; i >= 0; i--) {
            var tier = tiers.get(i);
            words.append("moins de ")
                    .append(FrenchNumber.of(tier.below()))
                    .append("\u00a0%\u00a0: ")
                    .append(tier.creditPercent())
                    .append("\u00a0%")
                    .append(i == 0 ? "" : ", ");
        }
        return words + " des frais mensuels du service.";
    }
}
