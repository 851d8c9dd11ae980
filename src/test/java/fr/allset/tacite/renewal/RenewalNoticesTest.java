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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The announcements before a term")
class RenewalNoticesTest {

    private static final Terms TERMS = TermsCatalogue.load().byVersion("CP-O365-1");
    private static final NoticePeriod A_MONTH = new NoticePeriod(1, NoticePeriod.Unit.MONTHS, "bon de commande n° 7");
    private static final TacitRenewalLaw LAW = TacitRenewalLaw.load();

    //   2025-03-01                       2027-11-01   12-03     2028-01-17  01-29     02-01     03-01
    //   |—————— Période Initiale, 36 months ——|————————|——————————————|————————|—————————|—————————|
    //                                information       60 days        15       3       last day  term
    @Test
    void goOut60And15And3DaysBeforeTheLastDayForRefusing() {
        var notices = before(LocalDate.of(2025, 3, 1), 36, CustomerKind.PROFESSIONAL);

        assertThat(notices.notices()).extracting(RenewalNotice::kind).containsOnly(Kind.ANNOUNCEMENT);
        assertThat(notices.notices())
                .extracting(RenewalNotice::day)
                .containsExactly(LocalDate.of(2027, 12, 3), LocalDate.of(2028, 1, 17), LocalDate.of(2028, 1, 29));
    }

    @Test
    void countFromTheLastDayOfThePeriodWhereNoDocumentAsksForNotice() {
        var notices = RenewalNotices.before(
                new ContractCalendar(LocalDate.of(2025, 3, 1), 36).initialPeriod(),
                CustomerKind.PROFESSIONAL,
                null,
                TERMS,
                LAW);

        assertThat(notices.notices())
                .extracting(RenewalNotice::day)
                .containsExactly(LocalDate.of(2027, 12, 31), LocalDate.of(2028, 2, 14), LocalDate.of(2028, 2, 26));
    }

    // a month of notice, and a period of a month: its first day, 31 January, is after 28 January
    @Test
    void countFromTheTermWhereNothingCanBeRefused() {
        var notices = before(LocalDate.of(2027, 1, 31), 1, CustomerKind.PROFESSIONAL);

        assertThat(notices.notices())
                .extracting(RenewalNotice::day)
                .containsExactly(LocalDate.of(2027, 1, 31), LocalDate.of(2027, 2, 13), LocalDate.of(2027, 2, 25));
    }

    @Property
    void neverComeBehindTheLastDayForRefusing(
            @ForAll @IntRange(min = 1, max = 240) int months,
            @ForAll @IntRange(max = 12_000) int startDay,
            @ForAll @IntRange(max = 12) int notice) {
        var period = new ContractCalendar(LocalDate.of(2010, 1, 1).plusDays(startDay), months).initialPeriod();
        var agreed = notice == 0 ? null : new NoticePeriod(notice, NoticePeriod.Unit.MONTHS, "CG v3");
        var lastDay = NoticePeriod.lastDayBefore(period.end(), agreed);
        var notices = RenewalNotices.before(period, CustomerKind.PROFESSIONAL, agreed, TERMS, LAW);

        var latest = lastDay.isBefore(period.firstDay()) ? period.lastDay() : lastDay;
        assertThat(notices.notices())
                .extracting(RenewalNotice::day)
                .allSatisfy(day -> assertThat(day).isBetween(period.firstDay(), latest));
    }

    @Test
    void tellANonProfessionalFirstOfItsRightInsideTheDaysOfTheLaw() {
        var notices = before(LocalDate.of(2025, 3, 1), 36, CustomerKind.NON_PROFESSIONAL);

        assertThat(notices.notices())
                .extracting(RenewalNotice::kind)
                .containsExactly(Kind.INFORMATION, Kind.ANNOUNCEMENT, Kind.ANNOUNCEMENT, Kind.ANNOUNCEMENT);
        // three months before 1 February, the last day for refusing
        assertThat(notices.notices().get(0).day()).isEqualTo("2027-11-01");
    }

    @Test
    void neverGoOutBeforeThePeriodHasBegun() {
        var notices = before(LocalDate.of(2027, 1, 31), 1, CustomerKind.NON_PROFESSIONAL);

        assertThat(notices.notices())
                .extracting(RenewalNotice::day)
                .startsWith(LocalDate.of(2027, 1, 31), LocalDate.of(2027, 1, 31));
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
        assertThat(notices.isOvertaken(2, afterAStandstill)).isTrue();
        assertThat(notices.isOvertaken(3, afterAStandstill)).isFalse();
        assertThat(notices.isOvertaken(1, LocalDate.of(2027, 12, 3))).isFalse();
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

        assertThat(notices.latestDay(0, term, A_MONTH, LAW)).isEqualTo("2027-12-02");
        assertThat(notices.latestDay(1, term, A_MONTH, LAW)).isEqualTo("2028-01-16");
        assertThat(notices.latestDay(2, term, A_MONTH, LAW)).isEqualTo("2028-01-28");
        assertThat(notices.latestDay(3, term, A_MONTH, LAW)).isEqualTo("2028-02-01");

        var moved = notices.on(Map.of("announcement-60", LocalDate.of(2028, 1, 15)));
        assertThat(moved.notices())
                .extracting(RenewalNotice::day)
                .containsExactly(
                        LocalDate.of(2027, 11, 1),
                        LocalDate.of(2028, 1, 15),
                        LocalDate.of(2028, 1, 17),
                        LocalDate.of(2028, 1, 29));
        assertThat(moved.latestDay(0, term, A_MONTH, LAW))
                .as("the last day on which the information counts")
                .isEqualTo("2028-01-01");
    }

    /** Where nothing can be refused any more, an announcement says what comes and may wait until the term. */
    @Test
    void mayWaitUntilTheTermWhereNothingCanBeRefused() {
        var notices = before(LocalDate.of(2027, 1, 31), 1, CustomerKind.PROFESSIONAL);

        assertThat(notices.latestDay(2, LocalDate.of(2027, 2, 28), A_MONTH, LAW))
                .isEqualTo("2027-02-27");
    }

    private static RenewalNotices before(LocalDate start, int months, CustomerKind kind) {
        return RenewalNotices.before(new ContractCalendar(start, months).initialPeriod(), kind, A_MONTH, TERMS, LAW);
    }
}
