package fr.allset.tacite.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person has decided by a form.
 *
 * @param dossier   the public number that the process was about once it was decided; none where nothing came of it
 * @param process   the key of the process
 * @param element   the task or the start whose form was sent in
 * @param title     its name, as people read it
 * @param role      the role that the person had at that moment
 * @param answer    the fields as they were typed, as JSON
 * @param facts     what was shown and decided on, as JSON; none where the form shows nothing to decide on
 * @param factsHash the SHA-256 of {@code facts}
 */
public record Decision(
        Optional<String> dossier,
        String process,
        String element,
        String title,
        String decidedBy,
        String role,
        Instant decidedAt,
        String answer,
        Optional<String> facts,
        Optional<String> factsHash) {}
