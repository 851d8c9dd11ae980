/**
 * Microsoft's service health, as it touches article 3: an incident on a component becomes a detected Défaillance of the subscriptions
 * concerned, its posts a diary, its end a proposal that a person confirms; and for what Microsoft owes the reseller itself, the claim
 * that may be made by the end of the following month.
 */
@NullMarked
package fr.allset.tacite.servicehealth;

import org.jspecify.annotations.NullMarked;
