/**
 * Les objectifs de qualité de service (art. 3): a Défaillance is reported or detected, taken in charge in support hours, restored, and
 * its cause decided by a person. From the Notifications de Défaillance follows the availability of each subscription and month; from a
 * missed objective, on the customer's request, the avoir of 5, 10 or 20 %, capped at 20 % of the month's fees over any 30 consecutive
 * days. Missing the Objectif de Rétablissement is shown and never costs anything.
 */
@NullMarked
package fr.allset.tacite.servicelevel;

import org.jspecify.annotations.NullMarked;
