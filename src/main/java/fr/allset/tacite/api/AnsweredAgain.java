package fr.allset.tacite.api;

/** The request has been answered before: what a controller would return is not asked for any more. */
class AnsweredAgain extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient KeptAnswer answer;

    AnsweredAgain(KeptAnswer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    KeptAnswer answer() {
        return answer;
    }
}
