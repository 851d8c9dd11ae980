/** Early termination over HTTP: quotes, what became of them, and what leaving costs on each date (art. 5). */
@NullMarked
package fr.allset.tacite.termination.web;

import org.jspecify.annotations.NullMarked;
