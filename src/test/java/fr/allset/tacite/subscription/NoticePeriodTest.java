package fr.allset.tacite.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.NoticePeriod.Unit;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A notice period (T26)")
class NoticePeriodTest {

    private static final LocalDate TERM = LocalDate.of(2028, 3, 31);

    // term (first day after the period)    31/03/2028
    @ParameterizedTest(name = "{0} {1}: until {2}")
    @CsvSource({
        "1,   DAYS,   2028-03-30",
        "30,  DAYS,   2028-03-01",
        "366, DAYS,   2027-03-31",
        "1,   MONTHS, 2028-02-29", // no 31 February
        "3,   MONTHS, 2027-12-31",
        "12,  MONTHS, 2027-03-31"
    })
    void isCountedBackFromTheTerm(int number, Unit unit, LocalDate lastDay) {
        assertThat(NoticePeriod.lastDayBefore(TERM, new NoticePeriod(number, unit, "bon de commande n° 7")))
                .isEqualTo(lastDay);
    }

    @Test
    void isNoneUnlessADocumentSaysSo() {
        assertThat(NoticePeriod.lastDayBefore(TERM, null)).isEqualTo("2028-03-30");
        assertThat(NoticePeriod.rule(null).inFrench())
                .isEqualTo("aucun préavis n'est stipulé : le dernier jour de la période");
    }

    @ParameterizedTest
    @CsvSource({
        "1,  DAYS,   préavis de 1 jour avant le terme",
        "30, DAYS,   préavis de 30 jours avant le terme",
        "1,  MONTHS, préavis de 1 mois avant le terme"
    })
    void namesTheDocumentAndNoArticle(int number, Unit unit, String words) {
        assertThat(new NoticePeriod(number, unit, "conditions générales, version 3")
                        .inWords()
                        .inFrench())
                .isEqualTo(words + ", stipulé au document « conditions générales, version 3 »");
    }

    @ParameterizedTest(name = "[{0}] [{1}] [{2}]")
    @CsvSource(
            nullValues = "-",
            value = {"-, -, -", "'', months, ''", "' ', '', '  '"})
    void isNoneWhereAFormSaysNothing(String number, String unit, String source) {
        assertThat(NoticePeriod.read(number, unit, source)).isEmpty();
    }

    @Test
    void isReadInEnglishAndFrench() {
        assertThat(NoticePeriod.read(" 2 ", "Mois", " CG v3 "))
                .isEqualTo(Optional.of(new NoticePeriod(2, Unit.MONTHS, "CG v3")));
        assertThat(NoticePeriod.read("45", "days", "CG v3"))
                .isEqualTo(Optional.of(new NoticePeriod(45, Unit.DAYS, "CG v3")));
    }

    @ParameterizedTest(name = "{0} {1} of {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "13,  months, CG, notice-period-number",
                "367, days,   CG, notice-period-number",
                "0,   days,   CG, notice-period-number",
                "-1,  months, CG, notice-period-number",
                "1.5, months, CG, notice-period-number",
                "99999999999, days, CG, notice-period-number",
                "'',  days,   CG, notice-period-number",
                "1,   weeks,  CG, notice-period-unit",
                "1,   -,      CG, notice-period-unit",
                "1,   months, -,  notice-period-source"
            })
    void isRefusedUnlessNumberUnitAndSourceAreGiven(String number, String unit, String source, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> NoticePeriod.read(number, unit, source))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void namesItsDocumentInOneLine() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> NoticePeriod.read("1", "days", "a\nb"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> NoticePeriod.read("1", "days", "x".repeat(201)));
        assertThatIllegalArgumentException().isThrownBy(() -> new NoticePeriod(1, Unit.DAYS, " "));
    }
}
