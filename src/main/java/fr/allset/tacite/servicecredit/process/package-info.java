/** Months as they end, credits on request and their corrections, as the engine runs them. */
@NullMarked
package fr.allset.tacite.servicecredit.process;

import org.jspecify.annotations.NullMarked;
