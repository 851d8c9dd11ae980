package fr.allset.tacite.microsoftfeed;

/**
 * A person has said which components of the contract a name of Microsoft's means.
 *
 * @param unasked not on the form of the process that asks for it
 */
public record ServiceNameClassified(String key, boolean unasked) {}
