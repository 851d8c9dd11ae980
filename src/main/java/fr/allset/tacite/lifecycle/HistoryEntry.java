package fr.allset.tacite.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened in the life of a subscription.
 *
 * @param at    when; midnight in Paris of what is only known by its day
 * @param by    who, by the name that the reader may see
 * @param words what, a French sentence
 * @param more  where more stands about it
 */
public record HistoryEntry(
        Instant at, String by, String words, @Nullable Reference more) {

    HistoryEntry by(String name) {
        return new HistoryEntry(at, name, words, more);
    }
}
