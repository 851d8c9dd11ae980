package fr.allset.tacite.servicecredit;

/**
 * A failure was corrected after a credit had been issued, and the credit was calculated anew.
 *
 * @param note    the first note of the request
 * @param differs whether it would come to something else now
 */
public record CreditRecalculated(String note, boolean differs) {}
