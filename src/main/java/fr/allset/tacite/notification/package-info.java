/**
 * What is sent to whom, once: the letters that articles 1, 3 and 5 ask for. A notice is a row of the caller's transaction; an engine job
 * ({@code processes/send-notice.bpmn}) sends it: at least once, normally once, under one stable {@code Message-ID}.
 */
@NullMarked
package fr.allset.tacite.notification;

import org.jspecify.annotations.NullMarked;
