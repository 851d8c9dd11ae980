/**
 * How a service comes about (art. 1, 2 and 6), until the day on which it really starts. The Client accepts the contractual
 * documents, states the checks that it has made, and says what it wants beside the service. Nothing of it is in the portfolio or
 * billable before.
 */
@NullMarked
package fr.allset.tacite.setup;

import org.jspecify.annotations.NullMarked;
