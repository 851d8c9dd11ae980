package fr.allset.tacite.microsoftfeed;

/** A message that had vanished is shown again, as it was. */
public record AnnouncementReturned(String tenant, String messageId, int version) {}
