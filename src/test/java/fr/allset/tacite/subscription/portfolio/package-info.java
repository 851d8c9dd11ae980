/** Imports that are accepted, and every way in which one is refused. */
@NullMarked
package fr.allset.tacite.subscription.portfolio;

import org.jspecify.annotations.NullMarked;
