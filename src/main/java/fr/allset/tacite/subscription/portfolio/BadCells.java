package fr.allset.tacite.subscription.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The bad cells of an import, as they are found: all are counted, the first thousand are kept. */
final class BadCells {

    static final int MOST_LISTED = 1_000;

    private static final Comparator<BadCell> AS_IN_THE_FILES =
            Comparator.comparing(BadCell::file).thenComparing(BadCell::row);

    private final List<BadCell> listed = new ArrayList<>();
    private long total;

    void add(PortfolioFile file, int row, String column, String value, String reason, Object... arguments) {
        total++;
        if (listed.size() < MOST_LISTED) {
            listed.add(new BadCell(file, row, column, value, reason, List.of(arguments)));
        }
    }

    boolean isEmpty() {
        return total == 0;
    }

    boolean isFull() {
        return total >= MOST_LISTED;
    }

    long total() {
        return total;
    }

    List<BadCell> listed() {
        return listed.stream().sorted(AS_IN_THE_FILES).toList();
    }
}
