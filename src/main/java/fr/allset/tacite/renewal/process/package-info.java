/**
 * Renewal as the engine runs it (art. 5): {@code subscription-renewal} announces, called before each term by the life of the
 * subscription; {@code non-renewal} carries a notice from its receipt to the term for which it counts.
 */
@NullMarked
package fr.allset.tacite.renewal.process;

import org.jspecify.annotations.NullMarked;
