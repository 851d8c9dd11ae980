package fr.allset.tacite.typography;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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

    @Test
    void counts() {
        assertThat(Counted.of(1, "jour")).isEqualTo("1\u00a0jour");
        assertThat(Counted.of(0, "jour")).isEqualTo("0\u00a0jour");
        assertThat(Counted.of(12, "jour")).isEqualTo("12\u00a0jours");
        assertThat(Counted.of(2, "notification lue", "notifications lues")).isEqualTo("2\u00a0notifications lues");
    }
}
