/** The log-in page and the logins themselves, which the system administrator keeps. */
@NullMarked
package fr.allset.tacite.identity.web;

import org.jspecify.annotations.NullMarked;
