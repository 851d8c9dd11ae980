package fr.allset.tacite.changeregister;

import java.time.Instant;

/**
 * A proof as it is handed out.
 *
 * @param json        the document in its canonical form: no blanks between its parts, its fields in their order, UTF-8
 * @param sha256      of {@code json}
 * @param file        three lines: the document, its SHA-256, and by whom it was made when, which alone differs between
 *                    two with the same facts
 * @param generatedAt when it was made
 * @param generatedBy the login that has asked for it
 */
public record ProvenChange(
        ChangeProof document, String json, String sha256, String file, Instant generatedAt, String generatedBy) {}
