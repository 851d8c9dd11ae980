package fr.allset.tacite.setup;

import java.time.LocalDate;

/** A version of a contractual document was published: from its first day on it is asked of whoever is concerned. */
public record DocumentVersionPublished(String code, String version, LocalDate validFrom) {}
