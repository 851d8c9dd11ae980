/**
 * What customers owe (articles 3, 5, 6): immutable charges excluding tax, and the rates of value added tax by date. Each charge has
 * its subscription, month, clause and calculation. Early termination fees are taxable: they are the price of a commitment (CJEU
 * C-295/17 MEO, C-43/19 Vodafone Portugal; BOI-TVA-BASE-10-10-50).
 *
 * <p>Month by month (art. 6): the Frais Fixes of the civil month in advance, the Frais d'Utilisation of the month before, the Frais
 * Initiaux once. A service that came in by a file is charged from the first of the month after, its usage from that month on. One
 * that starts under Tacite's eyes is charged from its first day.
 *
 * <p>A charge is never changed. Where the facts change afterwards, the difference is another charge that points to it, at its rate
 * of tax. What an account manager has corrected by hand stays when the facts change, and no charge falls below zero. These charges,
 * with their corrections, are the « Frais Fixes payables au titre du mois » and « Frais d'Utilisation payables » of article 3.
 * Nothing else is.
 */
@NullMarked
package fr.allset.tacite.billing;

import org.jspecify.annotations.NullMarked;
