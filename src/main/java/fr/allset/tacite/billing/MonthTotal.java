package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.time.YearMonth;
import java.util.Map;

/**
 * What a customer owes for a month in all. Tax is added to the total at each rate, not to each charge (D29).
 *
 * @param customer its number
 */
public record MonthTotal(String customer, String customerName, YearMonth month, Euros excludingTax, Euros vat) {

    static MonthTotal of(String customer, String customerName, YearMonth month, Map<VatRate, Euros> atEachRate) {
        return new MonthTotal(
                customer,
                customerName,
                month,
                Euros.sum(atEachRate.values()),
                Euros.sum(atEachRate.entrySet().stream()
                        .map(total -> total.getKey().on(total.getValue()))
                        .toList()));
    }

    public Euros includingTax() {
        return excludingTax.plus(vat);
    }
}
