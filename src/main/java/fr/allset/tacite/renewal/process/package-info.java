/**
 * Renewal as the engine runs it (art. 5). The life of the subscription calls {@code subscription-renewal} before each term, which
 * announces. {@code non-renewal} carries a notice from its receipt to the term for which it counts.
 */
@NullMarked
package fr.allset.tacite.renewal.process;

import org.jspecify.annotations.NullMarked;
