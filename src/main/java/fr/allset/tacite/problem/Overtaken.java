package fr.allset.tacite.problem;

/**
 * Someone else has moved the same thing on at this very moment. Unlike other refusals it may come after something has been
 * changed, so that whoever lets it pass must roll back.
 */
public class Overtaken extends Refusal {

    private static final long serialVersionUID = 1;

    /** @param number the public number of what has moved */
    public Overtaken(String number, Throwable cause) {
        super(Kind.CONFLICT, "overtaken", null, number);
        initCause(cause);
    }
}
