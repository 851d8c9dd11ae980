package fr.allset.tacite.notification;

import fr.allset.tacite.typography.Language;

/** A letter as its reader gets it. */
public record Letter(String subject, String body) {

    /**
     * The letter whose file the record names, with the record's values in its places, in French, the language of the contract.
     *
     * @param model a record with a {@link LetterFile}
     */
    public static Letter of(Record model) {
        return in(Language.FRENCH, model);
    }

    /** As {@link #of}, in the language of those who read it. */
    public static Letter in(Language language, Record model) {
        return LetterTemplate.of(model.getClass(), language).filledWith(model);
    }
}
