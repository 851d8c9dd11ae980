package fr.allset.tacite.changeletter;

/**
 * How a customer wants to be told of what is not urgent.
 *
 * @param language {@code fr} or {@code en}
 */
public record ChangePreference(Rhythm rhythm, String language) {

    /** Weekly, in the language of the contract. */
    public static final ChangePreference DEFAULT = new ChangePreference(Rhythm.WEEKLY, "fr");
}
