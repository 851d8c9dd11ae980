/** The life of a subscription over HTTP (art. 5). */
@NullMarked
package fr.allset.tacite.lifecycle.web;

import org.jspecify.annotations.NullMarked;
