package fr.allset.tacite.subscription;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.typography.Sentence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long before a term a notice of non-renewal must arrive, where a document of the contract says so (art. 5, T26). The Conditions
 * particulières themselves say nothing: without such a document a notice is in time until the last day of the period.
 *
 * @param number from 1 to {@link Unit#most()}
 * @param source the document that says so, as every text names it, such as « bon de commande n° 2026-118 »
 */
public record NoticePeriod(int number, Unit unit, String source) {

    /** The longest name of a document. */
    public static final int LONGEST_SOURCE = 200;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    /** What is counted. */
    public enum Unit {
        DAYS(366),
        MONTHS(12);

        private final int most;

        Unit(int most) {
            this.most = most;
        }

        /** A notice of more than a year would leave no day of a Période de Reconduction to give it. */
        public int most() {
            return most;
        }

        /** The name in data: {@code days}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The unit of that name, in English or French. */
        public static Optional<Unit> named(String name) {
            return switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "days", "jours", "jour" -> Optional.of(DAYS);
                case "months", "mois" -> Optional.of(MONTHS);
                default -> Optional.empty();
            };
        }
    }

    /** @throws IllegalArgumentException when the number is out of range, or nothing is named as the source */
    public NoticePeriod {
        if (number < 1 || number > unit.most() || source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("No notice period: " + number + " " + unit + ", " + source);
        }
    }

    /**
     * As a form or a program writes it: all three fields, or none.
     *
     * @throws Refusal naming the field that is missing or cannot be
     */
    public static Optional<NoticePeriod> read(@Nullable String number, @Nullable String unit, @Nullable String source) {
        var written = Arrays.asList(number, unit, source).stream()
                .map(text -> text == null ? "" : text.strip())
                .toList();
        if (written.get(0).isEmpty() && written.get(2).isEmpty()) {
            return Optional.empty(); // a form may send the unit that it proposes
        }
        var read = Unit.named(written.get(1))
                .orElseThrow(() -> Refusal.unprocessable("notice-period-unit", "noticeUnit", written.get(1)));
        int counted = WHOLE.matcher(written.get(0)).matches() ? Integer.parseInt(written.get(0)) : 0;
        if (counted < 1 || counted > read.most()) {
            throw Refusal.unprocessable(
                    "notice-period-number", "noticeNumber", Unit.DAYS.most(), Unit.MONTHS.most(), written.get(0));
        }
        if (written.get(2).isEmpty()) {
            throw Refusal.unprocessable("notice-period-source", "noticeSource");
        }
        if (written.get(2).length() > LONGEST_SOURCE
                || written.get(2).codePoints().anyMatch(Character::isISOControl)) {
            throw Refusal.unprocessable("notice-period-source-text", "noticeSource", LONGEST_SOURCE);
        }
        return Optional.of(new NoticePeriod(counted, read, written.get(2)));
    }

    /**
     * The last day on which a notice still prevents the renewal that would begin on {@code term}. It is counted back from that day, which
     * is the reading in favour of whoever gives notice (art. 1190 of the civil code). Without a notice period it is the eve.
     *
     * @param term the first day after the period that is not to be renewed
     */
    public static LocalDate lastDayBefore(LocalDate term, @Nullable NoticePeriod agreed) {
        if (agreed == null) {
            return term.minusDays(1);
        }
        return agreed.unit() == Unit.DAYS ? term.minusDays(agreed.number()) : term.minusMonths(agreed.number());
    }

    /** How long it is, and what says so. */
    public Sentence inWords() {
        return Sentence.of("explanation.notice-period")
                .with("number", number)
                .with("unit", unit.name())
                .with("source", source);
    }

    /** What decides until when a notice is in time: the document that says so, or that none does. */
    public static Sentence rule(@Nullable NoticePeriod agreed) {
        return agreed == null ? Sentence.of("explanation.notice-period.none") : agreed.inWords();
    }
}
