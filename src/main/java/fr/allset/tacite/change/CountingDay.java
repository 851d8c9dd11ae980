package fr.allset.tacite.change;

import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.relevance.ChangeFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The day that counts of a change, and whose it is: what a person has stated comes before what Microsoft says. */
public record CountingDay(LocalDate day, Kind kind) {

    /** Which day. */
    public enum Kind {
        ACTION("action", "date limite d'action"),
        EFFECT("effect", "prise d'effet"),
        /** A person has still to say what it means for customers. */
        MICROSOFT_ACTION("microsoft-action", "date limite d'action selon Microsoft"),
        MICROSOFT_END("microsoft-end", "fin de publication par Microsoft");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /** As programs read it. */
        public String code() {
            return code;
        }

        /** In French. */
        public String label() {
            return label;
        }
    }

    /**
     * Until when to act, else from when it holds, else Microsoft's day until which to act, else the end of Microsoft's publication.
     *
     * @param assessment null when nobody has stated anything yet
     * @return none when no day is known
     */
    public static Optional<CountingDay> of(Announcement text, @Nullable Assessment assessment) {
        return Stream.concat(assessment == null ? Stream.empty() : stated(assessment), ofMicrosoft(text).stream())
                .findFirst();
    }

    /** What a person has stated, the day until which to act first. */
    public static Stream<CountingDay> stated(Assessment assessment) {
        return Stream.of(
                        day(assessment.stated().actionBy(), Kind.ACTION),
                        day(assessment.stated().effectiveOn(), Kind.EFFECT))
                .flatMap(Optional::stream);
    }

    /** What Microsoft says. */
    public static Optional<CountingDay> ofMicrosoft(Announcement text) {
        return day(dayOf(text.actionBy()), Kind.MICROSOFT_ACTION)
                .or(() -> day(dayOf(text.endsAt()), Kind.MICROSOFT_END));
    }

    private static Optional<CountingDay> day(@Nullable LocalDate day, Kind kind) {
        return Optional.ofNullable(day).map(known -> new CountingDay(known, kind));
    }

    private static @Nullable LocalDate dayOf(@Nullable Instant moment) {
        return moment == null ? null : ChangeFacts.dayOf(moment);
    }
}
