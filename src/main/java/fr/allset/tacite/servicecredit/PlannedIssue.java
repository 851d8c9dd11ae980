package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A credit that waits for its day (D38).
 *
 * @param amount what is foreseen to be issued on that day, excluding tax
 * @param reason why it is to be issued although the cause of a failure may be undecided; null when nobody has said
 */
public record PlannedIssue(
        String request,
        YearMonth month,
        LocalDate issueOn,
        Euros amount,
        String plannedBy,
        Instant plannedAt,
        @Nullable String reason) {

    /** Letters arrive when somebody is there to answer. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** The moment at which it is issued by itself. */
    public Instant issueAt() {
        return issueOn.atTime(MORNING).atZone(ContractTime.ZONE).toInstant();
    }
}
