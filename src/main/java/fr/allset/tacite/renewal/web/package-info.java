/** Notices of non-renewal over HTTP (art. 5): a client gives its own, the staff records those that arrive otherwise. */
@NullMarked
package fr.allset.tacite.renewal.web;

import org.jspecify.annotations.NullMarked;
