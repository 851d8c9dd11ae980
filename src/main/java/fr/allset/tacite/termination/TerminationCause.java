package fr.allset.tacite.termination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a contract ends early; the fee is owed only where the customer is at its origin (T14). */
public enum TerminationCause {

    /** The customer wishes to leave. */
    CLIENT(null),
    /** The customer has not kept to the contract. */
    CLIENT_BREACH(null),
    /** The provider has not kept to the contract. */
    PROVIDER_BREACH(Waiver.PROVIDER_BREACH),
    /** Neither can keep to it. */
    FORCE_MAJEURE(Waiver.FORCE_MAJEURE);

    private final Optional<Waiver> waiver;

    TerminationCause(@Nullable Waiver waiver) {
        this.waiver = Optional.ofNullable(waiver);
    }

    /**
     * The cause whose {@link #code} is {@code code}.
     *
     * @throws IllegalArgumentException naming it, if there is none
     */
    public static TerminationCause of(String code) {
        return Arrays.stream(values())
                .filter(cause -> cause.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown cause of termination: " + code));
    }

    /** The name in data: {@code provider_breach}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why this cause leaves nothing to pay, if it does. */
    public Optional<Waiver> waiver() {
        return waiver;
    }
}
