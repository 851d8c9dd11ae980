package fr.allset.tacite.typography;

import java.math.BigDecimal;

/** Numbers as French readers expect them. */
public final class FrenchNumber {

    private FrenchNumber() {}

    /** With a comma: {@code 98,61}. */
    public static String of(BigDecimal number) {
        return decimal(number.toPlainString());
    }

    /** A number that is written with a point: {@code 98,61} for {@code 98.61}. */
    public static String decimal(String written) {
        return written.replace('.', ',');
    }

    /** {@code 20 %}, with the space that French sets before the sign. */
    public static String percent(BigDecimal percent) {
        return percent(of(percent));
    }

    /** {@code 20 %}. */
    public static String percent(long percent) {
        return percent(Long.toString(percent));
    }

    private static String percent(String number) {
        return number + Spaces.NO_BREAK + '%';
    }

    /** {@code 1 037,50 €}, with narrow spaces between thousands. */
    public static String euros(BigDecimal euros) {
        var plain = of(euros);
        int comma = plain.indexOf(',');
        int first = plain.startsWith("-") ? 1 : 0;
        var digits = new StringBuilder(plain);
        for (int thousands = (comma < 0 ? plain.length() : comma) - 3; thousands > first; thousands -= 3) {
            digits.insert(thousands, Spaces.NARROW_NO_BREAK);
        }
        return digits.append(Spaces.NO_BREAK).append('€').toString();
    }
}
