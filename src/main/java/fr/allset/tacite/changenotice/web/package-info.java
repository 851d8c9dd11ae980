/** What programs can ask and say about the changes that customers are told of. */
@NullMarked
package fr.allset.tacite.changenotice.web;

import org.jspecify.annotations.NullMarked;
