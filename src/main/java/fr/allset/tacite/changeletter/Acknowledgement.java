package fr.allset.tacite.changeletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a customer has answered.
 *
 * @param by    its login, its address, or whoever has noted it
 * @param words what it said; null when nothing
 */
public record Acknowledgement(
        Instant at, Through through, String by, @Nullable String words) {

    /** How it has answered. */
    public enum Through {
        ONLINE("en ligne"),
        MAIL("par courrier électronique"),
        STAFF("noté par un gestionnaire de comptes");

        private final String label;

        Through(String label) {
            this.label = label;
        }

        /** In French. */
        public String label() {
            return label;
        }
    }
}
