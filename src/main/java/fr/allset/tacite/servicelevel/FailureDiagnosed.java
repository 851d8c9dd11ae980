package fr.allset.tacite.servicelevel;

/** A failure was found to be due to this, for the first time or otherwise than before. */
public record FailureDiagnosed(String failure, FailureOrigin origin) {
}
