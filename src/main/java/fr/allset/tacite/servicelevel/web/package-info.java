/** Service quality over HTTP (art. 3). */
@NullMarked
package fr.allset.tacite.servicelevel.web;

import org.jspecify.annotations.NullMarked;
