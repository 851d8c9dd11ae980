package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.time.LocalDate;

/**
 * What a customer owes for one subscription. Never changed; a correction is another charge.
 *
 * @param source      the document it comes from, as a quote's number
 * @param clause      the article it rests on, as {@code 5}
 * @param amount      excluding tax
 * @param calculation how the amount comes about, as the JSON of the source
 */
public record Charge(String subscription, String customer, Kind kind, String source, String clause, LocalDate chargedOn,
                     Euros amount, VatRate vatRate, String calculation) {

    /** What is owed for. */
    public enum Kind {
        /** Frais de Résiliation Anticipée (art. 5). */
        EARLY_TERMINATION_FEE
    }
}
