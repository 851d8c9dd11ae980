/** The staff's pages beside Tasklist, under {@code /bureau}. */
@NullMarked
package fr.allset.tacite.desk;

import org.jspecify.annotations.NullMarked;
