/** Tacite as its users see it: whole, in a browser. */
@NullMarked
package fr.allset.tacite.browser;

import org.jspecify.annotations.NullMarked;
