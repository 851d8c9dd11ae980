/**
 * Reading Microsoft as the engine runs it; and what people do when a tenant lets nobody in, an item cannot be read, or nobody knows a
 * name of a service.
 */
@NullMarked
package fr.allset.tacite.microsoftfeed.process;

import org.jspecify.annotations.NullMarked;
