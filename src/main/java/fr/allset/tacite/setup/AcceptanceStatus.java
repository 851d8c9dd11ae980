package fr.allset.tacite.setup;

import java.util.Locale;

/** Whether an acceptance file is still open. */
public enum AcceptanceStatus {
    OPEN,
    /** The service has started, or the new version is accepted. */
    COMPLETED,
    ABANDONED;

    /** The name over HTTP. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
