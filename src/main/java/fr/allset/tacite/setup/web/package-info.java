/** Set-ups and contractual documents over HTTP. */
@NullMarked
package fr.allset.tacite.setup.web;

import org.jspecify.annotations.NullMarked;
