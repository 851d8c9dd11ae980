package fr.allset.tacite.typography;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class FrenchTypographyTest {

    @Test
    void writesNumbersWithACommaAndSpacesThatHold() {
        assertThat(FrenchNumber.of(new BigDecimal("98.6100"))).isEqualTo("98,6100");
        assertThat(FrenchNumber.percent(new BigDecimal("5.5"))).isEqualTo("5,5\u00a0%");
        assertThat(FrenchNumber.percent(20)).isEqualTo("20\u00a0%");
        assertThat(FrenchNumber.euros(new BigDecimal("-1234567.50"))).isEqualTo("-1\u202f234\u202f567,50\u00a0€");
        assertThat(FrenchNumber.euros(new BigDecimal("123.00"))).isEqualTo("123,00\u00a0€");
        assertThat(FrenchNumber.euros(new BigDecimal("-123.00"))).isEqualTo("-123,00\u00a0€");
    }

    @Test
    void elidesBeforeAVowel() {
        assertThat(FrenchMonth.after(YearMonth.of(2027, 2))).isEqualTo("de février 2027");
        assertThat(FrenchMonth.after(YearMonth.of(2027, 4))).isEqualTo("d'avril 2027");
        assertThat(FrenchMonth.after(YearMonth.of(2027, 8))).isEqualTo("d'août 2027");
        assertThat(FrenchMonth.after(YearMonth.of(2027, 10))).isEqualTo("d'octobre 2027");
    }

    @Test
    void writesDaysAsLongAsThereIsRoom() {
        var day = LocalDate.of(2027, 4, 1);

        assertThat(FrenchDay.of(day)).isEqualTo("jeudi 1er avril 2027");
        assertThat(FrenchDay.inFigures(day)).isEqualTo("01/04/2027");
        assertThat(FrenchDay.shortly(day)).isEqualTo("01/04/27");
        assertThat(FrenchDay.ofYear(day)).isEqualTo("01/04");
    }

    /** In Paris, on 25 October 2026, the hour from two to three comes twice. */
    @Test
    void tellsTheHourThatComesTwiceApart() {
        var summer = Instant.parse("2026-10-25T00:30:00Z");
        var winter = Instant.parse("2026-10-25T01:30:05Z");

        assertThat(FrenchMoment.of(summer)).isEqualTo("25/10/2026 à 02:30 (heure d'été)");
        assertThat(FrenchMoment.of(winter)).isEqualTo("25/10/2026 à 02:30:05 (heure d'hiver)");
        assertThat(FrenchMoment.toTheMinute(winter)).isEqualTo("25/10/2026 à 02:30 (heure d'hiver)");
        assertThat(FrenchMoment.hour(summer)).isEqualTo("02:30 (heure d'été)");
        assertThat(FrenchMoment.inFigures(winter)).isEqualTo("25/10/2026 02:30:05 (heure d'hiver)");
        assertThat(FrenchMoment.of(Instant.parse("2026-10-24T23:59:59Z"))).isEqualTo("25/10/2026 à 01:59:59");
        assertThat(FrenchMoment.of(Instant.parse("2026-10-25T02:00:00Z"))).isEqualTo("25/10/2026 à 03:00");
        assertThat(FrenchMoment.hour(Instant.parse("2027-03-28T01:00:00Z"))).isEqualTo("03:00");
    }

    @Test
    void counts() {
        assertThat(Counted.of(1, "jour")).isEqualTo("1\u00a0jour");
        assertThat(Counted.of(0, "jour")).isEqualTo("0\u00a0jour");
        assertThat(Counted.of(12, "jour")).isEqualTo("12\u00a0jours");
        assertThat(Counted.of(2, "notification lue", "notifications lues")).isEqualTo("2\u00a0notifications lues");
    }
}
