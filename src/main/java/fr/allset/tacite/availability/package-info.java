/**
 * The Objectif de Disponibilité du Service (art. 3): outages follow from notifications, and from outages the availability of each
 * subscription and month, to the second.
 */
@NullMarked
package fr.allset.tacite.availability;

import org.jspecify.annotations.NullMarked;
