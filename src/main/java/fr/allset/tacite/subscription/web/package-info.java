/** The portfolio over HTTP: a client sees its own subscriptions alone, and another's looks exactly like one that does not exist. */
@NullMarked
package fr.allset.tacite.subscription.web;

import org.jspecify.annotations.NullMarked;
