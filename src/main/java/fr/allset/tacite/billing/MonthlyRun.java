package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The run of a month's charges.
 *
 * @param begunAt  when its first subscription came up; null before
 * @param closedAt when its last one was done; null before
 * @param charged  how many charges it has made
 * @param amount   what they come to, excluding tax
 */
public record MonthlyRun(
        YearMonth month,
        Instant openedAt,
        @Nullable Instant begunAt,
        @Nullable Instant closedAt,
        int charged,
        Euros amount) {}
