/**
 * Persistence in one manner (decision 22): a row as a record, a value as it is stored, a page, a search by text, and the public numbers
 * of unbroken series.
 */
@NullMarked
package fr.allset.tacite.persistence;

import org.jspecify.annotations.NullMarked;
