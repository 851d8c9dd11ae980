package fr.allset.tacite.api;

import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests that came with a key, and what they were answered. */
@Repository
class AnsweredRequests {

    /** As the description of the API says. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration BETWEEN_CLEARINGS = Duration.ofHours(1);

    private static final RowMapper<Earlier> EARLIER = RowMapping.of(Earlier.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Instant cleared = Instant.EPOCH;

    AnsweredRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param status none while it is under way, or when whoever did it was interrupted */
    record Earlier(
            String fingerprint,
            @Nullable Integer status,
            @Nullable String headers,
            @Nullable String answer) {

        Optional<KeptAnswer> kept() {
            return status == null || headers == null
                    ? Optional.empty()
                    : Optional.of(new KeptAnswer(status, headers, answer));
        }
    }

    Optional<Earlier> find(KeyedRequest request) {
        return jdbc.sql("""
                        select fingerprint, status, headers, answer from answered_request
                        where username = :username and idempotency_key = :idempotencyKey""")
                .param("username", request.username())
                .param("idempotencyKey", request.key())
                .query(EARLIER)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when a twin was first; it has committed by now */
    void begin(KeyedRequest request) {
        jdbc.sql("""
                        insert into answered_request (username, idempotency_key, fingerprint, received_at)
                        values (:username, :idempotencyKey, :fingerprint, :now)""")
                .param("username", request.username())
                .param("idempotencyKey", request.key())
                .param("fingerprint", request.fingerprint())
                .param("now", clock.instant())
                .update();
    }

    void end(KeyedRequest request, KeptAnswer answer) {
        jdbc.sql("""
                        update answered_request set status = :status, headers = :headers, answer = :answer
                        where username = :username and idempotency_key = :idempotencyKey""")
                .param("status", answer.status())
                .param("headers", answer.headers())
                .param("answer", answer.answer())
                .param("username", request.username())
                .param("idempotencyKey", request.key())
                .update();
    }

    /** A refusal has changed nothing: its key may come again, with something better. */
    void forget(KeyedRequest request) {
        jdbc.sql("delete from answered_request where username = :username and idempotency_key = :idempotencyKey")
                .param("username", request.username())
                .param("idempotencyKey", request.key())
                .update();
    }

    /** Forgets what is older than {@link #KEPT}; looks at most once an hour. */
    void clear() {
        var now = clock.instant();
        if (cleared.isAfter(now) || cleared.plus(BETWEEN_CLEARINGS).isBefore(now)) {
            cleared = now;
            jdbc.sql("delete from answered_request where received_at < :limit")
                    .param("limit", now.minus(KEPT))
                    .update();
        }
    }
}
