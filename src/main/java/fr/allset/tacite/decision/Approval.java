package fr.allset.tacite.decision;

import fr.allset.tacite.problem.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What another person says to what somebody has proposed, as the forms of approvals ask for it. */
public enum Approval {
    APPROVE,
    REFUSE;

    /**
     * @param decision {@code approve} or {@code refuse}
     * @throws Refusal {@code decision-missing} when it is neither
     */
    public static Approval of(@Nullable String decision) {
        return switch (Objects.requireNonNullElse(decision, "")) {
            case "approve" -> APPROVE;
            case "refuse" -> REFUSE;
            default -> throw Refusal.unprocessable("decision-missing", "decision");
        };
    }
}
