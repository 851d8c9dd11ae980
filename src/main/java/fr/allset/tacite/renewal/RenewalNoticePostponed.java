package fr.allset.tacite.renewal;

import java.time.LocalDate;

/** An announcement of the renewal at {@code term} goes out on a later day. */
public record RenewalNoticePostponed(String number, LocalDate term) {}
