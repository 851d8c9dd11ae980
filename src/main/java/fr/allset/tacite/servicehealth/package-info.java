/**
 * Microsoft's service health, as it touches article 3. An incident on a component becomes a detected Défaillance of the
 * subscriptions concerned. Its posts are a diary, and its end is a proposal that a person confirms. What Microsoft owes the reseller
 * itself may be claimed until the end of the following month.
 */
@NullMarked
package fr.allset.tacite.servicehealth;

import org.jspecify.annotations.NullMarked;
