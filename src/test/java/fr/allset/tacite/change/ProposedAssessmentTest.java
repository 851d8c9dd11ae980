package fr.allset.tacite.change;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.change.ProposedAssessment.Earlier;
import fr.allset.tacite.subscription.Component;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What is proposed to whoever assesses a text")
class ProposedAssessmentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 15);
    private static final Set<Component> EXCHANGE = Set.of(Component.EXCHANGE_ONLINE);
    private static final AnAnnouncement MESSAGE = AnAnnouncement.major().toActBy(MARCH);
    private static final Words WORDS = new Words("Objet", "Ce que cela change", "Mettez à jour");
    /** A person has set an earlier day than Microsoft, and left a component out. */
    private static final Earlier EARLIER = new Earlier(
            AssessmentRequest.informing(
                    Set.of(Component.SHAREPOINT_ONLINE),
                    WORDS,
                    null,
                    MARCH.plusDays(1),
                    MARCH.minusDays(3),
                    false,
                    true),
            MESSAGE.text());

    @Test
    void isAtFirstWhatMicrosoftSays() {
        assertThat(ProposedAssessment.of(MESSAGE.text(), false, EXCHANGE, null, TODAY))
                .isEqualTo(new ProposedAssessment(EXCHANGE, null, null, MARCH, MARCH, false, false));
    }

    @Test
    void isWhatWasStatedBeforeAsLongAsMicrosoftMovesNoDay() {
        assertThat(ProposedAssessment.of(MESSAGE.saying("Other words").text(), false, EXCHANGE, EARLIER, TODAY))
                .isEqualTo(new ProposedAssessment(
                        Set.of(Component.SHAREPOINT_ONLINE),
                        WORDS,
                        null,
                        MARCH.plusDays(1),
                        MARCH.minusDays(3),
                        false,
                        true));
    }

    @Test
    void isTheNewDayInTheEarlierWordsWhenMicrosoftHasMovedIt() {
        var proposed =
                ProposedAssessment.of(MESSAGE.toActBy(MARCH.plusDays(14)).text(), false, EXCHANGE, EARLIER, TODAY);

        assertThat(proposed.french()).isEqualTo(WORDS);
        assertThat(proposed.actionBy()).isEqualTo(MARCH.plusDays(14));
        assertThat(proposed.effectiveOn()).isEqualTo(MARCH.plusDays(14));
    }

    @Test
    void addsTheComponentsOfOtherServices() {
        assertThat(ProposedAssessment.of(
                                MESSAGE.about("Microsoft Teams").text(),
                                false,
                                Set.of(Component.LYNC_ONLINE),
                                EARLIER,
                                TODAY)
                        .components())
                .containsExactlyInAnyOrder(Component.SHAREPOINT_ONLINE, Component.LYNC_ONLINE);
    }

    @Test
    void asksNobodyToActByADayThatHasPassed() {
        assertThat(ProposedAssessment.of(MESSAGE.text(), false, EXCHANGE, null, MARCH)
                        .actionBy())
                .isEqualTo(MARCH);
        assertThat(ProposedAssessment.of(MESSAGE.text(), false, EXCHANGE, null, MARCH.plusDays(1))
                        .actionBy())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "(Cancelled) Basic authentication, false, true",
        "Basic authentication (CANCELED), false, true",
        "Cancelled meetings in Outlook, false, false",
        "Basic authentication, true, true"
    })
    void isGivenUpWhenItsTitleSaysSoOrItHasVanished(String title, boolean withdrawn, boolean cancelled) {
        assertThat(ProposedAssessment.of(MESSAGE.entitled(title).text(), withdrawn, EXCHANGE, null, TODAY)
                        .cancelled())
                .isEqualTo(cancelled);
    }

    //   Mon 23 Nov … Mon 30 Nov   |—— 14 days for the customers ——| to act by
    @ParameterizedTest(name = "to act by {0}: until {1}")
    @CsvSource({
        "          , 2026-11-30T17:00:00Z", // five working days
        "2027-03-15, 2026-11-30T17:00:00Z",
        "2026-12-14, 2026-11-30T17:00:00Z",
        "2026-12-12, 2026-11-28T17:00:00Z", // 14 days before
        "2026-12-07, 2026-11-23T17:00:00Z", // today
        "2026-12-06, 2026-11-24T17:00:00Z", // these have begun: the next working day
        "2026-11-23, 2026-11-24T17:00:00Z",
        "2026-11-22, 2026-11-30T17:00:00Z"
    })
    void isDecidedSoThatCustomersHaveTime(@Nullable LocalDate actionDay, Instant until) {
        assertThat(AssessmentDays.assessedUntil(TODAY, actionDay)).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26, 2026-11-30T17:00:00Z",
        "2026-11-27, 2026-12-01T17:00:00Z",
        "2026-11-28, 2026-12-01T17:00:00Z"
    })
    void isReadAgainWithinTwoWorkingDays(LocalDate today, Instant until) {
        assertThat(AssessmentDays.reviewedUntil(today)).isEqualTo(until);
    }
}
