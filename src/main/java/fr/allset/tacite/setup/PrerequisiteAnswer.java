package fr.allset.tacite.setup;

import org.jspecify.annotations.Nullable;

/**
 * How one prerequisite stands, as a form or a program states it.
 *
 * @param state {@code MET}, {@code RESERVATION} or {@code NOT_APPLICABLE}
 */
public record PrerequisiteAnswer(
        @Nullable String state, @Nullable String reservation) {}
