package fr.allset.tacite.relevance;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.relevance.RelevanceLine.Category;
import fr.allset.tacite.relevance.RelevanceLine.Severity;
import fr.allset.tacite.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a process owner wants in force, as they were typed.
 *
 * @param version the version of the table that they were written on
 * @param reason  why they are to change
 */
public record RelevanceRequest(int version, @Nullable String reason, List<Line> lines) {

    public RelevanceRequest {
        lines = List.copyOf(lines);
    }

    /**
     * A line as it was typed.
     *
     * @param category Microsoft's word in any case; null or blank: any
     * @param severity likewise
     */
    public record Line(
            @Nullable Boolean followed,
            @Nullable Boolean ahead,
            @Nullable Boolean major,
            @Nullable Boolean retirement,
            @Nullable Boolean actionDate,
            @Nullable String category,
            @Nullable String severity,
            @Nullable Boolean assess,
            @Nullable String because) {

        static Line of(RelevanceLine line) {
            return new Line(
                    line.followed(),
                    line.ahead(),
                    line.major(),
                    line.retirement(),
                    line.actionDate(),
                    line.category() == null ? null : line.category().word(),
                    line.severity() == null ? null : line.severity().word(),
                    line.assess(),
                    line.because());
        }

        private RelevanceLine checked(int index) {
            if (assess == null) {
                throw Refusal.unprocessable("relevance-outcome-missing", "lines[" + index + "].assess", index + 1);
            }
            var reason = because == null ? "" : because;
            return new RelevanceLine(
                    followed,
                    ahead,
                    major,
                    retirement,
                    actionDate,
                    category(index),
                    severity(index),
                    assess,
                    // one more than is allowed, so that what is too long is refused and not cut
                    PlainText.line(
                            StatedReason.readable(reason.replaceAll("\\s+", " ")), RelevanceLine.LONGEST_REASON + 1));
        }

        private @Nullable Category category(int index) {
            return category == null || category.isBlank()
                    ? null
                    : Category.of(category.strip())
                            .orElseThrow(() -> Refusal.unprocessable(
                                    "relevance-word-unknown",
                                    "lines[" + index + "].category",
                                    category,
                                    Stream.of(Category.values())
                                            .map(Category::word)
                                            .collect(Collectors.joining(", "))));
        }

        private @Nullable Severity severity(int index) {
            return severity == null || severity.isBlank()
                    ? null
                    : Severity.of(severity.strip())
                            .orElseThrow(() -> Refusal.unprocessable(
                                    "relevance-word-unknown",
                                    "lines[" + index + "].severity",
                                    severity,
                                    Stream.of(Severity.values())
                                            .map(Severity::word)
                                            .collect(Collectors.joining(", "))));
        }
    }

    /** The same, as they are typed. */
    public static List<Line> typed(RelevanceLines lines) {
        return lines.lines().stream().map(Line::of).toList();
    }

    /** @throws Refusal naming the line and the field, as {@link RelevanceLines}, and when an outcome is missing or a word is not known */
    public RelevanceLines checked() {
        if (lines.size() > RelevanceLines.MOST_LINES) {
            throw Refusal.unprocessable("relevance-too-many", "lines", RelevanceLines.MOST_LINES);
        }
        return new RelevanceLines(IntStream.range(0, lines.size())
                .mapToObj(index -> lines.get(index).checked(index))
                .toList());
    }
}
