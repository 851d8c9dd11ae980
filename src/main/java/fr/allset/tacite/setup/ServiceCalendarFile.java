package fr.allset.tacite.setup;

import fr.allset.tacite.notification.NoticeAttachment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** The days of a service as a file that the Client's own calendar takes in (RFC 5545): whole days, the same events at each writing. */
final class ServiceCalendarFile {

    private static final String MEDIA_TYPE = "text/calendar; charset=UTF-8";

    private ServiceCalendarFile() {}

    /**
     * @param subscription its number, of which the events' stable names are made
     * @param site         as the Client calls it
     * @param writtenAt    the stamp of every event
     */
    static NoticeAttachment of(String subscription, String site, ServiceDates dates, Instant writtenAt) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//ALLSET SAS//Tacite//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        var service = "Office 365 " + site + " (" + subscription + ")";
        calendar.add(
                day("mise-en-service", subscription, dates.start(), "Date de Mise en Service : " + service, writtenAt));
        if (dates.noticeIsPossible()) {
            calendar.add(day(
                    "dernier-jour-de-denonciation",
                    subscription,
                    dates.lastDayForNotice(),
                    "Dernier jour pour dénoncer la reconduction : " + service,
                    writtenAt));
        }
        calendar.add(day(
                "fin-de-periode-initiale",
                subscription,
                dates.initialLastDay(),
                "Dernier jour de la Période Initiale : " + service,
                writtenAt));
        calendar.add(day(
                "premiere-reconduction",
                subscription,
                dates.renewalFirstDay(),
                "Premier jour de la première Période de Reconduction : " + service,
                writtenAt));
        var file = new ByteArrayOutputStream();
        try {
            new CalendarOutputter().output(calendar, file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new NoticeAttachment("dates-" + subscription + ".ics", MEDIA_TYPE, file.toByteArray());
    }

    private static VEvent day(String name, String subscription, LocalDate day, String summary, Instant writtenAt) {
        var event = new VEvent(false);
        event.add(new Uid(name + "." + subscription + "@tacite.allset.example"));
        event.add(new DtStamp(writtenAt.truncatedTo(ChronoUnit.SECONDS)));
        event.add(new DtStart<>(day));
        event.add(new DtEnd<>(day.plusDays(1)));
        event.add(new Summary(summary));
        event.add(ImmutableTransp.TRANSPARENT);
        return event;
    }
}
