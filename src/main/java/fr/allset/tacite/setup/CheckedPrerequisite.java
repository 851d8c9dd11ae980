package fr.allset.tacite.setup;

import java.util.Optional;

/**
 * A prerequisite as the Client has found it (art. 2).
 *
 * @param item        its code in the list
 * @param reservation what is missing; with {@link PrerequisiteState#RESERVATION}, and only then
 * @param version     of the list that it was checked against
 * @param address     where Microsoft publishes that list
 * @param recordedBy  the login that recorded it
 */
public record CheckedPrerequisite(
        String item,
        String title,
        PrerequisiteState state,
        Optional<String> reservation,
        String version,
        String address,
        String recordedBy) {}
