/** The portfolio over HTTP, as programs see it. */
@NullMarked
package fr.allset.tacite.subscription.web;

import org.jspecify.annotations.NullMarked;
