package fr.allset.tacite.failure;

/** Maintenance has been planned over HTTP; its customers are to be told. */
public record MaintenanceAnnounced(String number) {}
