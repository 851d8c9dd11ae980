package fr.allset.tacite.notification;

/** A letter came back, in the transaction that publishes this; a person decides what becomes of it. */
public record NoticeBounced(long bounce, long notice) {}
