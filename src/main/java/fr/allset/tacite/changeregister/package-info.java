/**
 * Who was told what of which change, when, on which text, and who has answered (art. 1): the register, the calendar and the proof.
 * Only reads.
 */
@NullMarked
package fr.allset.tacite.changeregister;

import org.jspecify.annotations.NullMarked;
