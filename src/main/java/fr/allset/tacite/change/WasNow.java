package fr.allset.tacite.change;

import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.relevance.ChangeFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a text of Microsoft's says otherwise than an earlier one: « was / now ».
 *
 * @param dates    Microsoft's days that have moved, in the order of {@link Day}
 * @param title    whether the title differs
 * @param body     whether the text differs
 * @param services whether other services are named
 * @param major    whether it is called major, or no longer
 */
public record WasNow(List<MovedDay> dates, boolean title, boolean body, boolean services, boolean major) {

    /** Which of Microsoft's days. */
    public enum Day {
        ACTION("date limite d'action"),
        START("début de publication"),
        END("fin de publication");

        private final String label;

        Day(String label) {
            this.label = label;
        }

        /** In French. */
        public String label() {
            return label;
        }
    }

    /**
     * A day that has moved.
     *
     * @param was null: it was not set
     * @param now null: it is no longer set
     */
    public record MovedDay(
            Day day, @Nullable LocalDate was, @Nullable LocalDate now) {}

    public WasNow {
        dates = List.copyOf(dates);
    }

    public static WasNow of(Announcement was, Announcement now) {
        var dates = new ArrayList<MovedDay>();
        add(dates, Day.ACTION, was.actionBy(), now.actionBy());
        add(dates, Day.START, was.startsAt(), now.startsAt());
        add(dates, Day.END, was.endsAt(), now.endsAt());
        return new WasNow(
                dates,
                !was.title().equals(now.title()),
                !was.body().equals(now.body()),
                !new TreeSet<>(was.services()).equals(new TreeSet<>(now.services())),
                was.isMajor() != now.isMajor());
    }

    private static void add(List<MovedDay> dates, Day day, @Nullable Instant was, @Nullable Instant now) {
        var before = was == null ? null : ChangeFacts.dayOf(was);
        var after = now == null ? null : ChangeFacts.dayOf(now);
        if (!Objects.equals(before, after)) {
            dates.add(new MovedDay(day, before, after));
        }
    }
}
