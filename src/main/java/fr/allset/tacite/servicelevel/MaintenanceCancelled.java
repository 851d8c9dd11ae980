package fr.allset.tacite.servicelevel;

/** Planned maintenance has been cancelled over HTTP; its customers are to be told. */
public record MaintenanceCancelled(String number) {
}
