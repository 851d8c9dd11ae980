package fr.allset.tacite.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.renewal.RenewalNotice.Kind;
import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.terms.TacitRenewalLaw;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The announcements before a term")
class RenewalNoticesTest {

    private static final Terms TERMS = TermsCatalogue.load().byVersion("CP-O365-1");
    private static final NoticePeriod A_MONTH = new NoticePeriod(1, NoticePeriod.Unit.MONTHS, "bon de commande n° 7");
    private static final TacitRenewalLaw LAW = TacitRenewalLaw.load();

    //   2025-03-01                         2027-11-02  2027-12-01          2028-02-01  2028-03-01
    //   |—————— Période Initiale, 36 months ———————|———————————|———————————————————|——————————|
    //                                              information 90 days …   30 days     last day   term
    @Test
    void goOut90And30DaysBefore() {
        var notices = before(LocalDate.of(2025, 3, 1), 36, CustomerKind.PROFESSIONAL);

        assertThat(notices.notices()).extracting(RenewalNotice::kind).containsOnly(Kind.ANNOUNCEMENT);
        assertThat(notices.notices())
                .extracting(RenewalNotice::day)
                .containsExactly(LocalDate.of(2027, 12, 2), LocalDate.of(2028, 1, 31));
    }

    @Test
    void tellANonProfessionalFirstOfItsRightInsideTheDaysOfTheLaw() {
        var notices = before(LocalDate.of(2025, 3, 1), 36, CustomerKind.NON_PROFESSIONAL);

        assertThat(notices.notices())
                .extracting(RenewalNotice::kind)
                .containsExactly(Kind.INFORMATION, Kind.ANNOUNCEMENT, Kind.ANNOUNCEMENT);
        // three months before 1 February, the last day for refusing
        assertThat(notices.notices().get(0).day()).isEqualTo("2027-11-01");
    }

    @Test
    void neverGoOutBeforeThePeriodHasBegun() {
        var notices = before(LocalDate.of(2027, 1, 31), 1, CustomerKind.NON_PROFESSIONAL);

        assertThat(notices.notices()).extracting(RenewalNotice::day).containsOnly(LocalDate.of(2027, 1, 31));
        assertThat(notices.notices().get(0).kind()).isEqualTo(Kind.INFORMATION);
    }

    @Test
    void sayOnceWhatWasMissedTwice() {
        var notices = before(LocalDate.of(2025, 3, 1), 36, CustomerKind.NON_PROFESSIONAL);
        var afterAStandstill = LocalDate.of(2028, 2, 10);

        assertThat(notices.isOvertaken(0, afterAStandstill))
                .as("the law's own information is never left out")
                .isFalse();
        assertThat(notices.isOvertaken(1, afterAStandstill)).isTrue();
        assertThat(notices.isOvertaken(2, afterAStandstill)).isFalse();
        assertThat(notices.isOvertaken(1, LocalDate.of(2027, 12, 2))).isFalse();
    }

    @Test
    void ofTheLawCountOnItsFirstAndOnItsLastDay() {
        var window = LAW.windowBefore(LocalDate.of(2028, 2, 1));

        assertThat(window.contains(LocalDate.of(2027, 10, 31))).isFalse();
        assertThat(window.contains(LocalDate.of(2027, 11, 1))).isTrue();
        assertThat(window.contains(LocalDate.of(2028, 1, 1))).isTrue();
        assertThat(window.contains(LocalDate.of(2028, 1, 2))).isFalse();
    }

    //   the information counts until 1 January; a first announcement that waits until after it must not overtake it
    @Test
    void mayWaitWhileTheyAreOfUse() {
        var term = LocalDate.of(2028, 3, 1);
        var notices = before(LocalDate.of(2025, 3, 1), 36, CustomerKind.NON_PROFESSIONAL);

        assertThat(notices.latestDay(0, term, A_MONTH, LAW)).isEqualTo("2027-12-01");
        assertThat(notices.latestDay(1, term, A_MONTH, LAW)).isEqualTo("2028-01-30");
        assertThat(notices.latestDay(2, term, A_MONTH, LAW)).isEqualTo("2028-02-01");

        var moved = notices.on(Map.of("announcement-90", LocalDate.of(2028, 1, 15)));
        assertThat(moved.notices())
                .extracting(RenewalNotice::day)
                .containsExactly(LocalDate.of(2027, 11, 1), LocalDate.of(2028, 1, 15), LocalDate.of(2028, 1, 31));
        assertThat(moved.latestDay(0, term, A_MONTH, LAW))
                .as("the last day on which the information counts")
                .isEqualTo("2028-01-01");
    }

    /** After a short month the second announcement comes after the last day for refusing: it says for which term one refuses then. */
    @Test
    void mayWaitUntilTheTermWhereTheyComeAfterTheLastDayForRefusing() {
        var notices = before(LocalDate.of(2025, 3, 31), 36, CustomerKind.PROFESSIONAL);
        var term = LocalDate.of(2028, 3, 31);

        assertThat(notices.notices().get(1).day()).isEqualTo("2028-03-01");
        assertThat(NoticePeriod.lastDayBefore(term, A_MONTH)).isEqualTo("2028-02-29");
        assertThat(notices.latestDay(1, term, A_MONTH, LAW)).isEqualTo("2028-03-30");
    }

    private static RenewalNotices before(LocalDate start, int months, CustomerKind kind) {
        return RenewalNotices.before(new ContractCalendar(start, months).initialPeriod(), kind, A_MONTH, TERMS, LAW);
    }
}
