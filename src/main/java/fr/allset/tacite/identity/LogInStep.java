package fr.allset.tacite.identity;

/** What somebody who has given a right password still has to do before anything opens. In this order. */
public enum LogInStep {
    /** The code of the second factor. */
    CODE("/identification/code"),
    /** Another password in place of the first, which somebody else knows. */
    PASSWORD("/identification/mot-de-passe"),
    /** A second factor, which the organisation asks of its staff. */
    ENROLMENT("/identification/second-facteur");

    private final String page;

    LogInStep(String page) {
        this.page = page;
    }

    /** Where it is done. */
    public String page() {
        return page;
    }
}
