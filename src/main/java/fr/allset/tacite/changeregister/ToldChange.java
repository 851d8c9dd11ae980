package fr.allset.tacite.changeregister;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.CountingDay;
import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.changeletter.CustomerDelivery;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.persistence.TextSearch;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A revision as one customer is told of it.
 *
 * @param text       Microsoft's, without its body
 * @param assessment whose words it reads
 * @param delivery   null as long as the digest has not gone out
 */
public record ToldChange(
        ChangeNotice notice,
        ChangeRevision revision,
        Announcement text,
        Assessment assessment,
        @Nullable ChangeDelivery delivery) {

    /** Of each change what a letter has told last, in the order of those given, which is the newest first. */
    public static List<ToldChange> latest(List<ToldChange> told) {
        var latest = new LinkedHashMap<String, ToldChange>();
        told.stream()
                .filter(ToldChange::isTold)
                .forEach(one -> latest.merge(
                        one.notice().change(),
                        one,
                        (first, other) ->
                                other.notice().revision() > first.notice().revision() ? other : first));
        return List.copyOf(latest.values());
    }

    /** Whether a letter has told it; otherwise it waits for a digest, or another text took its place before. */
    public boolean isTold() {
        return delivery != null;
    }

    public CustomerDelivery.State state() {
        return ChangeDelivery.state(notice, delivery);
    }

    /** What it reads, in its language. */
    public AssessmentRequest.Words words() {
        var stated = assessment.stated();
        return notice.language().equals("en") && stated.english() != null
                ? stated.english()
                : Objects.requireNonNull(stated.french());
    }

    /** Whether its number, Microsoft's, or what the customer reads contains a text, in any case. */
    public boolean matches(String text) {
        return Stream.of(notice.change(), text().id(), words().subject())
                .anyMatch(one -> TextSearch.contains(one, text));
    }

    public Optional<CountingDay> day() {
        return CountingDay.of(text, assessment);
    }

    /** Whether nothing is left to come of it: it is closed, or its text is no longer shown and its day has passed. */
    public boolean isOver(LocalDate today) {
        return switch (revision.status()) {
            case CLOSED, WITHOUT_NOTICE -> true;
            case SUPERSEDED -> day().map(counts -> counts.day().isBefore(today)).orElse(true);
            case TO_ASSESS, TO_REVIEW, TELLING, TOLD -> false;
        };
    }
}
