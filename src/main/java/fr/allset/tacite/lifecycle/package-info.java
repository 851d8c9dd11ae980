/**
 * The life of a subscription (art. 5): one process instance for each. It leads from the Date de Mise en Service through the Période
 * Initiale and every Période de Reconduction to its end. What a period is, is decided in {@code subscription}; what is announced
 * before a term and decided at it, in {@code renewal}.
 */
@NullMarked
package fr.allset.tacite.lifecycle;

import org.jspecify.annotations.NullMarked;
