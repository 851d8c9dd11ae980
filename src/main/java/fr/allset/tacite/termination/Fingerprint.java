package fr.allset.tacite.termination;

import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.text.Sha256;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A number for all that a quote rests on: the terms with their readings, the rate of tax and the effective date. Of each
 * subscription it covers the periods, the fees and a non-renewal on file. Two quotes with one fingerprint cost the same; when it
 * changes, the quote is stale.
 */
final class Fingerprint {

    private Fingerprint() {}

    /** @param terminations the sites by the number of their subscription, in the order of the quote */
    static String of(
            List<Map.Entry<String, SiteTermination>> terminations,
            LocalDate effectiveDate,
            Terms terms,
            VatRate vatRate) {
        var facts = new StringBuilder();
        facts.append(whatAFeeRestsOn(terms))
                .append('\n')
                .append(vatRate)
                .append('\n')
                .append(effectiveDate)
                .append('\n');
        for (var termination : terminations) {
            var site = termination.getValue();
            facts.append(termination.getKey())
                    .append('|')
                    .append(site.site())
                    .append('|')
                    .append(site.calendar().serviceStartDate())
                    .append('|')
                    .append(site.calendar().initialMonths())
                    .append('|')
                    .append(site.fixedFees())
                    .append('|')
                    .append(site.cause())
                    .append('|')
                    .append(site.nonRenewedFrom())
                    .append(site.uninformedRenewal() == null ? "" : "|" + site.uninformedRenewal())
                    .append('\n');
        }
        return Sha256.of(facts.toString());
    }

    /**
     * As the first quotes wrote it: what else the terms hold costs no quote anything, and a quote made earlier stays fresh. The month of
     * notice stood in no document (T26) and is written all the same.
     */
    private static String whatAFeeRestsOn(Terms terms) {
        return "Terms[version=" + terms.version() + ", title=" + terms.title() + ", validFrom=" + terms.validFrom()
                + ", firstYearRatePercent=" + terms.firstYearRatePercent()
                + ", beyondFirstYearRatePercent=" + terms.beyondFirstYearRatePercent()
                + ", renewalWindowMonths=" + terms.renewalWindowMonths()
                + ", renewalWindowRatePercent=" + terms.renewalWindowRatePercent()
                + ", beyondWindowRatePercent=" + terms.beyondWindowRatePercent()
                + ", renewalPeriodMonths=" + terms.renewalPeriodMonths()
                + ", quoteValidityDays=" + terms.quoteValidityDays()
                + ", nonRenewalNoticeMonths=1"
                + ", readings=" + terms.readings() + "]";
    }
}
