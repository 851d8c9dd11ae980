package fr.allset.tacite.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A VAT rate")
class VatRateTest {

    @ParameterizedTest(name = "of {0} % on {1} is {2}")
    @CsvSource({
        "20, 26.00, 5.20",
        "5.5, 10.00, 0.55",
        "2.1, 0.24, 0.01",
        "2.1, 0.23, 0.00",
        "20, -26.00, -5.20",
        "0, 26.00, 0.00"
    })
    void isAppliedHalfUp(String percent, String total, String tax) {
        assertThat(VatRate.of(percent).on(Euros.of(total))).isEqualTo(Euros.of(tax));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "100.01", "vingt", ""})
    void isFrom0To100Percent(String percent) {
        assertThatIllegalArgumentException().isThrownBy(() -> VatRate.of(percent));
    }

    @Test
    void isTheSameHoweverManyZerosItIsWrittenWith() {
        assertThat(VatRate.of("20.00")).isEqualTo(VatRate.of("20")).hasToString("20 %");
    }
}
