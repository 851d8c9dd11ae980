/**
 * Early termination as the engine runs it (art. 5): {@code early-termination}, one instance for each quote. It leads from the offer
 * over the client's answer and the account manager's decision to the effective date. What is decided and calculated is decided and
 * calculated in {@link fr.allset.tacite.termination}; here are only the arrows into the boxes.
 */
@NullMarked
package fr.allset.tacite.termination.process;

import org.jspecify.annotations.NullMarked;
