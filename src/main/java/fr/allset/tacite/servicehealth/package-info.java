/**
 * What Microsoft's service health means for article 3: incidents become detected Défaillances, and claims against Microsoft are made
 * in time. An incident on a component is a Défaillance of the subscriptions concerned. Its posts are a diary, and its end is a
 * proposal that a person confirms. What Microsoft owes the reseller itself may be claimed until the end of the following month.
 */
@NullMarked
package fr.allset.tacite.servicehealth;

import org.jspecify.annotations.NullMarked;
