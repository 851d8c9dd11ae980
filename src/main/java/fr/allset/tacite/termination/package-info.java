/**
 * What a customer owes for leaving a Site Client early, the Frais de Résiliation Anticipée of article 5. It is a part of the monthly Frais
 * Fixes. In the Période Initiale: a) every month left of its first year at 100 %, and b) every month left beyond at 50 %. In a Période de
 * Reconduction, c): three months at 100 % from the effective date on, and every month left beyond them at 50 %. Nothing is owed when the
 * provider's breach or force majeure ends the contract. Nothing is owed either before the service has begun, or at a term that was not
 * renewed. Each site is counted alone and the amounts are added. Every line says in French how it was counted, from the values it was
 * counted with.
 *
 */
@NullMarked
package fr.allset.tacite.termination;

import org.jspecify.annotations.NullMarked;
