/** Where the feeds come from: Microsoft Graph over HTTP, or a folder of what Graph has sent; and how their pages are read. */
@NullMarked
package fr.allset.tacite.microsoftfeed.graph;

import org.jspecify.annotations.NullMarked;
