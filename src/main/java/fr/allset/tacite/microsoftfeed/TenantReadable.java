package fr.allset.tacite.microsoftfeed;

/** A tenant that had let nobody in can be read again. */
public record TenantReadable(String tenant) {}
