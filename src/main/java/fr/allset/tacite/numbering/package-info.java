/** Public numbers of series without a gap, where each number that was given must be found: notifications of failures, credit notes. */
@NullMarked
package fr.allset.tacite.numbering;

import org.jspecify.annotations.NullMarked;
