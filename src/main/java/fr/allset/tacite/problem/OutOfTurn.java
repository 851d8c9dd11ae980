package fr.allset.tacite.problem;

/**
 * A step is reached that the stored facts do not allow: too early, in another state, or by nobody's decision. Whatever brought it there,
 * it does nothing; what a process did comes up as an incident.
 */
public class OutOfTurn extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** @param what a sentence that names the dossier, what was to be done and what the facts say */
    public OutOfTurn(String what) {
        super(what);
    }
}
