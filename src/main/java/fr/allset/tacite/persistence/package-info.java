/**
 * Persistence in one manner (decision 22): a row is a record, and one place knows how a value is stored. Pages, a search by text and
 * the public numbers of unbroken series are here too.
 */
@NullMarked
package fr.allset.tacite.persistence;

import org.jspecify.annotations.NullMarked;
