package fr.allset.tacite.availability;

import java.time.YearMonth;

/** A month is the next whose availability will be told when it is over. */
public record AvailabilityMonthOpened(YearMonth month) {}
