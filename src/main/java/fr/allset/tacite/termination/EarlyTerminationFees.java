package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.terms.Terms;
import java.util.Collection;
import java.util.List;

/**
 * What leaving several Sites Clients costs: each site alone, then the sum (art. 5, T13). Excluding tax.
 *
 * @param sites in the order they were named
 */
public record EarlyTerminationFees(List<EarlyTerminationFee> sites) {

    /** Copies {@code sites}. */
    public EarlyTerminationFees {
        sites = List.copyOf(sites);
    }

    /**
     * What {@code terminations}, all under {@code terms}, cost.
     *
     * @throws ArithmeticException if an amount does not fit {@link Euros}
     */
    public static EarlyTerminationFees owedBy(Collection<SiteTermination> terminations, Terms terms) {
        return new EarlyTerminationFees(terminations.stream()
                .map(each -> EarlyTerminationFee.owedBy(each, terms))
                .toList());
    }

    /** The sum of the sites. */
    public Euros total() {
        return Euros.sum(sites.stream().map(EarlyTerminationFee::total).toList());
    }
}
