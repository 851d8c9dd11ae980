/** Service credits over HTTP. */
@NullMarked
package fr.allset.tacite.servicecredit.web;

import org.jspecify.annotations.NullMarked;
