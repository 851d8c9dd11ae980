/** Charges over HTTP (art. 6). */
@NullMarked
package fr.allset.tacite.billing.web;

import org.jspecify.annotations.NullMarked;
