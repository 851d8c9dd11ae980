/** What all repositories do in one manner: public numbers of unbroken series. */
@NullMarked
package fr.allset.tacite.persistence;

import org.jspecify.annotations.NullMarked;
