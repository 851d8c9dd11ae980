package fr.allset.tacite.microsoftfeed;

/** A tenant lets nobody in; published at each reading that it refuses. */
public record TenantRefused(String tenant) {}
