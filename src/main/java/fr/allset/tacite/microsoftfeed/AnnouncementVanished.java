package fr.allset.tacite.microsoftfeed;

/** A complete reading of the message centre did not show a message any more. */
public record AnnouncementVanished(String tenant, String messageId, int version) {}
