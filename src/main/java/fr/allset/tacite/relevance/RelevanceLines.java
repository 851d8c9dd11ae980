package fr.allset.tacite.relevance;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.relevance.RelevanceLine.Category;
import fr.allset.tacite.relevance.RelevanceLine.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the table {@code change-relevance}, in their order: the first one that is about a message decides. Whatever process
 * owners write, what the contract owes stays. A major change that is still to come is assessed (art. 1), and so is every news of
 * what customers may have been told of.
 */
public record RelevanceLines(List<RelevanceLine> lines) {

    /** The most lines of a table. */
    public static final int MOST_LINES = 50;

    /** A word of Microsoft's that nobody knows yet. */
    private static final String UNKNOWN_WORD = "unknownfuturevalue";

    /** What holds of a message that no line is about: it would otherwise be dropped. */
    static final Relevance UNFORESEEN = new Relevance(true, "Aucune ligne de la table ne la concerne.");

    /**
     * @throws Refusal when there are none or too many. When one has no reason or a long one, or can never be asked. When a message would be
     *                 filed that the contract wants assessed
     *
     */
    public RelevanceLines {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw Refusal.unprocessable("relevance-empty", "lines");
        }
        if (lines.size() > MOST_LINES) {
            throw Refusal.unprocessable("relevance-too-many", "lines", MOST_LINES);
        }
        for (int i = 0; i < lines.size(); i++) {
            checkReason(lines.get(i).because(), i);
            checkAsked(lines, i);
        }
        for (var facts : everything()) {
            checkOwed(lines, facts);
        }
    }

    private static void checkReason(String because, int index) {
        if (because.isBlank()) {
            throw Refusal.unprocessable("relevance-reason-missing", field(index, "because"), index + 1);
        }
        if (because.length() > RelevanceLine.LONGEST_REASON) {
            throw Refusal.unprocessable(
                    "relevance-reason-too-long", field(index, "because"), index + 1, RelevanceLine.LONGEST_REASON);
        }
        // the engine's language reads it in two ways, depending on what follows
        if (because.indexOf('\\') >= 0) {
            throw Refusal.unprocessable("relevance-reason-backslash", field(index, "because"), index + 1);
        }
    }

    /** A message for each line, and two at the ends: what a table of these lines is tried on before it is in force. */
    List<ChangeFacts> examples() {
        var examples = new ArrayList<ChangeFacts>();
        examples.add(new ChangeFacts(false, false, false, false, false, UNKNOWN_WORD, UNKNOWN_WORD));
        examples.add(
                new ChangeFacts(true, true, true, true, true, Category.PLAN_FOR_CHANGE.word(), Severity.NORMAL.word()));
        lines.forEach(line -> examples.add(new ChangeFacts(
                isTrue(line.major()),
                isTrue(line.retirement()),
                isTrue(line.actionDate()),
                isTrue(line.ahead()),
                isTrue(line.followed()),
                line.category() == null ? UNKNOWN_WORD : line.category().word(),
                line.severity() == null ? UNKNOWN_WORD : line.severity().word())));
        return examples;
    }

    private static boolean isTrue(@Nullable Boolean condition) {
        return Boolean.TRUE.equals(condition);
    }

    private static void checkAsked(List<RelevanceLine> lines, int index) {
        for (int before = 0; before < index; before++) {
            if (lines.get(before).covers(lines.get(index))) {
                throw Refusal.unprocessable("relevance-never-asked", "lines[" + index + "]", index + 1, before + 1);
            }
        }
    }

    private static void checkOwed(List<RelevanceLine> lines, ChangeFacts facts) {
        var deciding = deciding(lines, facts);
        if (deciding.isEmpty() || lines.get(deciding.get()).assess()) {
            return;
        }
        int index = deciding.get();
        if (facts.followed()) {
            throw Refusal.unprocessable("relevance-files-followed", field(index, "assess"), index + 1);
        }
        if (facts.major() && facts.ahead()) {
            throw Refusal.unprocessable("relevance-files-major", field(index, "assess"), index + 1);
        }
    }

    private static String field(int index, String name) {
        return "lines[" + index + "]." + name;
    }

    /** What they say of a message. */
    public Relevance of(ChangeFacts facts) {
        return deciding(lines, facts)
                .map(index -> new Relevance(
                        lines.get(index).assess(), lines.get(index).because()))
                .orElse(UNFORESEEN);
    }

    private static Optional<Integer> deciding(List<RelevanceLine> lines, ChangeFacts facts) {
        return IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).fits(facts))
                .boxed()
                .findFirst();
    }

    /** Every sort of message that lines can tell apart. */
    static List<ChangeFacts> everything() {
        var categories = Stream.concat(Stream.of(Category.values()).map(Category::word), Stream.of(UNKNOWN_WORD))
                .toList();
        var severities = Stream.concat(Stream.of(Severity.values()).map(Severity::word), Stream.of(UNKNOWN_WORD))
                .toList();
        var everything = new ArrayList<ChangeFacts>();
        for (var category : categories) {
            for (var severity : severities) {
                for (int bits = 0; bits < 32; bits++) {
                    everything.add(new ChangeFacts(
                            (bits & 1) > 0,
                            (bits & 2) > 0,
                            (bits & 4) > 0,
                            (bits & 8) > 0,
                            (bits & 16) > 0,
                            category,
                            severity));
                }
            }
        }
        return everything;
    }

    /** What has become of these lines, in French, a sentence each. */
    public List<String> differencesTo(RelevanceLines later) {
        var sentences = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            if (!later.lines.contains(lines.get(i))) {
                sentences.add(
                        "Ligne " + (i + 1) + " retirée\u00a0: " + lines.get(i).inFrench());
            }
        }
        for (int i = 0; i < later.lines.size(); i++) {
            if (!lines.contains(later.lines.get(i))) {
                sentences.add("Ligne " + (i + 1) + " ajoutée\u00a0: "
                        + later.lines.get(i).inFrench());
            }
        }
        var before = kept(later);
        var after = later.kept(this);
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                sentences.add("Ordre\u00a0: la ligne " + (lines.indexOf(after.get(i)) + 1) + " devient la ligne "
                        + (later.lines.indexOf(after.get(i)) + 1) + "\u00a0: "
                        + after.get(i).inFrench());
            }
        }
        return sentences;
    }

    /** Those that the other table has too, in their order here. No table has a line twice: the second would never be asked. */
    private List<RelevanceLine> kept(RelevanceLines other) {
        return List.copyOf(
                new LinkedHashSet<>(lines.stream().filter(other.lines::contains).toList()));
    }
}
