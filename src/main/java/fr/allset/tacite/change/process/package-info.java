/** What Microsoft announces comes in. */
@NullMarked
package fr.allset.tacite.change.process;

import org.jspecify.annotations.NullMarked;
