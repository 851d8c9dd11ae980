package fr.allset.tacite.termination;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a quote.
 *
 * @param by who did it
 */
public record QuoteEvent(Instant at, QuoteStatus status, String by, Optional<String> reason) {}
