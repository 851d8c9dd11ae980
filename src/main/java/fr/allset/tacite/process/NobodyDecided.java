package fr.allset.tacite.process;

import org.jspecify.annotations.Nullable;

/** A process has come to a step that acts on a person's decision, and no person has sent in the form of it. */
public class NobodyDecided extends RuntimeException {

    private static final long serialVersionUID = 1;

    NobodyDecided(String definition, String activity, @Nullable String number) {
        super("Nobody has decided what " + activity + " of " + definition + (number == null ? "" : " for " + number)
                + " is to do: no form was sent in.");
    }
}
