/**
 * Text that strangers have written, made fit to be kept and shown: plain text without markup and control characters, and markup that
 * does nothing but look.
 */
@NullMarked
package fr.allset.tacite.text;

import org.jspecify.annotations.NullMarked;
