/**
 * What comes before a term and at it (art. 5). Périodes de Reconduction of one year follow one another by themselves. The text names
 * no way to refuse one, so the terms say how long before a term a notice of non-renewal must arrive.
 *
 * <p>Before each term the Client is told when its subscription renews, for how long, until when it may refuse and what leaving
 * costs. A non-professional also gets the information of articles L215-1 and L215-3 of the consumer code. Where it did not, it may
 * leave at any moment without a fee. A notice in time ends the subscription at its term without a fee; a late one counts for the
 * next term. What ends on the day of a term is not renewed at it.
 */
@NullMarked
package fr.allset.tacite.renewal;

import org.jspecify.annotations.NullMarked;
