package fr.allset.tacite.availability;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a subscription is served.
 *
 * @param start the Date de Mise en Service
 * @param end   the first day no longer served; null as long as no end is known
 */
public record ServiceTime(LocalDate start, @Nullable LocalDate end) {}
