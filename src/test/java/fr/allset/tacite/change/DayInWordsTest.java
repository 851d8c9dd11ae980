package fr.allset.tacite.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day that a text names. */
class DayInWordsTest {

    private static final LocalDate DAY = LocalDate.of(2027, 2, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1er février 2027",
                "Le 1er\u00a0FÉVRIER 2027.",
                "avant le 01/02/2027",
                "by 1 February 2027",
                "February 1, 2027",
                "2027-02-01"
            })
    void isFound(String text) {
        assertThat(DayInWords.isNamed(DAY, text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "21 février 2027", "1er février 2028", "11/02/2027", "dès février"})
    void isNotMistakenForAnother(String text) {
        assertThat(DayInWords.isNamed(DAY, text)).isFalse();
    }
}
