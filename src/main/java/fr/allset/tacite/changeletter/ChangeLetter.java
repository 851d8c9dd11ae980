package fr.allset.tacite.changeletter;

/**
 * What a customer reads of a change.
 *
 * @param subject one line of at most 200 characters
 * @param body    plain text, its lines separated by {@code \n}
 */
public record ChangeLetter(String subject, String body) {}
