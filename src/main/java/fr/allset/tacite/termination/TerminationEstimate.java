package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.terms.Terms;
import java.time.LocalDate;
import java.util.List;

/**
 * What leaving on a day would cost (art. 5): the figures of a quote that nobody has asked for. Amounts exclude tax unless named
 * otherwise.
 *
 * @param effectiveDate the first day no longer served
 * @param validUntil    the last day on which a quote of today could be accepted
 * @param conditions    under which it is calculated
 */
public record TerminationEstimate(
        LocalDate effectiveDate,
        List<QuoteDocument.Site> sites,
        Euros total,
        VatRate vatRate,
        Euros vat,
        LocalDate validUntil,
        Terms conditions) {

    /** Copies {@code sites}. */
    public TerminationEstimate {
        sites = List.copyOf(sites);
    }

    public Euros totalIncludingTax() {
        return total.plus(vat);
    }
}
