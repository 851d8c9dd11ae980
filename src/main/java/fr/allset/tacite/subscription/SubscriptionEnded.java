package fr.allset.tacite.subscription;

import java.time.LocalDate;

/**
 * A subscription has been given its end; published in the transaction that stores it.
 *
 * @param endedOn the first day no longer served
 * @param atTerm  whether its lifecycle itself ends it, which therefore need not be told
 */
public record SubscriptionEnded(String number, LocalDate endedOn, EndCause cause, boolean atTerm) {}
