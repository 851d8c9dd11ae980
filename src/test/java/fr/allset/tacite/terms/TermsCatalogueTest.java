package fr.allset.tacite.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.allset.tacite.terms.ServiceQuality.CreditTier;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The catalogue of terms")
class TermsCatalogueTest {

    private static final TermsCatalogue CATALOGUE = TermsCatalogue.load();
    private static final Terms FIRST = CATALOGUE.byVersion("CP-O365-1");

    @Test
    void holdsTheRatesOfArticle5() {
        assertThat(FIRST.firstYearRatePercent()).isEqualTo(100);
        assertThat(FIRST.beyondFirstYearRatePercent()).isEqualTo(50);
        assertThat(FIRST.renewalWindowMonths()).isEqualTo(3);
        assertThat(FIRST.renewalWindowRatePercent()).isEqualTo(100);
        assertThat(FIRST.beyondWindowRatePercent()).isEqualTo(50);
        assertThat(FIRST.renewalPeriodMonths()).isEqualTo(12);
        assertThat(FIRST.quoteValidityDays()).isEqualTo(30);
        assertThat(FIRST.renewalNoticeDays()).containsExactly(60, 15, 3);
        assertThat(FIRST.setupReminderDays()).containsExactly(7, 14, 21);
        assertThat(FIRST.setupEscalationDays()).isEqualTo(28);
        assertThat(FIRST.partialMonth()).isEqualTo(CivilMonthProration.DAYS_OF_SERVICE);
        assertThat(FIRST.readings()).isEqualTo(Readings.defaults());
        assertThat(FIRST.serviceQuality().readings()).isEqualTo(QualityReadings.defaults());
        assertThat(FIRST.serviceQuality().objectivePercent()).isEqualTo(99);
        assertThat(FIRST.serviceQuality().creditTiers())
                .containsExactly(new CreditTier(98, 99, 5), new CreditTier(97, 98, 10), new CreditTier(0, 97, 20));
        assertThat(FIRST.serviceQuality().capPercent()).isEqualTo(20);
        assertThat(FIRST.serviceQuality().capWindowDays()).isEqualTo(30);
    }

    //   2013-01-01               2026-01-01
    //   |———— CP-O365-1 ————————|———— CP-O365-2 …
    @Test
    void knowsWhichVersionWasInForce() {
        var second = version("CP-O365-2", LocalDate.of(2026, 1, 1));
        var catalogue = TermsCatalogue.of(List.of(second, FIRST));

        assertThat(catalogue.versions()).containsExactly(FIRST, second);
        assertThat(catalogue.inForceOn(LocalDate.of(2013, 1, 1))).isEqualTo(FIRST);
        assertThat(catalogue.inForceOn(LocalDate.of(2025, 12, 31))).isEqualTo(FIRST);
        assertThat(catalogue.inForceOn(LocalDate.of(2026, 1, 1))).isEqualTo(second);
        assertThat(catalogue.byVersion("CP-O365-1")).isEqualTo(FIRST);
    }

    @Test
    void namesWhatItDoesNotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.byVersion("CP-O365-0"))
                .withMessageContaining("CP-O365-0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.inForceOn(LocalDate.of(2012, 12, 31)))
                .withMessageContaining("2012-12-31");
        assertThatIllegalArgumentException().isThrownBy(() -> TermsCatalogue.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> TermsCatalogue.of(List.of(FIRST, FIRST)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -30, 367})
    void refusesAReminderBehindTheLastDayForRefusing(int daysBefore) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> version("CP-O365-2", LocalDate.of(2026, 1, 1), List.of(60, daysBefore)))
                .withMessageContaining("renewalNoticeDays");
    }

    private static Terms version(String name, LocalDate validFrom) {
        return version(name, validFrom, List.of(60, 15, 3));
    }

    private static Terms version(String name, LocalDate validFrom, List<Integer> renewalNoticeDays) {
        return new Terms(
                name,
                FIRST.title(),
                validFrom,
                100,
                50,
                3,
                100,
                50,
                12,
                30,
                renewalNoticeDays,
                List.of(7, 14, 21),
                28,
                CivilMonthProration.DAYS_OF_SERVICE,
                Readings.defaults(),
                FIRST.serviceQuality(),
                FIRST.changeNotices());
    }
}
