/**
 * The avoir of a missed month (art. 3), on the customer's request. It is 5, 10 or 20 % of the month's fees, capped at 20 % over any thirty
 * days. Notes never change; a correction is a note of its own.
 *
 */
@NullMarked
package fr.allset.tacite.servicecredit;

import org.jspecify.annotations.NullMarked;
