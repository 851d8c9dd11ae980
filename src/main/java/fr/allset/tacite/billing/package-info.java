/**
 * What customers owe (articles 3, 5, 6): immutable charges excluding tax, each with its subscription, clause and calculation, and
 * the rates of value added tax by date. Early termination fees are taxable: they are the price of a commitment (CJEU C-295/17
 * MEO, C-43/19 Vodafone Portugal; BOI-TVA-BASE-10-10-50).
 */
@NullMarked
package fr.allset.tacite.billing;

import org.jspecify.annotations.NullMarked;
