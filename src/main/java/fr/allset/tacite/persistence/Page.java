package fr.allset.tacite.persistence;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a longer list.
 *
 * @param page  from 0
 * @param size  how many a page holds, at least 1
 * @param total how many the whole list holds
 */
public record Page<T>(List<T> entries, int page, int size, long total) {

    public Page {
        entries = List.copyOf(entries);
    }

    /** How many pages there are, at least 1. */
    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** The last one, from 0. */
    public int lastPage() {
        return pages() - 1;
    }

    /** The same part, with something else in the place of each entry. */
    public <R> Page<R> map(Function<? super T, ? extends R> entry) {
        return new Page<>(entries.stream().<R>map(entry).toList(), page, size, total);
    }
}
