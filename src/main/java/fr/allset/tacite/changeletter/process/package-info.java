/** Microsoft's changes as the engine runs them, from the assessment to the last answer. */
@NullMarked
package fr.allset.tacite.changeletter.process;

import org.jspecify.annotations.NullMarked;
