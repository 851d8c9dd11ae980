/**
 * The invented portfolio with which Tacite shows itself: on an empty database it comes in through the same import as any other,
 * with a login for each role and each invented customer.
 */
@NullMarked
package fr.allset.tacite.demo;

import org.jspecify.annotations.NullMarked;
