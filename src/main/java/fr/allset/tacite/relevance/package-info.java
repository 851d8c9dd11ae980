/**
 * Whether a message of Microsoft's counts (art. 1: « évolution majeure … pouvant impacter le Service »). A decision table that
 * process owners keep says so.
 */
@NullMarked
package fr.allset.tacite.relevance;

import org.jspecify.annotations.NullMarked;
