package fr.allset.tacite.subscription;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a subscription at a term. Ends come before renewals: what is no longer served from the term on is not renewed at
 * it. It does not matter which of the two falls due first on that day (docs/decisions/0010-the-term.md).
 */
public enum TermOutcome {

    /** The next Période de Reconduction begins: « commenceront le jour suivant la fin » (art. 5). */
    RENEWED,

    /** A non-renewal notice was given in time: the service ends at the term, without a fee. */
    NOT_RENEWED,

    /** A confirmed termination takes effect on that day or before: it ends the service, with the fee of its quote (T07). */
    TERMINATED;

    /** @param term the first day after the period that is over */
    public static TermOutcome of(Subscription subscription, LocalDate term) {
        if (reached(subscription.plannedEnd(), term)) {
            return TERMINATED;
        }
        return reached(subscription.nonRenewedFrom(), term) ? NOT_RENEWED : RENEWED;
    }

    private static boolean reached(@Nullable LocalDate end, LocalDate term) {
        return end != null && !end.isAfter(term);
    }

    /** The name in data: {@code not_renewed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
