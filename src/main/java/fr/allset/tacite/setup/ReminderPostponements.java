package fr.allset.tacite.setup;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.setup.ReminderPlan.Reminder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reminders of documents to accept that process owners have postponed: added, read, and never changed. */
@Repository
class ReminderPostponements {

    private record Postponed(int reminder, LocalDate postponedTo) {}

    private static final RowMapping<Postponed> POSTPONED = RowMapping.of(Postponed.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    ReminderPostponements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The days that hold since the Client was asked last, by {@link Reminder#afterDays}. */
    Map<Integer, LocalDate> of(AcceptanceRequest file) {
        var days = new HashMap<Integer, LocalDate>();
        jdbc.sql("""
                        select reminder, postponed_to from acceptance_reminder_postponement
                        where file_number = :file and asking = :asking order by id""")
                .param("file", file.number())
                .param("asking", file.asking())
                .query(POSTPONED)
                .list()
                .forEach(one -> days.put(one.reminder(), one.postponedTo()));
        return days;
    }

    void add(AcceptanceRequest file, Reminder reminder, LocalDate to, String reason, String by) {
        jdbc.sql("""
                        insert into acceptance_reminder_postponement (file_number, asking, reminder, planned_on, postponed_to, reason,
                            postponed_by, postponed_at)
                        values (:file, :asking, :reminder, :plannedOn, :postponedTo, :why, :by, :now)""")
                .param("file", file.number())
                .param("asking", file.asking())
                .param("reminder", reminder.afterDays())
                .param("plannedOn", reminder.day())
                .param("postponedTo", to)
                .param("why", reason)
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }
}
