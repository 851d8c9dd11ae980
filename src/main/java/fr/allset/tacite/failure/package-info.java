/**
 * Défaillances (art. 3): reported by a customer or detected, acknowledged in support hours, restored, their cause decided by a person.
 * Restoration deadlines and planned maintenance belong here. A missed deadline is shown and never costs anything.
 */
@NullMarked
package fr.allset.tacite.failure;

import org.jspecify.annotations.NullMarked;
