package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That a credit was issued on a day on which something was lost by it, and why (art. 3, D38).
 *
 * @param issueOn      the day on which it was decided
 * @param amount       what could be issued then, excluding tax
 * @param betterOn     the day that was proposed
 * @param betterAmount what could have been issued on that day, excluding tax
 */
public record EarlyIssue(
        Ground ground,
        String reason,
        LocalDate issueOn,
        Euros amount,
        LocalDate betterOn,
        Euros betterAmount,
        String decidedBy) {

    /** Who wants it so. */
    public enum Ground {
        /** The customer asks for an earlier day. */
        CLIENT,
        /** The reseller has decided it, for a reason. */
        RESELLER
    }

    /** Why somebody issues a credit although a later day would give more. */
    public record Wish(Ground ground, String reason) {

        /**
         * As people state it.
         *
         * @param ground {@code client} or {@code reseller}; nothing counts as the latter
         * @return null when no reason is given
         * @throws Refusal when the ground is unknown or the reason too long
         */
        public static @Nullable Wish of(@Nullable String ground, @Nullable String reason) {
            if (reason == null || reason.isBlank()) {
                return null;
            }
            return new Wish(ground(ground), StatedReason.of(reason));
        }

        private static Ground ground(@Nullable String written) {
            if (written == null || written.isBlank()) {
                return Ground.RESELLER;
            }
            try {
                return Ground.valueOf(written.strip().toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw Refusal.unprocessable("credit-early-ground", "earlyGround", written);
            }
        }
    }
}
