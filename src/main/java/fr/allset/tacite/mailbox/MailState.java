package fr.allset.tacite.mailbox;

/** What has become of a mail. */
public enum MailState {

    /** It became a file of its own. */
    NOTIFIED("enregistré"),
    /** It was added to a file that was there. */
    ADDED("joint"),
    /** A person decides. */
    HELD("à trier"),
    /** A person decided that it is of no account here. */
    DISCARDED("écarté"),
    /** It needs no answer, as what machines write. */
    IGNORED("ignoré");

    private final String label;

    MailState(String label) {
        this.label = label;
    }

    /** In French. */
    public String label() {
        return label;
    }
}
