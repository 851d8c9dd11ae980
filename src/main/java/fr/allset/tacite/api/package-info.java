/**
 * What all operations over HTTP have in common: one transaction each, and once for one key. The requests and their answers are kept for
 * thirty days.
 */
@NullMarked
package fr.allset.tacite.api;

import org.jspecify.annotations.NullMarked;
