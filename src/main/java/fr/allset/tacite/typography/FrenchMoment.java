package fr.allset.tacite.typography;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments and lengths of time as French readers expect them, in Europe/Paris, to the second where one counts. */
public final class FrenchMoment {

    /** The zone of those who read. */
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("dd/MM/uuuu 'à' HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("dd/MM/uuuu 'à' HH:mm:ss");

    private static final DateTimeFormatter FIGURES = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");

    private FrenchMoment() {}

    /** {@code 02/03/2027 à 09:05}, with its seconds where they are not 0: {@code 02/03/2027 à 09:05:30}. */
    public static String of(Instant moment) {
        var local = moment.atZone(PARIS);
        return (local.getSecond() == 0 ? MINUTES : SECONDS).format(local);
    }

    /** Without its seconds, where they do not count: {@code 02/03/2027 à 09:05}. */
    public static String toTheMinute(Instant moment) {
        return MINUTES.format(moment.atZone(PARIS));
    }

    /** As spreadsheets read it: {@code 02/03/2027 09:05:30}. */
    public static String inFigures(Instant moment) {
        return FIGURES.format(moment.atZone(PARIS));
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
