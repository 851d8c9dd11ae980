/**
 * Service quality as the engine runs it (art. 3): {@code service-credit} from a request of a credit to its note or its refusal;
 * {@code availability-correction} looks for notes that a corrected failure has made wrong, {@code credit-adjustment} has an account manager
 * decide on each. The percentage comes from the decision table {@code credit-tiers}.
 */
@NullMarked
package fr.allset.tacite.servicelevel.process;

import org.jspecify.annotations.NullMarked;
