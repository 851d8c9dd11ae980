package fr.allset.tacite.changeletter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a customer is told of a revision: once.
 *
 * @param assessment      the id of the assessment whose words it reads
 * @param wasRevision     the last revision of which a letter told it before; null when this is the first
 * @param language        {@code fr} or {@code en}
 * @param digestDay       the day of the digest that tells it; null: at once
 * @param notice          the id of the letter; null until the digest has gone out
 * @param replacedAt      when another text took its place before any letter told it: the customer never was; null otherwise
 * @param subscriptions   the numbers of those that it names
 * @param acknowledgement null as long as the customer has not answered
 */
public record ChangeNotice(
        String change,
        int revision,
        String customer,
        long assessment,
        Instant recordedAt,
        @Nullable Integer wasRevision,
        String language,
        @Nullable LocalDate digestDay,
        @Nullable Long notice,
        @Nullable Instant replacedAt,
        List<String> subscriptions,
        @Nullable Acknowledgement acknowledgement) {

    public ChangeNotice {
        subscriptions = List.copyOf(subscriptions);
    }

    public boolean isAcknowledged() {
        return acknowledgement != null;
    }
}
