package fr.allset.tacite.servicecredit;

import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.typography.FrenchNumber;
import fr.allset.tacite.typography.Sentence;
import fr.allset.tacite.typography.Series;
import fr.allset.tacite.typography.Spaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What two calculations of the same credit do not have in common, in French, so that nobody decides on figures that have moved. */
final class CalculationDifference {

    private static final String BETWEEN_FIGURES = Spaces.NO_BREAK + "; ";

    private CalculationDifference() {}

    /** A sentence for each figure that is another one; empty when all are the same. The day of the calculation alone is no change. */
    static String between(Calculation before, Calculation now) {
        var changes = beforeTheLimit(before, now);
        note(
                changes,
                "already-issued",
                before.window().alreadyIssued(),
                now.window().alreadyIssued());
        note(changes, "credit", before.credit(), now.credit());
        if (changes.isEmpty() && !before.outcome().equals(now.outcome())) {
            changes.add(Sentence.of("explanation.difference.outcome"));
        }
        return inWords(changes);
    }

    /** As {@link #between}, without the limit: the notes that are to be corrected stand in its window themselves. */
    static String corrected(Calculation before, Calculation now) {
        return inWords(beforeTheLimit(before, now));
    }

    private static List<Sentence> beforeTheLimit(Calculation before, Calculation now) {
        var changes = new ArrayList<Sentence>();
        note(changes, "availability", CreditWording.percent(before), CreditWording.percent(now));
        note(
                changes,
                "downtime",
                Duration.ofSeconds(before.availability().downtimeSeconds()),
                Duration.ofSeconds(now.availability().downtimeSeconds()));
        note(changes, "tier", FrenchNumber.percent(before.tierPercent()), FrenchNumber.percent(now.tierPercent()));
        note(changes, "fixed-fees", before.fixedFees(), now.fixedFees());
        note(
                changes,
                "usage-average",
                CreditWording.amount(before.usageAverage()),
                CreditWording.amount(now.usageAverage()));
        note(changes, "month-usage", before.monthUsage(), now.monthUsage());
        note(changes, "missing-usage", missing(before), missing(now));
        note(changes, "gross", before.gross(), now.gross());
        note(changes, "cap", before.cap(), now.cap());
        return changes;
    }

    private static String inWords(List<Sentence> changes) {
        return changes.isEmpty()
                ? ""
                : Sentence.of("explanation.difference")
                        .with("changes", new Series(changes, BETWEEN_FIGURES))
                        .inFrench();
    }

    private static String missing(Calculation calculation) {
        return calculation.missingUsage().isEmpty() ? "aucun" : CreditWording.months(calculation.missingUsage());
    }

    private static void note(List<Sentence> changes, String figure, Object before, Object now) {
        if (!before.equals(now)) {
            changes.add(Sentence.of("explanation.difference." + figure)
                    .with("before", before)
                    .with("now", now));
        }
    }
}
