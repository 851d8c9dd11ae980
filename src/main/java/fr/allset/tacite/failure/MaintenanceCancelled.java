package fr.allset.tacite.failure;

/** Planned maintenance has been cancelled over HTTP; its customers are to be told. */
public record MaintenanceCancelled(String number) {}
