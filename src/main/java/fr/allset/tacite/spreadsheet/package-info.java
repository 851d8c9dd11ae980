/** Tables as a French spreadsheet opens them. */
@NullMarked
package fr.allset.tacite.spreadsheet;

import org.jspecify.annotations.NullMarked;
