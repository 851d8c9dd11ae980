package fr.allset.tacite.change;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.Component;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person states about a text of a change.
 *
 * @param informs     whether customers are told
 * @param reason      why not; null when they are
 * @param components  which of the suite it touches: whoever is supplied one of these is told
 * @param french      what French customers read; null when they are not told
 * @param english     what the others read; null when there are none
 * @param effectiveOn from when the change holds; null when nobody knows
 * @param actionBy    until when customers are to act; null when they need not, or no day is set
 * @param cancelled   Microsoft has given it up
 * @param urgent      it is told at once, whatever the rule says
 */
public record AssessmentRequest(
        boolean informs,
        @Nullable String reason,
        Set<Component> components,
        @Nullable Words french,
        @Nullable Words english,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate actionBy,
        boolean cancelled,
        boolean urgent) {

    static final int LONGEST_SUBJECT = 120;
    static final int LONGEST_TEXT = 4000;

    /**
     * What customers read.
     *
     * @param toDo null when nothing is asked of them
     */
    public record Words(
            String subject, String meaning, @Nullable String toDo) {

        /**
         * The words of a form.
         *
         * @param suffix of the fields' names
         * @return null when all of it is blank
         * @throws Refusal naming the field, when one of both is missing or one is too long
         */
        public static @Nullable Words of(
                @Nullable String subject, @Nullable String meaning, @Nullable String toDo, String suffix) {
            var said = new String[] {readable(subject), readable(meaning), readable(toDo)};
            if (said[0].isEmpty() && said[1].isEmpty() && said[2].isEmpty()) {
                return null;
            }
            return new Words(
                    stated(said[0].replaceAll("\\s+", " "), "subject" + suffix, LONGEST_SUBJECT),
                    stated(said[1], "meaning" + suffix, LONGEST_TEXT),
                    said[2].isEmpty() ? null : stated(said[2], "toDo" + suffix, LONGEST_TEXT));
        }

        /** Whether they name a day. */
        boolean names(LocalDate day) {
            return DayInWords.isNamed(day, subject + "\n" + meaning + "\n" + (toDo == null ? "" : toDo));
        }

        private static String readable(@Nullable String text) {
            return text == null ? "" : StatedReason.readable(text);
        }

        private static String stated(String text, String field, int longest) {
            if (text.isEmpty()) {
                throw Refusal.unprocessable("text-missing", field, field);
            }
            if (text.length() > longest) {
                throw Refusal.unprocessable("text-too-long", field, field, longest);
            }
            return text;
        }
    }

    /** @throws Refusal when the reason, the components or the French words are missing, or only one of both languages asks for something */
    public AssessmentRequest {
        components = Set.copyOf(components);
        if (informs) {
            if (components.isEmpty()) {
                throw Refusal.unprocessable("change-components-missing", "components");
            }
            if (french == null) {
                throw Refusal.unprocessable("text-missing", "subject", "subject");
            }
            if (english != null && (english.toDo() == null) != (french.toDo() == null)) {
                throw Refusal.unprocessable("change-languages-differ", "toDoEn");
            }
            if (actionBy != null && french.toDo() == null) {
                throw Refusal.unprocessable("change-to-do-missing", "toDo");
            }
            reason = null;
        } else {
            reason = StatedReason.of(reason);
        }
    }

    /** Told to customers. */
    public static AssessmentRequest informing(
            Collection<Component> components,
            Words french,
            @Nullable Words english,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate actionBy,
            boolean cancelled,
            boolean urgent) {
        return new AssessmentRequest(
                true, null, Set.copyOf(components), french, english, effectiveOn, actionBy, cancelled, urgent);
    }

    /** Not told, for a reason. */
    public static AssessmentRequest withoutNotice(@Nullable String reason, Collection<Component> components) {
        return new AssessmentRequest(false, reason, Set.copyOf(components), null, null, null, null, false, false);
    }

    /** The day that counts: the earlier of the one until which to act and the one from which it holds; null when neither is known. */
    public @Nullable LocalDate counts() {
        return actionBy == null || (effectiveOn != null && effectiveOn.isBefore(actionBy)) ? effectiveOn : actionBy;
    }

    /** The later of both; null when neither is known. */
    public @Nullable LocalDate lastDay() {
        return actionBy == null || (effectiveOn != null && effectiveOn.isAfter(actionBy)) ? effectiveOn : actionBy;
    }

    /** Whether customers are asked to act: then a second person looks at it. */
    public boolean asksToAct() {
        return informs && french != null && french.toDo() != null && !cancelled;
    }
}
