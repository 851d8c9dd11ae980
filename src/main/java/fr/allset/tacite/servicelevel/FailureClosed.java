package fr.allset.tacite.servicelevel;

/** Nothing is left to do on a failure. */
public record FailureClosed(String failure) {
}
