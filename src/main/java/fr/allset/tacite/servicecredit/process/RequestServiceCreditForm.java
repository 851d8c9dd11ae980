package fr.allset.tacite.servicecredit.process;

import org.jspecify.annotations.Nullable;

/** The start form: for which subscription and month a customer asks for a credit. */
final class RequestServiceCreditForm {

    private RequestServiceCreditForm() {}

    /**
     * @param subscription its number
     * @param month        the month of the failure, as in {@code 2027-03}
     */
    record Answer(@Nullable String subscription, @Nullable String month) {}
}
