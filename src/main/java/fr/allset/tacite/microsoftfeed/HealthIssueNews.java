package fr.allset.tacite.microsoftfeed;

/** The service health of a tenant shows an issue that was not known, or something new about it. */
public record HealthIssueNews(String tenant, String issueId) {}
