package fr.allset.tacite.lifecycle;

import java.time.LocalDate;

/** Something that will happen in the life of a subscription, unless somebody decides otherwise: a French sentence, and its day. */
public record UpcomingEvent(LocalDate day, String words) {}
