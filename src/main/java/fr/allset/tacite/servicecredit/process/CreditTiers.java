package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.CreditCalculation;
import org.jspecify.annotations.Nullable;

/**
 * What the process shares with {@code processes/credit-tiers.dmn}. The table that process owners read is the one that the engine
 * evaluates. The terms, from which the amount is calculated, must say the same.
 *
 * <p>The availability goes in as the figure that people read, in percent with six decimals. That is exact enough: a month has at
 * most 2,682,000 seconds, so that one second is more than 0.000037 %. A month that misses 99, 98 or 97 % by a second reads as less.
 * The three limits themselves are whole numbers, which a double holds exactly.
 */
final class CreditTiers {

    private CreditTiers() {}

    /**
     * What the table is asked.
     *
     * @param at98 how exactly 98 % is read (D13)
     */
    record Question(String termsVersion, double availabilityPercent, String at98) {

        static Question of(String termsVersion, CreditCalculation calculation) {
            var availability = calculation.credit().availability();
            return new Question(
                    termsVersion,
                    availability.percent().doubleValue(),
                    availability.quality().readings().at98().value());
        }
    }

    /** @throws IllegalStateException when the table says otherwise than the terms: a fault of the release, which a person must see */
    static void requireAgreement(@Nullable Integer tablePercent, int termsPercent) {
        if (!Integer.valueOf(termsPercent).equals(tablePercent)) {
            throw new IllegalStateException(
                    "credit-tiers grants " + tablePercent + " % where the terms grant " + termsPercent + " %");
        }
    }
}
