package fr.allset.tacite.microsoftfeed.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** What is wrong with a page, for people. */
final class FrenchFaults {

    private FrenchFaults() {}

    static String of(JsonProcessingException broken) {
        if (broken instanceof JsonEOFException) {
            return "elle s'interrompt";
        }
        return broken instanceof StreamConstraintsException
                ? "trop d'objets l'un dans l'autre, ou un nombre trop long"
                : "ce n'est pas du JSON";
    }
}
