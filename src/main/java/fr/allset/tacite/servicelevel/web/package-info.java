/** Failures over HTTP (art. 3): a client reports its own and reads what becomes of them, the staff reports what it hears or finds. */
@NullMarked
package fr.allset.tacite.servicelevel.web;

import org.jspecify.annotations.NullMarked;
