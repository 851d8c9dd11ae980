/** The stage on which Tacite is tested: database, engine, clock. */
@NullMarked
package fr.allset.tacite.testing;

import org.jspecify.annotations.NullMarked;
