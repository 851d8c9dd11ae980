package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.time.LocalDate;
import java.util.List;

/**
 * The avoir of a month as it comes out on one day, with what it was calculated from (art. 3).
 *
 * @param issuedOn the day on which it would be issued: the last of the window
 * @param window   the notes that count in the window, oldest first
 */
public record CreditCalculation(
        MonthlyFees fees, ServiceCredit credit, LocalDate issuedOn, List<CountedCredit> window) {

    public CreditCalculation {
        window = List.copyOf(window);
    }

    /** The first day of the window. */
    public LocalDate windowFirstDay() {
        return ServiceCredit.windowFirstDay(issuedOn, credit.availability().quality());
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
