/** The engine's side of changes: the processes, and what moves them on. */
@NullMarked
package fr.allset.tacite.changenotice.process;

import org.jspecify.annotations.NullMarked;
