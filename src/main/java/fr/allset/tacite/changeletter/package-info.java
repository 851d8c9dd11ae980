/**
 * What customers are told of Microsoft's changes, once, in time (art. 1: « ALLSET SAS informera le Client de toute évolution majeure
 * signalée par Microsoft »). Urgent letters, digests, reminders and answers.
 */
@NullMarked
package fr.allset.tacite.changeletter;

import org.jspecify.annotations.NullMarked;
