package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * The avoir of a month as it comes out on one day, with what it was calculated from (art. 3).
 *
 * @param issuedOn the day on which it would be issued
 * @param window   the notes that count in the window, oldest first
 */
public record CreditCalculation(
        MonthlyFees fees, ServiceCredit credit, LocalDate issuedOn, List<CountedCredit> window) {

    public CreditCalculation {
        window = List.copyOf(window);
    }

    /** The day on which it counts: the last of the window (D21). */
    public LocalDate countsOn() {
        return credit.availability().quality().readings().capKey().day(issuedOn, credit.month());
    }

    /** The first day of the window. */
    public LocalDate windowFirstDay() {
        return ServiceCredit.windowFirstDay(countsOn(), credit.availability().quality());
    }

    /** The months whose usage the credit depends on and nobody knows (D37), the earliest first; none where nothing is due anyway. */
    public List<YearMonth> missingUsage() {
        return credit.isFounded() ? fees.unknownUsage() : List.of();
    }

    /** Whether it is not issued before what is missing has been recorded, or stated as nil. */
    public boolean isProvisional() {
        return !missingUsage().isEmpty();
    }

    /** What the notes in the window come to, excluding tax. */
    public Euros inWindow() {
        return Euros.sum(window.stream().map(CountedCredit::amount).toList());
    }

    /** What the limit leaves on that day, excluding tax; never below zero. */
    public Euros room() {
        var left = credit.cap().minus(inWindow());
        return left.isNegative() ? Euros.ZERO : left;
    }
}
