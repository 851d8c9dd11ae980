package fr.allset.tacite.decision;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import java.util.Optional;

/**
 * From where on an act needs two.
 *
 * @param above the amount excluding tax that one person alone may still decide on; only where the duty is {@link Duty#ABOVE}
 */
public record Threshold(Duty duty, Optional<Euros> above) {

    /** The largest amount of a threshold: what is more is never decided by one alone unless nothing needs two. */
    public static final Euros LARGEST = Euros.of("1000000");

    /** Whether it needs two. */
    public enum Duty {
        NEVER,
        ABOVE,
        ALWAYS
    }

    public static final Threshold NEVER = new Threshold(Duty.NEVER, Optional.empty());
    public static final Threshold ALWAYS = new Threshold(Duty.ALWAYS, Optional.empty());

    public Threshold {
        if ((duty == Duty.ABOVE) != above.isPresent()) {
            throw new IllegalArgumentException("an amount belongs to a duty above it, and to no other");
        }
    }

    /** @throws Refusal {@code threshold-bounds} for an amount below zero or above {@link #LARGEST} */
    public static Threshold above(Euros amount) {
        if (amount.isNegative() || amount.compareTo(LARGEST) > 0) {
            throw Refusal.unprocessable("threshold-bounds", "montant", LARGEST.inFrench());
        }
        return new Threshold(Duty.ABOVE, Optional.of(amount));
    }

    /** As people read it. */
    public String inFrench() {
        return switch (duty) {
            case NEVER -> "jamais à deux";
            case ABOVE -> "à deux au-delà de " + above.orElseThrow().inFrench() + " HT";
            case ALWAYS -> "toujours à deux";
        };
    }
}
