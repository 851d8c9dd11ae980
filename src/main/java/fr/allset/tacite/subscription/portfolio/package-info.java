/**
 * The portfolio comes in by CSV: subscriptions, later fixed fees, usage. A file is read as a stream and its rows are staged in the
 * database. They are compared with each other and with what is stored, and taken over all together or not at all.
 */
@NullMarked
package fr.allset.tacite.subscription.portfolio;

import org.jspecify.annotations.NullMarked;
