package fr.allset.tacite.failure.process;

import java.util.List;

/** Numbers of subscriptions, as a form shows them. */
final class Numbers {

    private static final int LONGEST_LIST = 1000;

    private Numbers() {}

    /** One after the other, as much of them as a variable holds. */
    static String listed(List<String> numbers) {
        var list = String.join(", ", numbers);
        return list.length() <= LONGEST_LIST ? list : list.substring(0, LONGEST_LIST) + "… (" + numbers.size() + ")";
    }
}
