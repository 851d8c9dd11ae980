package fr.allset.tacite.billing;

import java.time.YearMonth;

/** The run of a month's charges is open and waits for the first of the month; published in the transaction that stores it. */
public record MonthOpened(YearMonth month) {}
