package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.util.List;

/**
 * What a credit hangs on as long as nobody has decided on the cause of a failure (art. 3, i to vi).
 *
 * @param failures the numbers of the failures without a decision
 * @param counted  what is issued if they count, as they do by default, excluding tax
 * @param excused  what would be issued if they turned out to be excusable, excluding tax
 */
public record UndecidedAmount(List<String> failures, Euros counted, Euros excused) {

    public UndecidedAmount {
        failures = List.copyOf(failures);
    }
}
