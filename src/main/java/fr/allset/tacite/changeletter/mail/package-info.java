/**
 * Customers answer letters about Microsoft's changes (art. 1) by mail: that they have is recorded, and what they ask reaches a
 * person.
 */
@NullMarked
package fr.allset.tacite.changeletter.mail;

import org.jspecify.annotations.NullMarked;
