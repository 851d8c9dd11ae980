package fr.allset.tacite.notification;

/** How far a notice has come. */
public enum NoticeStatus {

    /** To be sent, for the first time or again. */
    RECORDED,

    /** Accepted by the mail server. */
    SENT,

    /** Refused by the mail server, or given up after the last retry; a person decides. */
    FAILED
}
