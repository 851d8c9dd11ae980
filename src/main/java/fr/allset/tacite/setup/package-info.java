/**
 * How a service comes about (art. 1, 2 and 6): the contractual documents that the Client accepts, the checks that it has made, what it
 * wants beside the service, and the day on which the service really starts. Nothing of it is in the portfolio or billable before.
 */
@NullMarked
package fr.allset.tacite.setup;

import org.jspecify.annotations.NullMarked;
