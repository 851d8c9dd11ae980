package fr.allset.tacite.subscription.process;

import org.jspecify.annotations.Nullable;

/** The start form: what a subscription has used in a month. */
final class RecordUsageForm {

    private RecordUsageForm() {}

    /**
     * @param month  as {@code 2027-03}
     * @param amount excluding tax, as people write it
     * @param reason needed when something else has been stated for the month
     */
    record Answer(
            @Nullable String subscription,
            @Nullable String month,
            @Nullable String amount,
            @Nullable String reason) {}
}
