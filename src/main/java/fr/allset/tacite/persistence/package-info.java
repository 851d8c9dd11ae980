/**
 * Persistence in one manner (decision 22). A row is a record, and a value is written as it is stored. Pages, a search by text and
 * the public numbers of unbroken series are here too.
 */
@NullMarked
package fr.allset.tacite.persistence;

import org.jspecify.annotations.NullMarked;
