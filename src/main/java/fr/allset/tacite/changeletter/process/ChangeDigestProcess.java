package fr.allset.tacite.changeletter.process;

import java.time.Instant;

/**
 * The words this code shares with {@code processes/change-digest.bpmn}.
 * The business key is the day of the digest, as {@code 2026-11-30}.
 */
final class ChangeDigestProcess {

    static final String KEY = "change-digest";

    /** Something is to be told in the digest of a day for which there was none. */
    static final String DIGEST_OPENED = "DigestOpened";

    private ChangeDigestProcess() {}

    /** When it goes out. */
    record Due(Instant digestAt) {}

    /** Routes "Encore des clients ?". */
    record Customers(boolean digestCustomersLeft) {}
}
