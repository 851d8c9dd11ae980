package fr.allset.tacite.time;

import fr.allset.tacite.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A moment as people and programs write it: {@code 2026-11-23T10:00:30+01:00} or {@code 2026-11-23T09:00:30Z}. Without an offset the
 * hour of an autumn night could be either of two, so it is refused at any time of the year.
 */
public final class StatedMoment {

    /** Winter and summer in Paris. */
    private static final Set<ZoneOffset> OF_PARIS = Set.of(ZoneOffset.ofHours(1), ZoneOffset.ofHours(2));

    private StatedMoment() {}

    /**
     * The moment, in whole seconds; null when none is stated.
     *
     * @throws Refusal naming the field. {@code moment-unreadable} when it is none or in no year from 1 to
     *                 {@value ContractTime#LAST_YEAR}. {@code moment-without-offset}. {@code moment-skipped} when it has an offset
     *                 of Paris and the clocks there leap over that hour
     */
    public static @Nullable Instant of(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var stated = read(text, field);
        var moment = stated.toInstant();
        if (!ContractTime.isNear(
                LocalDateTime.ofInstant(moment, ContractTime.ZONE).toLocalDate())) {
            throw unreadable(text, field);
        }
        if (OF_PARIS.contains(stated.getOffset()) && isSkipped(stated.toLocalDateTime())) {
            throw Refusal.unprocessable("moment-skipped", field, text);
        }
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * The moment that a clock in Paris shows, as a browser's field has it: {@code 2026-11-23T10:00}. In the hour that comes twice it is
     * the first; null when none is stated.
     *
     * @throws Refusal {@code moment-unreadable} or {@code moment-skipped}, naming the field
     */
    public static @Nullable Instant inParis(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var shown = LocalDateTime.parse(text.strip());
            if (!ContractTime.isNear(shown.toLocalDate())) {
                throw unreadable(text, field);
            }
            if (isSkipped(shown)) {
                throw Refusal.unprocessable("moment-skipped", field, text);
            }
            return shown.atZone(ContractTime.ZONE).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException unreadable) {
            throw unreadable(text, field);
        }
    }

    private static OffsetDateTime read(String text, String field) {
        try {
            var read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            if (read instanceof OffsetDateTime stated) {
                return stated;
            }
        } catch (DateTimeException unreadable) {
            throw unreadable(text, field);
        }
        throw Refusal.unreadable("moment-without-offset", field, text);
    }

    /** Whether no clock in Paris ever shows that hour of that day. */
    private static boolean isSkipped(LocalDateTime shown) {
        return ContractTime.ZONE.getRules().getValidOffsets(shown).isEmpty();
    }

    private static Refusal unreadable(String text, String field) {
        return Refusal.unreadable("moment-unreadable", field, text);
    }
}
