/**
 * Microsoft's changes, as customers are told of them (art. 1: « ALLSET SAS informera le Client de toute évolution majeure signalée par
 * Microsoft pouvant impacter le Service »). A message of Microsoft's that may concern customers becomes a change; each of its texts is
 * assessed once by a person, in French, and told once to each customer whose service it touches and whose tenant shows it. Who was told
 * what, when, on which text, and who has answered, can be proved.
 */
@NullMarked
package fr.allset.tacite.changenotice;

import org.jspecify.annotations.NullMarked;
