/** The engine's side of what Microsoft announces: names that nobody knows yet. */
@NullMarked
package fr.allset.tacite.microsoftfeed.process;

import org.jspecify.annotations.NullMarked;
