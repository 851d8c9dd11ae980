package fr.allset.tacite.servicelevel;

/** A failure that was restored is reported again. */
public record FailureReopened(String failure) {
}
