package fr.allset.tacite.identity;

import java.time.Instant;

/**
 * Somewhere, somebody is logged in.
 *
 * @param id      names it on pages; it is not what the cookie holds
 * @param begunAt by the clock on the wall, as is {@code usedAt}
 * @param from    the address of the log-in
 * @param browser what the browser called itself
 * @param own     whether it is the session that asks
 */
public record OpenSession(String id, Instant begunAt, Instant usedAt, String from, String browser, boolean own) {}
