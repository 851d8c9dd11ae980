package fr.allset.tacite.notification;

/** A notice has been recorded, in the transaction that publishes this; it is to be sent once that has committed. */
public record NoticeRecorded(long notice) {}
