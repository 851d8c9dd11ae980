package fr.allset.tacite.subscription;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a subscription is served, and under which terms.
 *
 * @param start the Date de Mise en Service
 * @param end   the first day no longer served, decided or on file; null as long as none is known
 */
public record ServedTime(
        String number,
        String customer,
        LocalDate start,
        @Nullable LocalDate end,
        String termsVersion) {}
