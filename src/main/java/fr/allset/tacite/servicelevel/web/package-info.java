/**
 * Failures over HTTP (art. 3): a client reports its own and reads what becomes of them, the staff reports what it hears or finds. And
 * credits: what one would come to, asking for it, the note.
 */
@NullMarked
package fr.allset.tacite.servicelevel.web;

import org.jspecify.annotations.NullMarked;
