package fr.allset.tacite.termination;

import java.time.Instant;
import java.util.Optional;

/** Something that happened to a quote. */
public record QuoteEvent(Instant happenedAt, QuoteStatus status, String causedBy, Optional<String> reason) {}
