/** Changes over HTTP: for the staff all of them, for a client those that it was told of. */
@NullMarked
package fr.allset.tacite.changeregister.web;

import org.jspecify.annotations.NullMarked;
