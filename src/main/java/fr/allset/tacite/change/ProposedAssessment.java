package fr.allset.tacite.change;

import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.subscription.Component;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What whoever assesses a text finds on the form: what Microsoft says, and the words of the assessment before it. A date that Microsoft
 * has moved is proposed anew; the person decides.
 *
 * @param french      null when the change was not told before
 * @param english     null when it was not told in English before
 * @param effectiveOn null when nobody knows
 * @param actionBy    never a day that has passed
 * @param cancelled   the message has vanished, or its title says so
 */
public record ProposedAssessment(
        Set<Component> components,
        @Nullable Words french,
        @Nullable Words english,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate actionBy,
        boolean cancelled,
        boolean urgent) {

    private static final Pattern CANCELLED = Pattern.compile("\\(\\s*cancell?ed\\s*\\)", Pattern.CASE_INSENSITIVE);

    public ProposedAssessment {
        components = Set.copyOf(components);
    }

    /** What was stated before, and on which text. */
    public record Earlier(AssessmentRequest stated, Announcement text) {}

    /**
     * @param withdrawn Microsoft does not show the message any more
     * @param named     the components that its services mean
     * @param earlier   null when the change was not assessed before
     */
    public static ProposedAssessment of(
            Announcement text, boolean withdrawn, Set<Component> named, @Nullable Earlier earlier, LocalDate today) {
        var microsofts = text.actionBy() == null ? null : ChangeFacts.dayOf(text.actionBy());
        boolean cancelled = withdrawn || CANCELLED.matcher(text.title()).find();
        if (earlier == null) {
            return new ProposedAssessment(named, null, null, microsofts, ahead(microsofts, today), cancelled, false);
        }
        var stated = earlier.stated();
        var was = earlier.text().actionBy() == null
                ? null
                : ChangeFacts.dayOf(earlier.text().actionBy());
        boolean moved = !Objects.equals(was, microsofts);
        return new ProposedAssessment(
                components(text, named, earlier),
                stated.french(),
                stated.english(),
                moved ? microsofts : stated.informs() ? stated.effectiveOn() : microsofts,
                ahead(moved || !stated.informs() ? microsofts : stated.actionBy(), today),
                cancelled,
                stated.urgent());
    }

    /** Those stated before; new services add theirs. */
    private static Set<Component> components(Announcement text, Set<Component> named, Earlier earlier) {
        if (earlier.stated().components().isEmpty()
                || WasNow.of(earlier.text(), text).services()) {
            var all = EnumSet.noneOf(Component.class);
            all.addAll(named);
            all.addAll(earlier.stated().components());
            return all;
        }
        return earlier.stated().components();
    }

    private static @Nullable LocalDate ahead(@Nullable LocalDate day, LocalDate today) {
        return day == null || day.isBefore(today) ? null : day;
    }
}
