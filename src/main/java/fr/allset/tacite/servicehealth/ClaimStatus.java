package fr.allset.tacite.servicehealth;

import java.util.Locale;

/** What has become of a claim. */
public enum ClaimStatus {
    OPEN("à déposer"),
    SUBMITTED("déposée"),
    NOT_CLAIMED("non déposée");

    private final String label;

    ClaimStatus(String label) {
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In French. */
    public String label() {
        return label;
    }
}
