package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * What was payable for the failing Service (D34), month by month, excluding tax (D17). A month that is missing has no record.
 *
 * @param fixed the « Frais Fixes payables au titre du mois »
 * @param usage the « Frais d'Utilisation payables au titre » of a month, the one of the usage
 */
public record MonthlyFees(Map<YearMonth, Euros> fixed, Map<YearMonth, Euros> usage) {

    public MonthlyFees {
        fixed = Map.copyOf(fixed);
        usage = Map.copyOf(usage);
    }

    /** Nothing when there is no record. */
    public Euros fixedOf(YearMonth month) {
        return fixed.getOrDefault(month, Euros.ZERO);
    }

    /** None when there is no record. */
    public Optional<Euros> usageOf(YearMonth month) {
        return Optional.ofNullable(usage.get(month));
    }
}
