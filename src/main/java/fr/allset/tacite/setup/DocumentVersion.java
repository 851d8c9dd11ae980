package fr.allset.tacite.setup;

import fr.allset.tacite.text.Sha256;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A contractual document as it reads from a day on: at an address, or as a text of ours, which its SHA-256 identifies.
 *
 * @param validFrom the first day on which it is the one to accept
 * @param address   where the Client reads it
 * @param sha256    of the text, in hexadecimal; of what is published elsewhere when it was taken
 * @param text      of a document that is not published elsewhere
 */
public record DocumentVersion(
        String version, LocalDate validFrom, Optional<String> address, Optional<String> sha256, Optional<String> text) {

    /** @throws IllegalArgumentException when nobody could tell what was accepted */
    public DocumentVersion {
        if (address.isEmpty() && sha256.isEmpty()) {
            throw new IllegalArgumentException("Version " + version + " of a document has an address or a SHA-256");
        }
    }

    /** A version that is published at an address. */
    public static DocumentVersion at(String version, LocalDate validFrom, String address) {
        return new DocumentVersion(version, validFrom, Optional.of(address), Optional.empty(), Optional.empty());
    }

    /** A version that is a text of ours. */
    public static DocumentVersion of(String version, LocalDate validFrom, String text) {
        return new DocumentVersion(
                version, validFrom, Optional.empty(), Optional.of(Sha256.of(text)), Optional.of(text));
    }
}
