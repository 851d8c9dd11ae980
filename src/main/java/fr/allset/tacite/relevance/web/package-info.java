/** The relevance table over HTTP. */
@NullMarked
package fr.allset.tacite.relevance.web;

import org.jspecify.annotations.NullMarked;
