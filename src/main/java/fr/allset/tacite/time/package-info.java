/**
 * The one source of "now" and the contract's time zone. The contract is French and names hours of the French day, so a day begins at
 * midnight in Paris (reading D25). Instants are stored in UTC.
 */
@NullMarked
package fr.allset.tacite.time;

import org.jspecify.annotations.NullMarked;
