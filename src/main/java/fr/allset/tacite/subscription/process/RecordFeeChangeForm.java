package fr.allset.tacite.subscription.process;

import org.jspecify.annotations.Nullable;

/** The start form: from which day on a subscription has another fixed fee, and why. */
final class RecordFeeChangeForm {

    private RecordFeeChangeForm() {}

    /**
     * @param from   ISO date: the first day of the new fee
     * @param amount per month, excluding tax, as people write it
     */
    record Answer(
            @Nullable String subscription,
            @Nullable String from,
            @Nullable String amount,
            @Nullable String reason) {}
}
