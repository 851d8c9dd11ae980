package fr.allset.tacite.time;

import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The zone in which the engine's instants are written in this database, and in no other. Noted when the database is new. In one that is
 * older, a letter and the process that sends it were begun at the same instant. Our row says it with its zone, the engine's without.
 */
@Component
class DatabaseZone {

    static final String ZONE = "UTC";

    private static final RowMapping<Letter> LETTER = RowMapping.of(Letter.class);
    private static final int LETTERS_LOOKED_AT = 51;
    /** More than there is between the two of one letter, less than between two zones. */
    private static final Duration NO_ZONE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock wall = Clock.tickMillis(ZoneOffset.UTC);

    /** @throws IllegalStateException when it was written in another zone: no timer would be due when it should be */
    DatabaseZone(JdbcClient jdbc) {
        this.jdbc = jdbc;
        check();
    }

    final void check() {
        var noted = noted();
        if (noted.isEmpty()) {
            requireNoOffset();
            note();
        } else if (!noted.get().equals(ZONE)) {
            throw new IllegalStateException(
                    ("The engine's instants in this database are written in the zone %s, and Tacite reads them"
                                    + " in %s. See docs/operations/time-zone.md.")
                            .formatted(noted.get(), ZONE));
        }
    }

    private Optional<String> noted() {
        return jdbc.sql("select zone from database_zone").query(String.class).optional();
    }

    private void note() {
        try {
            jdbc.sql("insert into database_zone (id, zone, noted_at) values (1, :zone, :now)")
                    .param("zone", ZONE)
                    .param("now", wall.instant())
                    .update();
        } catch (DuplicateKeyException noted) {
            // by another node that starts at this moment, and has looked at the same rows
        }
    }

    private void requireNoOffset() {
        var offset = hasAnEngine() ? offset() : Duration.ZERO;
        if (offset.abs().compareTo(NO_ZONE) > 0) {
            throw new IllegalStateException(
                    ("The engine's instants in this database are written in another zone than %s: they are ahead"
                                    + " by %s. See docs/operations/time-zone.md.")
                            .formatted(ZONE, offset));
        }
    }

    private boolean hasAnEngine() {
        var tables = jdbc.sql("""
                        select count(*) from information_schema.tables
                        where lower(table_name) = 'act_hi_procinst'
                            and table_schema = current_schema""").query(Integer.class);
        return tables.single() > 0;
    }

    /** The one in the middle: a letter that was sent once more has a process that began later. */
    private Duration offset() {
        var offsets = jdbc.sql("""
                        select n.recorded_at, p.start_time_ as begun_at
                        from notice n
                        join act_hi_procinst p on p.business_key_ = cast(n.id as varchar(20))
                        where p.proc_def_key_ = 'send-notice'
                        order by n.id desc limit :letters""").param("letters", LETTERS_LOOKED_AT).query(LETTER).list().stream()
                .map(Letter::offset)
                .sorted()
                .toList();
        return offsets.isEmpty() ? Duration.ZERO : offsets.get(offsets.size() / 2);
    }

    /** @param begunAt as the engine has written it, without a zone */
    private record Letter(Instant recordedAt, LocalDateTime begunAt) {

        Duration offset() {
            return Duration.between(recordedAt, begunAt.toInstant(ZoneOffset.UTC));
        }
    }
}
