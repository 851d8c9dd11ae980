package fr.allset.tacite.change;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.change.WasNow.Day;
import fr.allset.tacite.change.WasNow.MovedDay;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@Label("What a text says otherwise than an earlier one")
class WasNowTest {

    private static final LocalDate MARCH = LocalDate.of(2027, 3, 15);
    private static final AnAnnouncement MESSAGE = AnAnnouncement.major().toActBy(MARCH);

    @Test
    void isNothingOfTheSame() {
        assertThat(between(MESSAGE, MESSAGE)).isEqualTo(new WasNow(List.of(), false, false, false, false));
    }

    @Test
    void namesTheDaysThatHaveMovedInTheirOrder() {
        var moved = between(MESSAGE, MESSAGE.toActBy(MARCH.plusDays(14)).shownUntil(null));

        assertThat(moved.dates())
                .containsExactly(
                        new MovedDay(Day.ACTION, MARCH, MARCH.plusDays(14)),
                        new MovedDay(Day.END, LocalDate.of(2027, 11, 1), null));
        assertThat(moved.title()).isFalse();
    }

    @Test
    void namesADayThatIsSetForTheFirstTime() {
        assertThat(between(AnAnnouncement.major(), MESSAGE).dates())
                .containsExactly(new MovedDay(Day.ACTION, null, MARCH));
    }

    @Test
    void tellsTitleTextServicesAndMajorApart() {
        assertThat(between(MESSAGE, MESSAGE.entitled("Other")).title()).isTrue();
        assertThat(between(MESSAGE, MESSAGE.saying("<p>Other</p>")).body()).isTrue();
        assertThat(between(MESSAGE, MESSAGE.about("Microsoft Teams")).services())
                .isTrue();
        assertThat(between(MESSAGE, MESSAGE.calledMajor(null)).major()).isTrue();
        assertThat(between(MESSAGE.calledMajor(false), MESSAGE.calledMajor(null))
                        .major())
                .as("silence says no")
                .isFalse();
    }

    @Test
    void theOrderOfServicesIsNoNews() {
        assertThat(between(
                                MESSAGE.about("SharePoint Online", "Microsoft Teams"),
                                MESSAGE.about("Microsoft Teams", "SharePoint Online"))
                        .services())
                .isFalse();
    }

    @Property(tries = 200)
    void readBackwardsIsTheSameMove(@ForAll @IntRange(min = -400, max = 400) int days) {
        var there = between(MESSAGE, MESSAGE.toActBy(MARCH.plusDays(days)));
        var back = between(MESSAGE.toActBy(MARCH.plusDays(days)), MESSAGE);

        assertThat(there.dates()).hasSize(days == 0 ? 0 : 1);
        assertThat(back.dates())
                .isEqualTo(there.dates().stream()
                        .map(moved -> new MovedDay(moved.day(), moved.now(), moved.was()))
                        .toList());
    }

    private static WasNow between(AnAnnouncement was, AnAnnouncement now) {
        return WasNow.of(was.text(), now.text());
    }
}
