package fr.allset.tacite.servicelevel;

/**
 * A failure turned out to be another one that is known, which has its notifications from now on.
 *
 * @param into the failure that it turned out to be
 */
public record FailureAttached(String failure, String into) {
}
