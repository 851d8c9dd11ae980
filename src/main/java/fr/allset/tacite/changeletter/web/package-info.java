/** Customers answer letters about changes over HTTP. */
@NullMarked
package fr.allset.tacite.changeletter.web;

import org.jspecify.annotations.NullMarked;
