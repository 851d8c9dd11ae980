package fr.allset.tacite.change;

import java.time.Instant;

/**
 * A message of Microsoft's that may concern customers.
 *
 * @param number    {@code EV-2026-000001}
 * @param messageId Microsoft's number of it
 */
public record MicrosoftChange(String number, String messageId, Instant openedAt) {}
