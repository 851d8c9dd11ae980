package fr.allset.tacite.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

@Label("An amount in euros")
class EurosLawsTest {

    @Property
    void isWrittenAsItIsRead(
            @ForAll @LongRange(min = -999_999_999_999_999_999L, max = 999_999_999_999_999_999L) long cents) {
        assertThat(Euros.of(Euros.ofCents(cents).toString()).cents()).isEqualTo(cents);
    }

    @Property
    void isRoundedLikeADecimal(
            @ForAll long cents,
            @ForAll @LongRange(min = -7440, max = 7440) long numerator,
            @ForAll @LongRange(min = 7441, max = Long.MAX_VALUE) long denominator) {
        var exact = BigDecimal.valueOf(cents)
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP);

        assertThat(Euros.ofCents(cents).timesHalfUp(numerator, denominator).cents())
                .isEqualTo(exact.longValueExact());
    }
}
