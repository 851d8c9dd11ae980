/** What programs can ask of the clock and of the versions of the processes. */
@NullMarked
package fr.allset.tacite.engine.web;

import org.jspecify.annotations.NullMarked;
