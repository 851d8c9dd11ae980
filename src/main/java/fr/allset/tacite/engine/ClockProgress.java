package fr.allset.tacite.engine;

import java.time.Instant;

/** How far a move of the clock has come, with what has happened on the way. */
public record ClockProgress(Instant from, Instant to, Instant now, int jobsExecuted, int jobsFailed, int notices) {}
