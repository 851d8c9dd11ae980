package fr.allset.tacite.billing;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which charges to list; what is null restricts nothing.
 *
 * @param month the month that they are owed for
 */
public record ChargeFilter(
        @Nullable String customer,
        @Nullable String subscription,
        @Nullable YearMonth month) {

    public static ChargeFilter everything() {
        return new ChargeFilter(null, null, null);
    }
}
