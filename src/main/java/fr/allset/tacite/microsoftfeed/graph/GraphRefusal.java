package fr.allset.tacite.microsoftfeed.graph;

/** Microsoft gives no token, and will give none until a person has changed something. */
final class GraphRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    GraphRefusal(String said) {
        super(said);
    }
}
