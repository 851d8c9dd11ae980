package fr.allset.tacite.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An amount in euros")
class EurosTest {

    @ParameterizedTest(name = "{0} is {1} and reads {2}")
    @CsvSource({
        "0,           0.00,          '0,00 €'",
        "0.05,        0.05,          '0,05 €'",
        "-0.05,      -0.05,         '-0,05 €'",
        "999.99,      999.99,        '999,99 €'",
        "1037.5,      1037.50,       '1_037,50 €'",
        "-1037.5,    -1037.50,      '-1_037,50 €'",
        "123456.78,   123456.78,     '123_456,78 €'",
        "-123456.78, -123456.78,    '-123_456,78 €'",
        "10000000,    10000000.00,   '10_000_000,00 €'",
        "1.500,       1.50,          '1,50 €'", // trailing zeros are no decimals
        "1E+3,        1000.00,       '1_000,00 €'"
    })
    void isWrittenForMachinesAndForReaders(String given, String plain, String french) {
        var euros = Euros.of(given);

        assertThat(euros).hasToString(plain);
        assertThat(euros.inFrench()).isEqualTo(french.replace('_', '\u202F').replace(' ', '\u00A0'));
        assertThat(euros.amount()).isEqualTo(new BigDecimal(plain));
        assertThat(Euros.of(plain)).isEqualTo(euros);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.005",
                "1.001",
                "1E-999999999",
                "1E+999999999",
                "99999999999999999",
                "",
                "12,50",
                "NaN",
                "douze"
            })
    void isRefusedUnlessItIsAWholeNumberOfCents(String given) {
        assertThatIllegalArgumentException().isThrownBy(() -> Euros.of(given));
    }

    @ParameterizedTest(name = "{0} × {1}/{2} = {3}")
    @CsvSource({
        "0.01,  1, 2,  0.01", // half a cent goes up
        "-0.01, 1, 2, -0.01", // … away from zero
        "0.01, 49, 100, 0.00",
        "33.33, 3, 2, 50.00",
        "87.45, 5, 2, 218.63",
        "100.00, 16, 31, 51.61",
        "92000000000000000.00, 3, 4, 69000000000000000.00"
    }) // beyond 64 bits on the way
    void isRoundedHalfUpOnce(BigDecimal amount, long numerator, long denominator, String expected) {
        assertThat(Euros.ofCents(amount.movePointRight(2).longValueExact()).timesHalfUp(numerator, denominator))
                .hasToString(expected);
    }

    @Test
    void isNeverWrappedAround() {
        var most = Euros.ofCents(Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(Euros.of("0.01"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.timesHalfUp(2, 1)).isInstanceOf(ArithmeticException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> most.timesHalfUp(1, 0));
    }

    @Test
    void isAddedAndCompared() {
        assertThat(Euros.sum(List.of(Euros.of("1.10"), Euros.of("2.20")))).isEqualTo(Euros.of("3.30"));
        assertThat(Euros.sum(List.of())).isEqualTo(Euros.ZERO);
        assertThat(Euros.of("1.10").minus(Euros.of("2.20")))
                .isEqualTo(Euros.of("1.10").negated())
                .isLessThan(Euros.ZERO);
    }
}
