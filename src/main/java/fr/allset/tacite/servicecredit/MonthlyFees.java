package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was payable for the failing Service (D34), month by month, excluding tax (D17). A month that is missing has no record: it had no
 * Service, or its usage is not known (D37).
 *
 * @param fixed the « Frais Fixes payables au titre du mois »
 * @param usage the « Frais d'Utilisation payables au titre » of a month, the one of the usage
 * @param unknownUsage the months whose usage counts and is neither recorded nor stated as nil, the earliest first
 */
public record MonthlyFees(Map<YearMonth, Euros> fixed, Map<YearMonth, Euros> usage, List<YearMonth> unknownUsage) {

    public MonthlyFees {
        fixed = Map.copyOf(fixed);
        usage = Map.copyOf(usage);
        unknownUsage = unknownUsage.stream().sorted().toList();
    }

    /** All of which is known. */
    public MonthlyFees(Map<YearMonth, Euros> fixed, Map<YearMonth, Euros> usage) {
        this(fixed, usage, List.of());
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
