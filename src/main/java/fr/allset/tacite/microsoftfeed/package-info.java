/**
 * What Microsoft announces: its message centre and its service health, as each tenant sees them (art. 1: « toute évolution majeure
 * signalée par Microsoft »). Everything is read and kept, version by version; what is news is told to the modules that act on it. Whose
 * services Microsoft means by its changing names is a table that people keep.
 */
@NullMarked
package fr.allset.tacite.microsoftfeed;

import org.jspecify.annotations.NullMarked;
