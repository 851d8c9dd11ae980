package fr.allset.tacite.microsoftfeed;

/** Microsoft names a service that nobody has classified yet. Published once for each name. */
public record UnknownServiceNamed(String key) {}
