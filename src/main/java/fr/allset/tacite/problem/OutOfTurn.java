package fr.allset.tacite.problem;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step is reached that the stored facts do not allow: too early, in another state, or by nobody's decision. Whatever brought it there,
 * it does nothing. What a process did too early waits until its turn has come; what it did otherwise comes up as an incident.
 */
public class OutOfTurn extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** Null where it is no question of time. */
    private final @Nullable Instant turn;

    /** @param what a sentence that names the dossier, what was to be done and what the facts say */
    public OutOfTurn(String what) {
        this(what, null);
    }

    /**
     * It is too early.
     *
     * @param what as {@link #OutOfTurn(String)}
     * @param turn when it may be done
     */
    public OutOfTurn(String what, @Nullable Instant turn) {
        super(what);
        this.turn = turn;
    }

    /** When it may be done; none where it is no question of time. */
    public Optional<Instant> turn() {
        return Optional.ofNullable(turn);
    }
}
