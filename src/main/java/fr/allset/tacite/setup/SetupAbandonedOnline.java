package fr.allset.tacite.setup;

/** A set-up was abandoned outside of its process: the process is to end. */
public record SetupAbandonedOnline(String number) {}
