/** Reading Microsoft as the engine runs it; and what people do when a tenant lets nobody in, or an item cannot be read. */
@NullMarked
package fr.allset.tacite.microsoftfeed.process;

import org.jspecify.annotations.NullMarked;
