/**
 * A subscription in time: its Période Initiale begins on the Date de Mise en Service and lasts the months of the order form; then
 * Périodes de Reconduction of one year follow each other, each from its own first day. A period is divided into contract months
 * that start on the same day of the month as the period, or on the last day of a month too short to have it (art. 641 and 642 of
 * the code of civil procedure). The monthly Frais Fixes are a schedule: an amount holds from its day until the next one's.
 * Implements the calendar of article 5 and the fees of article 6.
 */
@NullMarked
package fr.allset.tacite.subscription;

import org.jspecify.annotations.NullMarked;
