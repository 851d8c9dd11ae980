package fr.allset.tacite.setup;

/** A set-up has been asked for outside of its process: the process is to begin. */
public record SetupRequested(String number) {}
