package fr.allset.tacite.money;

import fr.allset.tacite.typography.FrenchNumber;
import fr.allset.tacite.typography.InFrench;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A rate of value added tax, applied to the total of a document (D29).
 *
 * @param percent from 0 to 100, as in {@code 20} or {@code 5.5}; 20 and 20.0 are the same rate
 */
public record VatRate(BigDecimal percent) implements InFrench {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** No tax: what is owed is outside of its scope. */
    public static final VatRate NONE = new VatRate(BigDecimal.ZERO);

    /** @throws IllegalArgumentException if {@code percent} is not from 0 to 100 */
    public VatRate {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("A VAT rate is from 0 to 100 %, not " + percent);
        }
        percent = percent.stripTrailingZeros();
    }

    /**
     * The rate written as a number of percent, such as {@code "20"}.
     *
     * @throws IllegalArgumentException if it is no number from 0 to 100
     */
    public static VatRate of(String percent) {
        try {
            return new VatRate(new BigDecimal(percent));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("Not a VAT rate in percent: " + percent, notANumber);
        }
    }

    /** The tax on {@code total} (excluding tax), rounded to the cent, half a cent away from zero. */
    public Euros on(Euros total) {
        return Euros.of(total.amount().multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP));
    }

    /** {@code 5,5 %} */
    @Override
    public String inFrench() {
        return FrenchNumber.percent(percent);
    }

    /** The rate as in {@code 5.5 %}. */
    @Override
    public String toString() {
        return percent.toPlainString() + " %";
    }
}
