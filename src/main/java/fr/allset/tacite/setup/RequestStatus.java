package fr.allset.tacite.setup;

/** What has become of a document that the Client was asked to accept. */
public enum RequestStatus {
    REQUESTED("à accepter"),
    ACCEPTED("accepté"),
    /** The Client has said no, and may still accept. */
    REFUSED("refusé"),
    /** A newer version is asked instead; what was answered to this one stays on record. */
    SUPERSEDED("remplacé");

    private final String label;

    RequestStatus(String label) {
        this.label = label;
    }

    /** In French. */
    public String label() {
        return label;
    }
}
