package fr.allset.tacite.subscription.process;

import org.jspecify.annotations.Nullable;

/** The start form: what a subscription has used in a month. */
final class RecordUsageForm {

    private RecordUsageForm() {}

    /**
     * @param usage  {@code amount}, or nothing: an amount for the month. {@code nil}: none was used in the month. {@code none}: the
     *               contract has no Frais d'Utilisation, {@code agreed}: it has
     * @param month  as {@code 2027-03}; not needed where the contract is meant
     * @param amount excluding tax, as people write it; not needed where there is none
     * @param reason needed when something else has been stated for the month
     */
    record Answer(
            @Nullable String subscription,
            @Nullable String usage,
            @Nullable String month,
            @Nullable String amount,
            @Nullable String reason) {}
}
