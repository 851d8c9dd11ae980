package fr.allset.tacite.setup;

/** A newer version of a document is to be accepted in an open file: the Client is to be asked again. */
public record DocumentsReplaced(String fileNumber) {}
