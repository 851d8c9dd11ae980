package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;

/**
 * Months counted at one monthly fee: {@code wholeMonths + days / ofDays}, kept as that fraction so that nothing is rounded before
 * the line is.
 *
 * @param wholeMonths from 0
 * @param days        the days for which one more month counts in part, from 0 to {@code ofDays - 1}
 * @param ofDays      the days of that month, or 1 if there is none
 * @param monthlyFee  the monthly Frais Fixes, excluding tax
 */
record MonthsAtFee(int wholeMonths, int days, int ofDays, Euros monthlyFee) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public MonthsAtFee {
        if (wholeMonths < 0 || days < 0 || days >= ofDays) {
            throw new IllegalArgumentException("Not a number of months: " + wholeMonths + " + " + days + "/" + ofDays);
        }
    }

    static MonthsAtFee whole(int months, Euros monthlyFee) {
        return new MonthsAtFee(months, 0, 1, monthlyFee);
    }

    MonthsAtFee plus(int moreWholeMonths) {
        return new MonthsAtFee(wholeMonths + moreWholeMonths, days, ofDays, monthlyFee);
    }
}
