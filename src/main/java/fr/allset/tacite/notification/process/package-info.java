/** Where {@code processes/send-notice.bpmn} meets the module. */
@NullMarked
package fr.allset.tacite.notification.process;

import org.jspecify.annotations.NullMarked;
