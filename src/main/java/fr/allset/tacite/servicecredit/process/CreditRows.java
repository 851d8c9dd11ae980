package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.servicecredit.CreditDocument.Share;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.Sentence;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** What the reviews of a credit and of its correction have in common. */
final class CreditRows {

    /** How long an account manager has to review, before the task counts as late. */
    static final Duration REVIEW_TIME = Duration.ofDays(5);

    /** A failure may have thousands of notifications: as many as a person reads. */
    private static final int MOST_OUTAGES = 200;

    private CreditRows() {}

    /** A note, and the day in whose window it counts. */
    record NoteRow(String note, String countsOn, String noteAmount) {

        static NoteRow of(CreditNote note) {
            return of(note.number(), note.countsOn(), note.amount());
        }

        static NoteRow of(String number, LocalDate countsOn, Euros amount) {
            return new NoteRow(number, FrenchDay.inFigures(countsOn), amount.inFrench());
        }
    }

    /** One notification, and what of it counts. */
    record OutageRow(String notification, String received, String restored, String counted, String verdict) {

        static OutageRow of(Share outage) {
            return new OutageRow(
                    outage.notification(),
                    FrenchMoment.of(outage.notifiedAt()),
                    outage.restoredAt() == null ? "pas encore" : FrenchMoment.of(outage.restoredAt()),
                    FrenchMoment.lasting(outage.countedSeconds()),
                    outage.why());
        }
    }

    static List<OutageRow> of(List<Share> outages) {
        return outages.stream().limit(MOST_OUTAGES).map(OutageRow::of).toList();
    }

    /** How many are not among the rows; empty when all are. */
    static String othersThan(List<Share> outages) {
        return outages.size() <= MOST_OUTAGES
                ? ""
                : Sentence.of("staff.other-outages")
                        .with("many", outages.size() - MOST_OUTAGES)
                        .inFrench();
    }
}
