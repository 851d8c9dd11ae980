package fr.allset.tacite.time;

import fr.allset.tacite.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * A moment as people and programs write it: {@code 2026-11-23T10:00:30+01:00}, {@code 2026-11-23T09:00:30Z},
 * or in Paris without either.
 */
public final class StatedMoment {

    private StatedMoment() {}

    /**
     * The moment, in whole seconds; null when none is stated.
     *
     * @throws Refusal {@code moment-unreadable}, naming the field, when it is none or in no year from 1 to {@value ContractTime#LAST_YEAR}
     */
    public static @Nullable Instant of(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var moment = instant(
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), Instant::from, LocalDateTime::from));
            if (ContractTime.isNear(moment.atZone(ContractTime.ZONE).toLocalDate())) {
                return moment.truncatedTo(ChronoUnit.SECONDS);
            }
        } catch (DateTimeException unreadable) {
            throw unreadable(text, field);
        }
        throw unreadable(text, field);
    }

    private static Instant instant(TemporalAccessor read) {
        return read instanceof Instant moment
                ? moment
                : LocalDateTime.from(read).atZone(ContractTime.ZONE).toInstant();
    }

    private static Refusal unreadable(String text, String field) {
        return Refusal.unprocessable("moment-unreadable", field, text);
    }
}
