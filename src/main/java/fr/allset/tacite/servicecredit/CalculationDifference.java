package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.ArrayList;
import java.util.List;

/** What two calculations of the same credit do not have in common, in French, so that nobody decides on figures that have moved. */
final class CalculationDifference {

    private static final String COLON = "\u00a0: ";

    private CalculationDifference() {}

    /** A sentence for each figure that is another one; empty when all are the same. The day of the calculation alone is no change. */
    static String between(Calculation before, Calculation now) {
        var changes = beforeTheLimit(before, now);
        euros(
                changes,
                "ce qui est déjà émis dans la période de 30 jours",
                before.window().alreadyIssued(),
                now.window().alreadyIssued());
        euros(changes, "l'avoir", before.credit(), now.credit());
        if (changes.isEmpty() && !before.outcome().equals(now.outcome())) {
            changes.add("le résultat du calcul");
        }
        return inWords(changes);
    }

    /** As {@link #between}, without the limit: the notes that are to be corrected stand in its window themselves. */
    static String corrected(Calculation before, Calculation now) {
        return inWords(beforeTheLimit(before, now));
    }

    private static List<String> beforeTheLimit(Calculation before, Calculation now) {
        var changes = new ArrayList<String>();
        note(changes, "la disponibilité", CreditWording.percent(before), CreditWording.percent(now));
        note(
                changes,
                "l'indisponibilité comptée",
                FrenchMoment.lasting(before.availability().downtimeSeconds()),
                FrenchMoment.lasting(now.availability().downtimeSeconds()));
        note(changes, "le taux", before.tierPercent() + "\u00a0%", now.tierPercent() + "\u00a0%");
        euros(changes, "les Frais Fixes", before.fixedFees(), now.fixedFees());
        note(changes, "la moyenne des Frais d'Utilisation", CreditWording.amount(before.usageAverage()), CreditWording.amount(now.usageAverage()));
        euros(changes, "les Frais d'Utilisation du mois", before.monthUsage(), now.monthUsage());
        euros(changes, "l'avoir avant plafond", before.gross(), now.gross());
        euros(changes, "le plafond", before.cap(), now.cap());
        return changes;
    }

    private static String inWords(List<String> changes) {
        return changes.isEmpty()
                ? ""
                : "Depuis le calcul précédent, ont changé" + COLON + String.join("\u00a0; ", changes) + ".";
    }

    private static void euros(List<String> changes, String what, Euros before, Euros now) {
        note(changes, what, before.inFrench(), now.inFrench());
    }

    private static void note(List<String> changes, String what, String before, String now) {
        if (!before.equals(now)) {
            changes.add(what + " (" + before + " → " + now + ")");
        }
    }
}
