/** The availability of a month over HTTP, with what each notification counted. */
@NullMarked
package fr.allset.tacite.availability.web;

import org.jspecify.annotations.NullMarked;
