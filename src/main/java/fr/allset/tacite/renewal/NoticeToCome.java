package fr.allset.tacite.renewal;

import fr.allset.tacite.time.PlannedDay;
import java.time.LocalDate;

/** An announcement of the renewal at {@code term} that has not gone out yet, and until when it may be postponed. */
public record NoticeToCome(LocalDate term, RenewalNotice notice, PlannedDay planned) {}
