package fr.allset.tacite.failure;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import fr.allset.tacite.terms.Holidays;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.time.ContractTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * The hours in which failures are taken in charge: « cinq jours sur sept (5/7), entre 9H00 et 18H00 » (art. 3). They are Monday to
 * Friday (R05), Europe/Paris, with or without public holidays (R06). A day is open from its first moment until, and without, its
 * last (R08).
 */
final class SupportHours {

    private final LocalTime opens;
    private final LocalTime closes;
    private final boolean closedOnHolidays;

    private SupportHours(LocalTime opens, LocalTime closes, boolean closedOnHolidays) {
        this.opens = opens;
        this.closes = closes;
        this.closedOnHolidays = closedOnHolidays;
    }

    /** Those of the terms. */
    public static SupportHours of(ServiceQuality quality) {
        return new SupportHours(
                quality.supportFrom(), quality.supportTo(), quality.readings().holidays() == Holidays.FR);
    }

    /** Whether failures are taken in charge at that moment. */
    public boolean areOpenAt(Instant moment) {
        var local = moment.atZone(ContractTime.ZONE);
        return isWorkingDay(local.toLocalDate())
                && !local.toLocalTime().isBefore(opens)
                && local.toLocalTime().isBefore(closes);
    }

    /** That moment if it is within the hours, else the next opening. */
    public Instant openFrom(Instant moment) {
        if (areOpenAt(moment)) {
            return moment;
        }
        var local = moment.atZone(ContractTime.ZONE);
        var day = local.toLocalTime().isBefore(opens)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return at(day, opens).toInstant();
    }

    /** The moment at which so much of these hours has passed since {@code from}: at closing time if that is when it is used up (R07). */
    public Instant after(Instant from, Duration time) {
        var left = time;
        var moment = openFrom(from);
        while (true) {
            var closing =
                    at(LocalDate.ofInstant(moment, ContractTime.ZONE), closes).toInstant();
            var today = Duration.between(moment, closing);
            if (left.compareTo(today) <= 0) {
                return moment.plus(left);
            }
            left = left.minus(today);
            moment = openFrom(closing);
        }
    }

    private boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !(closedOnHolidays && NationalHolidays.INSTANCE.isHoliday(day));
    }

    private static ZonedDateTime at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ContractTime.ZONE);
    }

    /** Read when the first contract wants them. */
    private static final class NationalHolidays {

        private static final HolidayManager INSTANCE =
                HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));
    }
}
