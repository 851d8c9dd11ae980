package fr.allset.tacite.changeletter.process;

import java.util.List;

/**
 * What Microsoft says, as French text beside its own.
 *
 * @param messageText without markup, and cut
 * @param facts       what it says of its message beside its text
 */
record MessageView(String messageTitle, String messageText, List<Fact> facts) {

    /** One thing, and what it is. */
    record Fact(String item, String value) {}
}
