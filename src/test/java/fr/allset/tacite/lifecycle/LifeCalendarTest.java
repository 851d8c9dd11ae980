package fr.allset.tacite.lifecycle;

import static fr.allset.tacite.lifecycle.StandingTest.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.lifecycle.LifeCalendar.Mark;
import fr.allset.tacite.lifecycle.LifeCalendar.Month;
import fr.allset.tacite.renewal.RenewalNotices;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.terms.TacitRenewalLaw;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A non-professional, served since 1 March 2025, at first for 36 months: until 29 February 2028. */
@DisplayName("The calendar of a life")
class LifeCalendarTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void marksTodayAmongTheContractMonthsAndTheFirstYear() {
        var calendar = calendar(subscription(null, null, null), TODAY);

        assertThat(calendar.previous()).isNull();
        assertThat(calendar.current().months())
                .hasSize(36)
                .filteredOn(Month::today)
                .singleElement()
                .satisfies(month -> assertThat(month.index()).isEqualTo(21));
        assertThat(calendar.current().months())
                .filteredOn(Month::firstYear)
                .extracting(Month::index)
                .first()
                .isEqualTo(1);
        assertThat(calendar.current().months()).filteredOn(Month::firstYear).hasSize(12);
        assertThat(Objects.requireNonNull(calendar.next()).months())
                .hasSize(12)
                .noneMatch(Month::today)
                .noneMatch(Month::firstYear);
    }

    @Test
    void namesTheDaysThatCountWithTheLawsWindowForANonProfessional() {
        assertThat(calendar(subscription(null, null, null), TODAY).marks())
                .extracting(mark -> mark.day() + " " + mark.kind().code())
                .containsExactly(
                        "2025-03-01 start",
                        "2026-02-28 first_year_end",
                        "2027-11-29 information",
                        "2027-12-31 announcement",
                        "2028-02-14 announcement",
                        "2028-02-26 announcement",
                        "2028-02-29 last_day_of_notice",
                        "2028-02-29 term");
        assertThat(calendar(subscription(null, null, null), TODAY).marks())
                .extracting(Mark::words)
                .contains("Information du non-professionnel, au plus tard le 29/01/2028 (art. L215-1 et L215-3)");
    }

    @Test
    void showsThePeriodBeforeAndAfterARenewal() {
        var calendar = calendar(subscription(null, null, null), LocalDate.of(2029, 5, 1));

        assertThat(Objects.requireNonNull(calendar.previous()).renewalIndex()).isEqualTo(1);
        assertThat(calendar.current().renewalIndex()).isEqualTo(2);
        assertThat(Objects.requireNonNull(calendar.next()).renewalIndex()).isEqualTo(3);
    }

    @Test
    void showsThePeriodToComeBeforeTheServiceStarts() {
        var calendar = calendar(subscription(null, null, null), LocalDate.of(2025, 1, 1));

        assertThat(calendar.previous()).isNull();
        assertThat(calendar.current().firstDay()).isEqualTo("2025-03-01");
        assertThat(calendar.current().months()).noneMatch(Month::today);
    }

    @Test
    void servesNoMonthAfterAPlannedEndAndAnnouncesNothing() {
        var calendar = calendar(subscription(null, LocalDate.of(2027, 3, 15), null), TODAY);

        assertThat(calendar.next()).isNull();
        assertThat(calendar.current().months()).filteredOn(Month::served).hasSize(25);
        assertThat(calendar.marks())
                .extracting(mark -> mark.day() + " " + mark.kind().code())
                .containsExactly("2025-03-01 start", "2026-02-28 first_year_end", "2027-03-14 end");
    }

    @Test
    void endsWithTheTermThatIsNotRenewed() {
        var calendar = calendar(subscription(null, null, LocalDate.of(2028, 3, 1)), TODAY);

        assertThat(calendar.next()).isNull();
        assertThat(calendar.current().months()).allMatch(Month::served);
        assertThat(calendar.marks()).last().satisfies(mark -> {
            assertThat(mark.kind()).isEqualTo(Mark.Kind.END);
            assertThat(mark.words()).isEqualTo("Terme de la Période Initiale\u00a0: dernier jour servi");
        });
    }

    @Test
    void staysAtThePeriodInWhichTheServiceEnded() {
        var calendar = calendar(subscription(LocalDate.of(2027, 3, 15), null, null), LocalDate.of(2031, 1, 1));

        assertThat(calendar.current().lastDay()).isEqualTo("2028-02-29");
        assertThat(calendar.current().months()).filteredOn(Month::served).hasSize(25);
        assertThat(calendar.next()).isNull();
    }

    private static LifeCalendar calendar(Subscription subscription, LocalDate today) {
        var terms = TermsCatalogue.load().byVersion("CP-O365-1");
        var law = TacitRenewalLaw.load();
        var planned = RenewalNotices.before(
                LifeCalendar.around(subscription, today),
                subscription.customer().kind(),
                subscription.notice(),
                terms,
                law);
        return LifeCalendar.of(subscription, law, planned, today);
    }
}
