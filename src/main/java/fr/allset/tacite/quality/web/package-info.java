/** The report on the quality of service over HTTP. */
@NullMarked
package fr.allset.tacite.quality.web;

import org.jspecify.annotations.NullMarked;
