package fr.allset.tacite.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A schedule of fixed fees")
class FixedFeeScheduleTest {

    private static final FixedFee HUNDRED = new FixedFee(LocalDate.of(2024, 1, 1), Euros.of("100"));
    private static final FixedFee MORE = new FixedFee(LocalDate.of(2024, 5, 1), Euros.of("120"));
    private static final FixedFee LESS = new FixedFee(LocalDate.of(2025, 1, 1), Euros.of("90"));
    private static final FixedFeeSchedule SCHEDULE = FixedFeeSchedule.of(List.of(LESS, HUNDRED, MORE));

    //          2024-01-01   2024-05-01   2025-01-01
    //   (100)  |—— 100 ————|—— 120 ————|—— 90 …
    @ParameterizedTest(name = "on {0} the fee is {1}, until {2}")
    @CsvSource({
        "2020-01-01, 100, 2024-05-01", // before the first fee, the first holds
        "2024-01-01, 100, 2024-05-01",
        "2024-04-30, 100, 2024-05-01",
        "2024-05-01, 120, 2025-01-01",
        "2024-12-31, 120, 2025-01-01",
        "2025-01-01,  90, ",
        "2999-01-01,  90, "
    })
    void holdsEachFeeUntilTheNext(LocalDate date, String fee, LocalDate change) {
        assertThat(SCHEDULE.feeOn(date)).isEqualTo(Euros.of(fee));
        assertThat(SCHEDULE.changeAfter(date))
                .satisfies(next -> assertThat(next == null ? null : next.from()).isEqualTo(change));
    }

    @Test
    void isTheSameInWhateverOrderItWasGiven() {
        assertThat(FixedFeeSchedule.of(List.of(HUNDRED, MORE)).with(LESS))
                .isEqualTo(SCHEDULE)
                .hasSameHashCodeAs(SCHEDULE);
        assertThat(SCHEDULE.fees()).containsExactly(HUNDRED, MORE, LESS);
        assertThat(FixedFeeSchedule.constant(HUNDRED.from(), HUNDRED.amount()))
                .isEqualTo(FixedFeeSchedule.of(List.of(HUNDRED)));
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThatIllegalArgumentException().isThrownBy(() -> FixedFeeSchedule.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> SCHEDULE.with(new FixedFee(MORE.from(), Euros.of("1"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new FixedFee(MORE.from(), Euros.of("-0.01")));
    }
}
