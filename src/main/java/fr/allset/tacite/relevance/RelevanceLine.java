package fr.allset.tacite.relevance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table {@code change-relevance}: what must be so of a message, and what the table then says. Conditions that are null
 * hold of any message.
 *
 * @param category one of {@link Category}'s words
 * @param severity one of {@link Severity}'s words
 * @param assess   whether a person assesses the message; otherwise it is filed
 * @param because  why, in French, on one line; 1 to {@value #LONGEST_REASON} characters
 */
public record RelevanceLine(
        @Nullable Boolean followed,
        @Nullable Boolean ahead,
        @Nullable Boolean major,
        @Nullable Boolean retirement,
        @Nullable Boolean actionDate,
        @Nullable Category category,
        @Nullable Severity severity,
        boolean assess,
        String because) {

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 300;

    /** What Microsoft calls the sort of a message. */
    public enum Category {
        PLAN_FOR_CHANGE("planforchange", "à prévoir"),
        STAY_INFORMED("stayinformed", "pour information"),
        PREVENT_OR_FIX_ISSUE("preventorfixissue", "à éviter ou à corriger");

        private final String word;
        private final String label;

        Category(String word, String label) {
            this.word = word;
            this.label = label;
        }

        /** Microsoft's, in lower case. */
        public String word() {
            return word;
        }

        /** In French. */
        public String label() {
            return label;
        }

        public static Optional<Category> of(String word) {
            return Stream.of(values())
                    .filter(category -> category.word.equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /** How grave Microsoft calls a message. */
    public enum Severity {
        NORMAL("normal", "normale"),
        HIGH("high", "élevée"),
        CRITICAL("critical", "critique");

        private final String word;
        private final String label;

        Severity(String word, String label) {
            this.word = word;
            this.label = label;
        }

        /** Microsoft's, in lower case. */
        public String word() {
            return word;
        }

        /** In French. */
        public String label() {
            return label;
        }

        public static Optional<Severity> of(String word) {
            return Stream.of(values())
                    .filter(severity -> severity.word.equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /** Whether it is about a message. */
    public boolean fits(ChangeFacts facts) {
        return holds(followed, facts.followed())
                && holds(ahead, facts.ahead())
                && holds(major, facts.major())
                && holds(retirement, facts.retirement())
                && holds(actionDate, facts.actionDate())
                && (category == null || category.word().equals(facts.category()))
                && (severity == null || severity.word().equals(facts.severity()));
    }

    private static boolean holds(@Nullable Boolean condition, boolean fact) {
        return condition == null || condition == fact;
    }

    /** Whether it is about all messages that another one is about, so that the other is never asked after it. */
    public boolean covers(RelevanceLine other) {
        var theirs = other.conditions();
        var mine = conditions();
        return IntStream.range(0, mine.size())
                .allMatch(i -> mine.get(i).isEmpty() || mine.get(i).equals(theirs.get(i)));
    }

    private List<Optional<Object>> conditions() {
        return Stream.<@Nullable Object>of(followed, ahead, major, retirement, actionDate, category, severity)
                .map(condition -> Optional.ofNullable(condition))
                .toList();
    }

    /** As in « majeure et à venir : à évaluer (« Microsoft la signale comme majeure (art. 1). ») ». */
    public String inFrench() {
        return conditionsInFrench() + "\u00a0: " + (assess ? "à évaluer" : "classée") + " («\u00a0" + because
                + "\u00a0»)";
    }

    /** As in « majeure, pas à venir » or « toute annonce ». */
    public String conditionsInFrench() {
        var words = new ArrayList<String>();
        Stream.of(
                        said(followed, "déjà suivie"),
                        said(ahead, "à venir"),
                        said(major, "majeure"),
                        said(retirement, "retrait"),
                        said(actionDate, "avec date limite d'action"))
                .filter(Objects::nonNull)
                .forEach(words::add);
        if (category != null) {
            words.add("catégorie «\u00a0" + category.label() + "\u00a0»");
        }
        if (severity != null) {
            words.add("gravité " + severity.label());
        }
        return words.isEmpty() ? "toute annonce" : String.join(", ", words);
    }

    private static @Nullable String said(@Nullable Boolean condition, String words) {
        return condition == null ? null : condition ? words : "pas " + words;
    }
}
