package fr.allset.tacite.subscription;

import fr.allset.tacite.persistence.Diary;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What has happened to a subscription: who, when, what. Written once, never changed. */
@Repository
public class SubscriptionDiary {

    /** Who acts when nobody does: a date has come. */
    public static final String TACITE = "tacite";

    /**
     * One event.
     *
     * @param kind  one word for all events of this sort, such as {@code renewed}
     * @param by    the login of whoever caused it, or {@link #TACITE}
     * @param words what happened, a French sentence
     * @param about the public number of what it is about, such as a credit note; null when it is about the subscription alone
     */
    public record Entry(
            Instant at,
            String kind,
            String by,
            String words,
            @Nullable String about) {}

    private static final RowMapping<Entry> ENTRY = Diary.mapping(Entry.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    SubscriptionDiary(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes an event, unless it stands there already: steps may be run twice.
     *
     * @param occurrence what makes it the same event, such as the number of a renewal; at most 60 characters
     * @return false if it stood there
     */
    @Transactional
    public boolean record(String number, String kind, String occurrence, String by, String words) {
        return record(number, kind, occurrence, by, words, null);
    }

    /**
     * As {@link #record(String, String, String, String, String)}, about something with a number of its own.
     *
     * @param about its public number
     */
    @Transactional
    public boolean record(
            String number, String kind, String occurrence, String by, String words, @Nullable String about) {
        return jdbc.sql("""
                        insert into subscription_event (subscription_number, happened_at, kind, occurrence, caused_by, words, about)
                        select :number, cast(:at as timestamp with time zone), :kind, :occurrence, :by, :words, cast(:about as varchar(20))
                        where not exists (select 1 from subscription_event
                            where subscription_number = :number and kind = :kind and occurrence = :occurrence)""")
                        .param("number", number)
                        .param("at", clock.instant())
                        .param("kind", kind)
                        .param("occurrence", occurrence)
                        .param("by", by)
                        .param("words", words)
                        .param("about", about)
                        .update()
                == 1;
    }

    /** All of it, oldest first. */
    public List<Entry> of(String number) {
        return jdbc.sql(
                        "select * from subscription_event where subscription_number = :subscription order by happened_at, id")
                .param("subscription", number)
                .query(ENTRY)
                .list();
    }
}
