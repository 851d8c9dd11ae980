/**
 * How days, moments, months, amounts and counted things are written, in French and in the little English that customers read. Spaces
 * at which no line breaks, decimal commas, elisions and plurals are made here. Plain Java, so that the rules of the contract may use
 * it.
 */
@NullMarked
package fr.allset.tacite.typography;

import org.jspecify.annotations.NullMarked;
