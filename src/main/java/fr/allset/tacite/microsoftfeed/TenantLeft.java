package fr.allset.tacite.microsoftfeed;

/** A tenant is no longer read: a person has decided so, or the settings do not name it any more. */
public record TenantLeft(String tenant) {}
