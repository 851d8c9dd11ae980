/** What every page says of the clock. */
@NullMarked
package fr.allset.tacite.time.web;

import org.jspecify.annotations.NullMarked;
