/**
 * A subscription in time: its Période Initiale, then Périodes de Reconduction of one year, each from its own first day. The Période
 * Initiale begins on the Date de Mise en Service and lasts the months of the order form. A period is divided into contract months
 * that start on the same day of the month as the period. In a month too short to have it, they start on its last day (art. 641 and
 * 642 of the code of civil procedure). The monthly Frais Fixes are a schedule: an amount holds from its day until the next one's.
 * Implements the calendar of article 5 and the fees of article 6.
 */
@NullMarked
package fr.allset.tacite.subscription;

import org.jspecify.annotations.NullMarked;
