package fr.allset.tacite.servicelevel;

/** A further notification of a failure that is on file. */
public record FailureNotified(String failure, String notification) {
}
