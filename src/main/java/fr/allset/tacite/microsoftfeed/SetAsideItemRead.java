package fr.allset.tacite.microsoftfeed;

/** What had been set aside could be read at last: nobody need decide. */
public record SetAsideItemRead(long id) {}
