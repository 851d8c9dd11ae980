package fr.allset.tacite.microsoftfeed;

/** Something of a page could not be read, for the first time: a person decides. */
public record ItemSetAside(long id) {}
