/**
 * Notifications de Défaillance by e-mail (art. 3: « par e-mail »). A mail of a customer's contact becomes a notification, an answer to
 * one is added to it, and a person decides on the others.
 */
@NullMarked
package fr.allset.tacite.failure.mail;

import org.jspecify.annotations.NullMarked;
