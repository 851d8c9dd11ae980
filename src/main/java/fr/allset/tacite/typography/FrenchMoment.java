package fr.allset.tacite.typography;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Moments and lengths of time as French readers expect them, in Europe/Paris, to the second where one counts. */
public final class FrenchMoment {

    /** The zone of those who read. */
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("dd/MM/uuuu 'à' HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("dd/MM/uuuu 'à' HH:mm:ss");

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter FIGURES = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");

    private FrenchMoment() {}

    /**
     * {@code 02/03/2027 à 09:05}, with its seconds where they are not 0: {@code 02/03/2027 à 09:05:30}. In the hour that an autumn night
     * has twice, here and below, it is said which one: {@code 25/10/2026 à 02:30 (heure d'hiver)}.
     */
    public static String of(Instant moment) {
        var local = moment.atZone(PARIS);
        return written(local, local.getSecond() == 0 ? MINUTES : SECONDS);
    }

    /** Without its seconds, where they do not count: {@code 02/03/2027 à 09:05}. */
    public static String toTheMinute(Instant moment) {
        return written(moment.atZone(PARIS), MINUTES);
    }

    /** The hour alone, where the day stands beside it: {@code 09:05}. */
    public static String hour(Instant moment) {
        return written(moment.atZone(PARIS), HOUR);
    }

    /** As spreadsheets read it: {@code 02/03/2027 09:05:30}; in the hour that comes twice it is a text. */
    public static String inFigures(Instant moment) {
        return written(moment.atZone(PARIS), FIGURES);
    }

    private static String written(ZonedDateTime local, DateTimeFormatter format) {
        var rules = PARIS.getRules();
        if (rules.getValidOffsets(local.toLocalDateTime()).size() < 2) {
            return format.format(local);
        }
        return format.format(local)
                + (rules.isDaylightSavings(local.toInstant()) ? " (heure d'été)" : " (heure d'hiver)");
    }

    /** So many seconds, as {@link #lasting(Duration)} has them. */
    public static String lasting(long seconds) {
        return lasting(Duration.ofSeconds(seconds));
    }

    /** {@code 7 h 12 min}, {@code 45 s}, {@code 26 h 0 min 1 s}; {@code 0 s} for none. Never in days, which may have 23 or 25 hours. */
    public static String lasting(Duration time) {
        long seconds = Math.abs(time.toSeconds());
        var text = new StringBuilder(time.isNegative() && seconds > 0 ? "−" : "");
        if (seconds >= 3600) {
            text.append(seconds / 3600).append(Spaces.NO_BREAK).append('h').append(seconds % 3600 > 0 ? " " : "");
        }
        if (seconds >= 60 && seconds % 3600 > 0) {
            text.append(seconds % 3600 / 60)
                    .append(Spaces.NO_BREAK)
                    .append("min")
                    .append(seconds % 60 > 0 ? " " : "");
        }
        if (seconds % 60 > 0 || seconds == 0) {
            text.append(seconds % 60).append(Spaces.NO_BREAK).append('s');
        }
        return text.toString();
    }
}
