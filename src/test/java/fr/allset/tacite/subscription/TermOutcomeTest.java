package fr.allset.tacite.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.money.Euros;
import java.time.LocalDate;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What happens at a term")
class TermOutcomeTest {

    private static final LocalDate TERM = LocalDate.of(2027, 3, 1);

    @ParameterizedTest(name = "terminated on {0}, not renewed from {1}: {2}")
    @CsvSource({
        ",           ,           RENEWED",
        "2027-02-28, ,           TERMINATED", // on the last day: it should have ended already, and ends first
        "2027-03-01, ,           TERMINATED", // on the day of the renewal: ends come before renewals
        "2027-03-02, ,           RENEWED", // the next day: renewed, then terminated in the renewal
        ",           2027-03-01, NOT_RENEWED",
        ",           2028-03-01, RENEWED", // the notice counts for the next term
        "2027-03-01, 2027-03-01, TERMINATED"
    })
    void endsComeBeforeRenewals(
            @Nullable LocalDate plannedEnd, @Nullable LocalDate nonRenewedFrom, TermOutcome outcome) {
        assertThat(TermOutcome.of(subscription(plannedEnd, nonRenewedFrom), TERM))
                .isEqualTo(outcome);
    }

    private static Subscription subscription(@Nullable LocalDate plannedEnd, @Nullable LocalDate nonRenewedFrom) {
        var start = LocalDate.of(2026, 3, 1);
        return new Subscription(
                "ABO-1",
                new Customer("CLI-1", "Ateliers", null, CustomerKind.PROFESSIONAL, "Maëlle", "m@ateliers.example"),
                new CustomerSite("CLI-1", "BREST", "Brest", "Brest"),
                EnumSet.of(Component.EXCHANGE_ONLINE),
                start,
                12,
                FixedFeeSchedule.constant(start, Euros.of("100")),
                Euros.ZERO,
                "CP-O365-1",
                "",
                null,
                nonRenewedFrom,
                plannedEnd,
                null,
                start,
                null);
    }
}
