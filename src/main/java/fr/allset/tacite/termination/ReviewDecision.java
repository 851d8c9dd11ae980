package fr.allset.tacite.termination;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import org.jspecify.annotations.Nullable;

/** What the account manager decides on an accepted quote. */
public sealed interface ReviewDecision {

    /** The termination takes place and the fee is owed. */
    record Confirm() implements ReviewDecision {}

    /** It does not take place; the client reads why. */
    record Refuse(String reason) implements ReviewDecision {}

    /** It takes place and nothing is owed, on a legal ground that the client reads (T14). */
    record Waive(TerminationCause ground, String reason) implements ReviewDecision {}

    /**
     * The decision as a form or a program states it.
     *
     * @param decision {@code confirm}, {@code refuse} or {@code waive}
     * @param ground   of a waiver: {@code provider_breach} or {@code force_majeure}
     * @throws Refusal when it is none of them, or lacks its reason or its ground
     */
    static ReviewDecision of(@Nullable String decision, @Nullable String ground, @Nullable String reason) {
        if (decision == null) {
            throw Refusal.unprocessable("decision-missing", "decision");
        }
        return switch (decision) {
            case "confirm" -> new Confirm();
            case "refuse" -> new Refuse(StatedReason.of(reason));
            case "waive" -> new Waive(ground(ground), StatedReason.of(reason));
            default -> throw Refusal.unprocessable("decision-unknown", "decision", decision);
        };
    }

    private static TerminationCause ground(@Nullable String code) {
        for (var cause : TerminationCause.values()) {
            if (cause.waiver().isPresent() && cause.code().equals(code)) {
                return cause;
            }
        }
        throw Refusal.unprocessable("ground-missing", "ground");
    }
}
