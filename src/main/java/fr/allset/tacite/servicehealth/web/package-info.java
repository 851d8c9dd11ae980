/** Claims of Microsoft over HTTP, for the staff. */
@NullMarked
package fr.allset.tacite.servicehealth.web;

import org.jspecify.annotations.NullMarked;
