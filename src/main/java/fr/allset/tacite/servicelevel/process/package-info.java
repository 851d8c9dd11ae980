/**
 * Article 3 as the engine runs it: failures from their report to the decision on their cause, months as they end, credits on request.
 *
 * <p>{@code service-credit} leads from a request of a credit to its note or its refusal, with the percentage of the decision table
 * {@code credit-tiers}; {@code availability-correction} looks for notes that a corrected failure has made wrong, and
 * {@code credit-adjustment} has an account manager decide on each.
 */
@NullMarked
package fr.allset.tacite.servicelevel.process;

import org.jspecify.annotations.NullMarked;
