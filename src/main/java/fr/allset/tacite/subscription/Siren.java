package fr.allset.tacite.subscription;

import java.util.regex.Pattern;

/** The number under which INSEE knows a company: nine digits, the last of which checks the others. */
public final class Siren {

    private static final Pattern NINE_DIGITS = Pattern.compile("\\d{9}");

    private Siren() {}

    /** What is written, without the blanks between groups of digits. */
    public static String digits(String written) {
        return written.replaceAll("[ \\u00A0\\u202F]", "");
    }

    public static boolean hasNineDigits(String siren) {
        return NINE_DIGITS.matcher(siren).matches();
    }

    /** Whether there can be such a company: nine digits of which the last one is right. */
    public static boolean exists(String siren) {
        return hasNineDigits(siren) && passesLuhn(siren);
    }

    /** The check digit of INSEE: every second digit from the right counts twice. */
    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
