/**
 * The life of a subscription as the engine runs it (art. 5): one instance of {@code subscription-lifecycle} for each. It stands in
 * the Période Initiale or in a Période de Reconduction until the subscription ends. A second process gives imported subscriptions
 * theirs.
 */
@NullMarked
package fr.allset.tacite.lifecycle.process;

import org.jspecify.annotations.NullMarked;
