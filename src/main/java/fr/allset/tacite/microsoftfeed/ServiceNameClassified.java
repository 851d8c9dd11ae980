package fr.allset.tacite.microsoftfeed;

/** A person has said which components of the contract a name of Microsoft's means. */
public record ServiceNameClassified(String key) {
}
