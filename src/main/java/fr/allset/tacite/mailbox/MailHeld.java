package fr.allset.tacite.mailbox;

/** A mail waits for a person to decide. */
public record MailHeld(long id) {}
