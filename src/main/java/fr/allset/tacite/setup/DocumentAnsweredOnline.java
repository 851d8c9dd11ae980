package fr.allset.tacite.setup;

/** An answer to a document came in outside of its process, which is to look whether all are given. */
public record DocumentAnsweredOnline(String fileNumber) {}
