package fr.allset.tacite.microsoftfeed.graph;

/** An item of a page is not what it should be; the message says why, in French, as a sentence. */
final class UnreadableItem extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableItem(String reason) {
        super(reason);
    }
}
