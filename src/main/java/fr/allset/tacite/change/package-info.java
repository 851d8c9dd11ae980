/**
 * Microsoft's changes (art. 1): a message that may concern customers is one change. Each of its texts is a revision that a person
 * assesses once, in French.
 */
@NullMarked
package fr.allset.tacite.change;

import org.jspecify.annotations.NullMarked;
