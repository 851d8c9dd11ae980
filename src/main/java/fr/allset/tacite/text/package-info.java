/**
 * Text that strangers have written, made fit to be kept and shown. It becomes plain text without markup and control characters, or markup
 * that does nothing but look.
 *
 */
@NullMarked
package fr.allset.tacite.text;

import org.jspecify.annotations.NullMarked;
