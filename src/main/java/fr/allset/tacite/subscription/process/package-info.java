/** How a portfolio comes in from a form (art. 5 and 6): {@code portfolio-import} takes the files over, or shows what is wrong in them. */
@NullMarked
package fr.allset.tacite.subscription.process;

import org.jspecify.annotations.NullMarked;
