package fr.allset.tacite.changeletter;

import java.time.LocalDate;

/** Something is to be told in the digest of a day for which there was none: its process begins. */
public record DigestOpened(LocalDate day) {}
