package fr.allset.tacite.availability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The union of some stretches of time in seconds (D07), ready to be asked how much of it lies within another stretch. */
final class SecondsUnion {

    static final SecondsUnion NONE = new SecondsUnion(List.of());

    private final long[] starts;
    private final long[] ends;
    /** How much lies before each stretch. */
    private final long[] before;

    private SecondsUnion(List<long[]> disjoint) {
        starts = disjoint.stream().mapToLong(stretch -> stretch[0]).toArray();
        ends = disjoint.stream().mapToLong(stretch -> stretch[1]).toArray();
        before = new long[starts.length + 1];
        for (int i = 0; i < starts.length; i++) {
            before[i + 1] = before[i] + ends[i] - starts[i];
        }
    }

    /** @param stretches each from its first second until, and without, its second; one that ends before it begins is nothing */
    static SecondsUnion of(Collection<long[]> stretches) {
        var disjoint = new ArrayList<long[]>();
        stretches.stream()
                .filter(stretch -> stretch[1] > stretch[0])
                .sorted(Comparator.comparingLong(stretch -> stretch[0]))
                .forEach(stretch -> {
                    var last = disjoint.isEmpty() ? null : disjoint.get(disjoint.size() - 1);
                    if (last != null && stretch[0] <= last[1]) {
                        last[1] = Math.max(last[1], stretch[1]);
                    } else {
                        disjoint.add(stretch.clone());
                    }
                });
        return new SecondsUnion(disjoint);
    }

    long length() {
        return before[starts.length];
    }

    /** How many of the seconds lie from {@code from} until, and without, {@code to}. */
    long lengthWithin(long from, long to) {
        return upTo(to) - upTo(from);
    }

    private long upTo(long second) {
        int found = Arrays.binarySearch(starts, second);
        int begun = found >= 0 ? found : -found - 1;
        return begun == 0 ? 0 : before[begun - 1] + Math.min(second, ends[begun - 1]) - starts[begun - 1];
    }
}
