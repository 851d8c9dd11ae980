package fr.allset.tacite.subscription;

import fr.allset.tacite.terms.AgreedTerms;
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
        String termsVersion,
        String agreedReadings) {

    /** What the contract was signed under. */
    public AgreedTerms agreedTerms() {
        return AgreedTerms.of(termsVersion, agreedReadings);
    }
}
