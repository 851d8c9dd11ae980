/** Failures, their notifications and planned maintenance over HTTP. */
@NullMarked
package fr.allset.tacite.failure.web;

import org.jspecify.annotations.NullMarked;
