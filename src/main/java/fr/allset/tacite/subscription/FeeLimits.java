package fr.allset.tacite.subscription;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is refused of a fee that is stated, whatever it is for. */
final class FeeLimits {

    /** In euros, excluding tax; files are held to the same. */
    private static final Euros HIGHEST = Euros.of("10000000");

    static final int LONGEST_REASON = 2000;

    private FeeLimits() {}

    /** @throws Refusal when it is negative or out of all proportion */
    static void requirePlausible(Euros amount) {
        if (amount.isNegative()) {
            throw Refusal.unprocessable("amount-negative", "amount", amount);
        }
        if (amount.compareTo(HIGHEST) > 0) {
            throw Refusal.unprocessable("amount-too-high", "amount", HIGHEST);
        }
    }

    /** @throws Refusal when it is missing or too long */
    static String requireReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.unprocessable("fee-reason-missing", "reason");
        }
        return requireShort(reason.strip());
    }

    static String requireShort(String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.unprocessable("reason-too-long", "reason", LONGEST_REASON);
        }
        return reason;
    }

    /** @throws Refusal when its service no longer runs on the first day concerned */
    static void requireServed(Subscription subscription, LocalDate firstDay) {
        if (subscription.hasEndedOn(firstDay)) {
            throw Refusal.conflict("subscription-ended", subscription.number(), requireNonNull(subscription.endedOn()));
        }
    }
}
