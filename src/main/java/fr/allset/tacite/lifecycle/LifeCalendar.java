package fr.allset.tacite.lifecycle;

import static fr.allset.tacite.lifecycle.FrenchWords.colon;
import static fr.allset.tacite.lifecycle.FrenchWords.day;
import static fr.allset.tacite.lifecycle.FrenchWords.named;

import fr.allset.tacite.renewal.RenewalNotice;
import fr.allset.tacite.renewal.RenewalNotices;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.TermOutcome;
import fr.allset.tacite.terms.TacitRenewalLaw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The periods around today with their contract months, and the days that count (art. 5).
 *
 * @param today    marked where it falls
 * @param previous the period before
 * @param current  the period that today falls in; before the service starts, the Période Initiale to come; of a life that is over, the
 *                 period in which it ended
 * @param next     the period after; none when the service ends by then
 * @param marks    the days that count in the current period, in order
 */
public record LifeCalendar(
        LocalDate today,
        @Nullable Period previous,
        Period current,
        @Nullable Period next,
        List<Mark> marks) {

    /** @param name in French, with its number */
    public record Period(
            String name,
            ServicePeriod.Kind kind,
            int renewalIndex,
            LocalDate firstDay,
            LocalDate lastDay,
            List<Month> months) {}

    /**
     * A contract month.
     *
     * @param index     from 1 within its period
     * @param firstYear whether it belongs to the first year of the Période Initiale, which article 5 a) counts in full
     * @param today     whether today falls in it
     * @param served    whether the service is supplied in it, wholly or in part
     */
    public record Month(
            int index, LocalDate firstDay, LocalDate lastDay, boolean firstYear, boolean today, boolean served) {}

    /** A day that counts. */
    public record Mark(LocalDate day, Kind kind, String words) {

        /** Why it counts. */
        public enum Kind {
            START,
            FIRST_YEAR_END,
            INFORMATION,
            ANNOUNCEMENT,
            LAST_DAY_OF_NOTICE,
            TERM,
            END;

            /** The name in data: {@code last_day_of_notice}. */
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** What is of no use when no renewal comes. */
    static final Set<Mark.Kind> BEFORE_A_RENEWAL =
            EnumSet.of(Mark.Kind.INFORMATION, Mark.Kind.ANNOUNCEMENT, Mark.Kind.LAST_DAY_OF_NOTICE);

    public LifeCalendar {
        marks = List.copyOf(marks);
    }

    /** @param planned the announcements before the end of {@link #around} */
    static LifeCalendar of(Subscription subscription, TacitRenewalLaw law, RenewalNotices planned, LocalDate today) {
        var calendar = subscription.calendar();
        var current = around(subscription, today);
        var end = end(subscription);
        var previous = current.kind() == ServicePeriod.Kind.INITIAL
                ? Optional.<ServicePeriod>empty()
                : calendar.periodOn(current.firstDay().minusDays(1));
        var next = Optional.of(calendar.after(current)).filter(after -> end == null || end.isAfter(after.firstDay()));
        return new LifeCalendar(
                today,
                previous.map(period -> period(period, subscription, end, today)).orElse(null),
                period(current, subscription, end, today),
                next.map(period -> period(period, subscription, end, today)).orElse(null),
                marks(subscription, current, end, law, planned));
    }

    /** The period that the calendar is about. */
    static ServicePeriod around(Subscription subscription, LocalDate today) {
        var calendar = subscription.calendar();
        var day = subscription.endedOn() != null && !subscription.endedOn().isAfter(today)
                ? subscription.endedOn().minusDays(1)
                : today;
        return calendar.periodOn(day).orElseGet(calendar::initialPeriod);
    }

    /** The first day no longer served, as far as it is known; a confirmed termination comes before a notice (art. 5). */
    static @Nullable LocalDate end(Subscription subscription) {
        if (subscription.endedOn() != null) {
            return subscription.endedOn();
        }
        return subscription.plannedEnd() != null ? subscription.plannedEnd() : subscription.nonRenewedFrom();
    }

    private static Period period(
            ServicePeriod period, Subscription subscription, @Nullable LocalDate end, LocalDate today) {
        boolean initial = period.kind() == ServicePeriod.Kind.INITIAL;
        var months = IntStream.rangeClosed(1, period.monthCount())
                .mapToObj(index -> {
                    var first = period.monthFirstDay(index);
                    var last = period.monthLastDay(index);
                    return new Month(
                            index,
                            first,
                            last,
                            initial && first.isBefore(subscription.calendar().firstYearEnd()),
                            !today.isBefore(first) && !today.isAfter(last),
                            end == null || first.isBefore(end));
                })
                .toList();
        return new Period(
                named(period), period.kind(), period.renewalIndex(), period.firstDay(), period.lastDay(), months);
    }

    private static List<Mark> marks(
            Subscription subscription,
            ServicePeriod period,
            @Nullable LocalDate end,
            TacitRenewalLaw law,
            RenewalNotices planned) {
        var marks = new ArrayList<Mark>();
        boolean initial = period.kind() == ServicePeriod.Kind.INITIAL;
        marks.add(new Mark(
                period.firstDay(),
                Mark.Kind.START,
                initial
                        ? "Date de Mise en Service, la Période Initiale commence"
                        : "La " + named(period) + " commence"));
        var firstYearEnd = subscription.calendar().firstYearEnd();
        if (initial && firstYearEnd.isBefore(period.end())) {
            marks.add(new Mark(
                    firstYearEnd.minusDays(1),
                    Mark.Kind.FIRST_YEAR_END,
                    "Fin de la première année de la Période Initiale (art. 5 a)"));
        }
        var lastDay = subscription.lastDayOfNotice(period.end());
        for (var notice : planned.notices()) {
            marks.add(new Mark(
                    notice.day(),
                    notice.kind() == RenewalNotice.Kind.INFORMATION ? Mark.Kind.INFORMATION : Mark.Kind.ANNOUNCEMENT,
                    words(notice, law, lastDay, !lastDay.isBefore(period.firstDay()))));
        }
        if (!lastDay.isBefore(period.firstDay())) {
            marks.add(new Mark(
                    lastDay,
                    Mark.Kind.LAST_DAY_OF_NOTICE,
                    "Dernier jour pour dénoncer la reconduction du " + day(period.end())));
        }
        marks.add(new Mark(period.lastDay(), Mark.Kind.TERM, "Terme de la " + named(period)));
        if (end != null) {
            marks.removeIf(
                    mark -> !mark.day().isBefore(end) || (mark.kind() == Mark.Kind.TERM && end.equals(period.end())));
            if (!end.isAfter(period.end())) {
                marks.add(new Mark(
                        end.minusDays(1),
                        Mark.Kind.END,
                        (end.equals(period.end()) ? "Terme de la " + named(period) + colon() : "")
                                + "dernier jour servi"));
            }
        }
        if (TermOutcome.of(subscription, period.end()) != TermOutcome.RENEWED) {
            marks.removeIf(mark -> BEFORE_A_RENEWAL.contains(mark.kind()));
        }
        marks.sort(Comparator.comparing(Mark::day));
        return marks;
    }

    private static String words(RenewalNotice notice, TacitRenewalLaw law, LocalDate lastDay, boolean refusable) {
        return notice.kind() == RenewalNotice.Kind.INFORMATION
                ? "Information du non-professionnel, au plus tard le "
                        + day(law.windowBefore(lastDay).lastDay()) + " (art. L215-1 et L215-3)"
                : "Annonce de la reconduction, " + FrenchWords.days(notice.daysBefore())
                        + (refusable ? " avant le dernier jour pour dénoncer" : " avant le terme");
    }
}
