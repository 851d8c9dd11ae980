package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.CreditCalculation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process shares with {@code processes/credit-tiers.dmn}: the table that process owners read is the one that the engine
 * evaluates, and the terms, from which the amount is calculated, must say the same.
 *
 * <p>The availability goes in as the figure that people read, in percent with six decimals. That is exact enough: a month has at most
 * 2,682,000 seconds, so that one second is more than 0.000037 %, and a month that misses 99, 98 or 97 % by a second reads as less; the
 * three limits themselves are whole numbers, which a double holds exactly.
 */
final class CreditTiers {

    static final String TERMS_VERSION = "termsVersion";
    static final String AVAILABILITY_PERCENT = "availabilityPercent";
    /** How exactly 98 % is read (D13). */
    static final String AT_98 = "at98";

    static final String TIER_PERCENT = "tierPercent";

    private CreditTiers() {}

    static Map<String, Object> question(String termsVersion, CreditCalculation calculation) {
        var availability = calculation.credit().availability();
        return Map.of(
                TERMS_VERSION,
                termsVersion,
                AVAILABILITY_PERCENT,
                availability.percent().doubleValue(),
                AT_98,
                availability.quality().readings().at98().value());
    }

    /** @throws IllegalStateException when the table says otherwise than the terms: a fault of the release, which a person must see */
    static void requireAgreement(@Nullable Object tablePercent, int termsPercent) {
        if (!Integer.valueOf(termsPercent).equals(tablePercent)) {
            throw new IllegalStateException(
                    "credit-tiers grants " + tablePercent + " % where the terms grant " + termsPercent + " %");
        }
    }
}
