package fr.allset.tacite.microsoftfeed;

/** A message that was not known, or a version of it that is news, is on file. */
public record AnnouncementNews(String tenant, String messageId, int version) {}
