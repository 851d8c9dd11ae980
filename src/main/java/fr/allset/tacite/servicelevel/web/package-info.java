/** Article 3 over HTTP: failures and their notifications, planned maintenance, availability, credits. */
@NullMarked
package fr.allset.tacite.servicelevel.web;

import org.jspecify.annotations.NullMarked;
