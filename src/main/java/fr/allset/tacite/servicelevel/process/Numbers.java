package fr.allset.tacite.servicelevel.process;

import java.util.Arrays;
import java.util.List;

/** Numbers of subscriptions, as people write several of them, and as a form shows them. */
final class Numbers {

    private static final int LONGEST_LIST = 1000;

    private Numbers() {
    }

    /** Those in a text, separated by commas, semicolons or blanks. */
    static List<String> separated(String text) {
        return Arrays.stream(text.split("[,;\\s]+")).filter(number -> !number.isEmpty()).toList();
    }

    /** One after the other, as much of them as a variable holds. */
    static String listed(List<String> numbers) {
        var list = String.join(", ", numbers);
        return list.length() <= LONGEST_LIST ? list : list.substring(0, LONGEST_LIST) + "… (" + numbers.size() + ")";
    }
}
