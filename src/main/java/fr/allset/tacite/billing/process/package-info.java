/**
 * The charges of a month as the engine runs them (art. 6): one instance of {@code monthly-charges} for each month. It waits for the
 * first of the month and charges some hundred subscriptions in one transaction after the other. Then it opens the next month's.
 */
@NullMarked
package fr.allset.tacite.billing.process;

import org.jspecify.annotations.NullMarked;
