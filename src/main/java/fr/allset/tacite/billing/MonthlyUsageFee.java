package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.typography.FrenchMonth;
import fr.allset.tacite.typography.Sentence;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The Frais d'Utilisation of one subscription for one civil month (art. 6: payable monthly, for the month before). It is the amount
 * recorded for it, whole, as long as the service was supplied on one of its days.
 *
 * @param amount excluding tax, never negative
 * @param served whether a day of the month was served
 */
record MonthlyUsageFee(YearMonth month, Euros amount, boolean served) {

    /**
     * What is due for {@code month}.
     *
     * @param start    the first day served, or charged if that is later
     * @param endedOn  the first day no longer served, once it has ended
     * @param recorded what was recorded for the month
     */
    public static MonthlyUsageFee dueFor(
            YearMonth month, LocalDate start, @Nullable LocalDate endedOn, Euros recorded) {
        boolean served = !start.isAfter(month.atEndOfMonth()) && (endedOn == null || endedOn.isAfter(month.atDay(1)));
        return new MonthlyUsageFee(month, served ? recorded : Euros.ZERO, served);
    }

    /** How the amount comes about. */
    public Sentence explanation() {
        return Sentence.of("explanation.usage-fee")
                .with("ofMonth", FrenchMonth.after(month))
                .with("served", served)
                .with("amount", amount);
    }
}
