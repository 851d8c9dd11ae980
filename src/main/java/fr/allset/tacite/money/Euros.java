package fr.allset.tacite.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fr.allset.tacite.typography.FrenchNumber;
import fr.allset.tacite.typography.InFrench;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount in euros, exact to the cent; may be negative.
 *
 * <p>Results that do not fit ±92 million billion euros are refused with an {@link ArithmeticException}, never wrapped.
 *
 * @param cents the whole amount in euro cents
 */
public record Euros(long cents) implements Comparable<Euros>, InFrench {

    /** Nothing: 0.00 €. */
    public static final Euros ZERO = new Euros(0);

    private static final int DIGITS_THAT_ALWAYS_FIT = 16;
    private static final Pattern BLANKS_AND_SIGN = Pattern.compile("[\\s\u00A0\u202F]+|€\\s*$");
    private static final Pattern WRITTEN = Pattern.compile("[+-]?\\d{1,12}(?:\\.\\d{1,2})?");

    /** The amount of {@code cents} euro cents. */
    public static Euros ofCents(long cents) {
        return cents == 0 ? ZERO : new Euros(cents);
    }

    /**
     * The amount written as a decimal number of euros, such as {@code "1037.50"}.
     *
     * @throws IllegalArgumentException if it is no number, has a fraction of a cent or more than 16 digits before the point
     */
    @JsonCreator
    public static Euros of(String euros) {
        try {
            return of(new BigDecimal(euros));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("Not an amount in euros: " + euros, notANumber);
        }
    }

    /**
     * The amount of {@code euros}; trailing zeros do not count as decimals.
     *
     * @throws IllegalArgumentException if it has a fraction of a cent or more than 16 digits before the point
     */
    public static Euros of(BigDecimal euros) {
        var plain = euros.stripTrailingZeros();
        if (plain.scale() > 2) {
            throw new IllegalArgumentException("An amount in euros has at most two decimals: " + euros);
        }
        if ((long) plain.precision() - plain.scale() > DIGITS_THAT_ALWAYS_FIT) {
            throw new IllegalArgumentException("An amount in euros has at most 16 digits before the point: " + euros);
        }
        return ofCents(plain.movePointRight(2).longValueExact());
    }

    /**
     * The amount as people write it, such as {@code 1234.50} or {@code 1 234,50 €}. None when it is no amount, has a fraction of a cent or
     * more than twelve digits before the point.
     *
     */
    public static Optional<Euros> read(String written) {
        var digits = BLANKS_AND_SIGN
                .matcher(written)
                .replaceAll("")
                .replace(',', '.')
                .replace('\u2212', '-');
        return WRITTEN.matcher(digits).matches() ? Optional.of(of(digits)) : Optional.empty();
    }

    /** The sum of {@code amounts}, zero when there is none. */
    public static Euros sum(Collection<Euros> amounts) {
        return amounts.stream().reduce(ZERO, Euros::plus);
    }

    /** This amount and {@code other} together. */
    public Euros plus(Euros other) {
        return ofCents(Math.addExact(cents, other.cents));
    }

    /** This amount less {@code other}. */
    public Euros minus(Euros other) {
        return ofCents(Math.subtractExact(cents, other.cents));
    }

    /** This amount with the other sign. */
    public Euros negated() {
        return ofCents(Math.negateExact(cents));
    }

    /** This amount {@code count} times. */
    public Euros times(long count) {
        return ofCents(Math.multiplyExact(cents, count));
    }

    /**
     * This amount multiplied by the fraction {@code numerator / denominator}, rounded once to the cent: half a cent goes
     * away from zero (D28, {@code half_up}).
     *
     * @param denominator above zero
     */
    public Euros timesHalfUp(long numerator, long denominator) {
        if (denominator <= 0) {
            throw new IllegalArgumentException("A fraction is divided by a number above zero, not by " + denominator);
        }
        long product = cents * numerator;
        if (Math.multiplyHigh(cents, numerator) != product >> 63 || denominator > Long.MAX_VALUE / 2) {
            return timesHalfUpExactly(numerator, denominator);
        }
        long quotient = product / denominator;
        long rest = Math.abs(product % denominator);
        return ofCents(rest >= denominator - rest ? quotient + Long.signum(product) : quotient);
    }

    private Euros timesHalfUpExactly(long numerator, long denominator) {
        var product = BigInteger.valueOf(cents).multiply(BigInteger.valueOf(numerator));
        var twice = product.abs().shiftLeft(1).add(BigInteger.valueOf(denominator));
        var rounded = twice.divide(BigInteger.valueOf(denominator).shiftLeft(1)).longValueExact();
        return ofCents(product.signum() < 0 ? -rounded : rounded);
    }

    /** Whether this is exactly 0.00 €. */
    public boolean isZero() {
        return cents == 0;
    }

    /** Whether this is above 0.00 €. */
    public boolean isPositive() {
        return cents > 0;
    }

    /** Whether this is below 0.00 €. */
    public boolean isNegative() {
        return cents < 0;
    }

    /** This amount as a number of euros with exactly two decimals. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(cents, 2);
    }

    /** This amount as French readers expect it: {@code 1 037,50 €}, with spaces at which no line breaks. */
    @Override
    public String inFrench() {
        return FrenchNumber.euros(amount());
    }

    @Override
    public int compareTo(Euros other) {
        return Long.compare(cents, other.cents);
    }

    /** The number of euros with two decimals, as in {@code 1037.50}: what {@link #of(String)} reads. */
    @Override
    @JsonValue
    public String toString() {
        return amount().toPlainString();
    }
}
