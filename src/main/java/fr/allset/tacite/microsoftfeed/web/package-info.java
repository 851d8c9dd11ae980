/** What programs can ask and say about what Microsoft announces. */
@NullMarked
package fr.allset.tacite.microsoftfeed.web;

import org.jspecify.annotations.NullMarked;
