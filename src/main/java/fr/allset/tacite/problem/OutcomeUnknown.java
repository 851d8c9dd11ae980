package fr.allset.tacite.problem;

/** The database was lost while it was told to keep what has been done: nobody knows whether it did. */
public class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OutcomeUnknown(Throwable cause) {
        super("Nobody knows whether it was kept", cause);
    }
}
