package fr.allset.tacite.termination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.terms.Readings;
import fr.allset.tacite.terms.Terms;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Leaving early")
class EarlyTerminationFeeTest {

    private static final Terms TERMS = AnyTermination.DEFAULT_TERMS;
    private static final Euros HUNDRED = Euros.of("100.00");

    @Nested
    @DisplayName("in the Période Initiale, 36 months at 100 €")
    class InTheInitialPeriod {

        //   2024-01-01        2025-01-01                          2027-01-01
        //   |—— a) 100 % —————|————————————— b) 50 % —————————————|
        @ParameterizedTest(name = "on {0} costs {1} €")
        @CsvSource({
            "2024-01-01, 2400.00", // 12 × 100 % + 24 × 50 %
            "2024-01-31, 2400.00", // a month begun is a month left (T01)
            "2024-02-01, 2300.00",
            "2024-12-31, 1300.00", // last day of the first year
            "2025-01-01, 1200.00", // nothing left of a)
            "2026-11-30,  100.00", // 30 November and December
            "2026-12-31,   50.00"
        }) // last day
        void costsTheMonthsLeft(LocalDate leavingOn, String euros) {
            assertThat(fee(hundred("2024-01-01", 36), leavingOn).total()).isEqualTo(Euros.of(euros));
        }

        //   2024-01-31  02-29     03-31     04-30
        //   |— 1 ———————|— 2 —————|— 3 —————|— 4 …
        @ParameterizedTest(name = "from 31 January, on {0}, costs {1} €")
        @CsvSource({
            "2024-02-28, 1800.00", // the first month runs to 28 February
            "2024-02-29, 1700.00",
            "2024-03-30, 1700.00", // the second one to 30 March
            "2024-03-31, 1600.00",
            "2024-04-29, 1600.00",
            "2024-04-30, 1500.00"
        })
        void countsMonthsFromThe31st(LocalDate leavingOn, String euros) {
            assertThat(fee(hundred("2024-01-31", 24), leavingOn).total()).isEqualTo(Euros.of(euros));
        }

        @Test
        void explainsEachLine() {
            var lines =
                    fee(hundred("2024-01-01", 36), LocalDate.of(2024, 6, 15)).lines();

            assertThat(lines)
                    .map(EarlyTerminationFeeTest::withPlainSpaces)
                    .containsExactly(
                            "Art. 5 a) : 7 mois restants (tout mois commencé compte pour un mois)"
                                    + " dans la première année de la Période Initiale, "
                                    + "du 15/06/2024 au 31/12/2024, × 100 % × 100,00 € = 700,00 €",
                            "Art. 5 b) : 24 mois restants (tout mois commencé compte pour un mois)"
                                    + " dans la Période Initiale, au-delà de sa première "
                                    + "année, du 01/01/2025 au 31/12/2026, × 50 % × 100,00 € = 1 200,00 €");
        }
    }

    @Nested
    @DisplayName("in a Période de Reconduction at 100 €")
    class InARenewal {

        //   2027-01-01                                  2028-01-01
        //   |————————————— renewal 1 ———————————————————|
        //        ^ leaving   + 3 months: 100 %   then 50 %
        @ParameterizedTest(name = "on {0} costs {1} €")
        @CsvSource({
            "2027-01-01, 750.00", // the first day is in the renewal (T07)
            "2027-01-02, 750.00",
            "2027-02-01, 700.00",
            "2027-03-31, 650.00", // three months to 29 June, then 30 June … December
            "2027-10-01, 300.00",
            "2027-12-15, 300.00", // the next renewal would have followed (T08)
            "2027-12-31, 300.00",
            "2028-01-01, 750.00"
        }) // and it begins
        void costsThreeMonthsAndHalfOfTheRest(LocalDate leavingOn, String euros) {
            assertThat(fee(hundred("2024-01-01", 36), leavingOn).total()).isEqualTo(Euros.of(euros));
        }

        //   2024-02-29    2025-02-28    2026-02-28    2027-02-28    2028-02-28
        //   |— initial ———|— 1 —————————|— 2 —————————|— 3 —————————|— 4 …
        @ParameterizedTest(name = "from 29 February, on {0}, costs {1} € in renewal {2}")
        @CsvSource({
            "2025-02-27, 100.00, 0",
            "2025-02-28, 750.00, 1",
            "2028-02-27, 300.00, 3",
            "2028-02-28, 750.00, 4",
            "2028-02-29, 750.00, 4"
        })
        void countsFromTheLeapDay(LocalDate leavingOn, String euros, int renewal) {
            var fee = fee(hundred("2024-02-29", 12), leavingOn);

            assertThat(fee.total()).isEqualTo(Euros.of(euros));
            assertThat(fee.renewalIndex()).isEqualTo(renewal);
        }

        //   2024-01-01 at 100       05-10 at 120, 05-20 back at 100: no month starts at 120
        @Test
        void seesOneFeeWhereAChangeIsTakenBackWithinAMonth() {
            var start = LocalDate.of(2023, 1, 1);
            var schedule = FixedFeeSchedule.constant(start, HUNDRED)
                    .with(new FixedFee(LocalDate.of(2024, 5, 10), Euros.of("120.00")))
                    .with(new FixedFee(LocalDate.of(2024, 5, 20), HUNDRED));
            var line = EarlyTerminationFee.owedBy(
                            SiteTermination.byCustomer(
                                    "S1", new ContractCalendar(start, 12), schedule, LocalDate.of(2024, 4, 1)),
                            TERMS)
                    .lines()
                    .get(0);

            assertThat(line.monthlyFee()).contains(HUNDRED);
            assertThat(line.counted()).containsExactly(MonthsAtFee.whole(3, HUNDRED));
        }

        @Test
        void explainsFeesThatChange() {
            var lines = fee(raisedTo120("2023-01-01", 12, "2024-05-01"), LocalDate.of(2024, 3, 15))
                    .lines();

            assertThat(lines)
                    .map(EarlyTerminationFeeTest::withPlainSpaces)
                    .containsExactly(
                            "Art. 5 c) : 3 mois de Frais Fixes qui auraient été dus à compter de la date d'effet, du"
                                    + " 15/03/2024 au 14/06/2024, "
                                    + "à 100 % des Frais Fixes de chaque mois : (2 × 100,00 € + 1 × 120,00 €) × 100 % = 320,00 €",
                            "Art. 5 c) : 7 mois restants (tout mois commencé compte pour un mois)"
                                    + " dans la Période de Reconduction, au-delà des mois dus "
                                    + "à compter de la date d'effet, du 15/06/2024 au 31/12/2024, × 50 % × 100,00 € = 350,00 €");
            assertThat(lines.get(0).monthlyFee()).isEmpty();
            assertThat(lines.get(1).monthlyFee()).contains(HUNDRED);
        }
    }

    /** The column « effect (worked) » of {@code reading.md}, entry by entry. */
    @Nested
    @DisplayName("as the register of readings works it out")
    class AsTheRegisterSays {

        @ParameterizedTest(name = "{0}: from {1} for {2} months, on {3}, under {4}: {5} €")
        @CsvSource({
            "T01, 2024-01-01, 12, 2024-12-16, ,                                                  100.00",
            "T01, 2024-01-01, 12, 2024-12-16, partMonth=prorata_days,                             51.61",
            "T02, 2024-01-15, 12, 2024-12-15, ,                                                  100.00",
            "T03, 2024-01-01, 12, 2024-11-30, ,                                                  200.00",
            "T03, 2024-01-01, 12, 2024-11-30, effectDay=last_served,                             100.00",
            "T04, 2024-02-29, 12, 2025-02-28, ,                                                  750.00",
            "T05, 2024-01-01, 12, 2025-01-01, ,                                                  750.00",
            "T06, 2023-01-31,  1, 2024-02-28, ,                                                  750.00",
            "T07, 2024-01-01, 12, 2025-01-01, ,                                                  750.00",
            "T07, 2024-01-01, 12, 2025-01-01, renewalFirstDay=term_no_fee,                         0.00",
            "T08, 2024-01-01, 12, 2025-12-15, ,                                                  300.00",
            "T08, 2024-01-01, 12, 2025-12-15, shortRenewal=cap_at_period_end,                    100.00",
            "T08, 2024-01-01, 12, 2025-12-15, shortRenewal=cap_at_period_end partMonth=prorata_days, 54.84",
            "T12, 2024-01-01,  6, 2024-05-01, ,                                                  200.00",
            "T15, 2024-01-01, 36, 2023-12-01, ,                                                    0.00",
            "T20, 2024-01-15, 24, 2024-12-15, ,                                                  700.00", // 1 × 100 % +
            // 12 × 50 %
            "T21, 2024-01-01, 12, 2024-12-31, effectDay=last_served,                               0.00", // no month
            // left
            "T27, 2024-01-01, 12, 2025-12-31, effectDay=last_served,                             300.00",
            "T27, 2024-01-01, 12, 2025-12-31, effectDay=last_served renewalFirstDay=term_no_fee,   0.00",
            // the first day of the renewal is served, the second one is not
            "T27, 2024-01-01, 12, 2025-01-01, effectDay=last_served renewalFirstDay=term_no_fee, 750.00"
        })
        void costs(String entry, LocalDate start, int months, LocalDate leavingOn, String readings, String euros) {
            var termination = SiteTermination.byCustomer(
                    "S1", new ContractCalendar(start, months), FixedFeeSchedule.constant(start, HUNDRED), leavingOn);

            assertThat(EarlyTerminationFee.owedBy(termination, under(readings)).total())
                    .isEqualTo(Euros.of(euros));
        }

        @ParameterizedTest(name = "T27: on {0} the service ends at the term of a {1} period")
        @CsvSource({"2024-12-31, initial, 0", "2025-12-31, renewal, 1", "2026-12-31, renewal, 2"})
        void waivesWhatEndsAtTheTerm(LocalDate lastServedDay, String phase, int renewal) {
            var fee = EarlyTerminationFee.owedBy(
                    hundred("2024-01-01", 12).effectiveOn(lastServedDay),
                    under("effectDay=last_served renewalFirstDay=term_no_fee"));

            assertThat(fee.waived()).contains(Waiver.TERM);
            assertThat(fee.total()).isEqualTo(Euros.ZERO);
            assertThat(fee.phase().code()).isEqualTo(phase);
            assertThat(fee.renewalIndex()).isEqualTo(renewal);
        }

        @Test
        @DisplayName("T03: who leaves on the last day of a period that is not renewed owes nothing for the non-renewal")
        void endsByTheNonRenewal() {
            var fee = EarlyTerminationFee.owedBy(
                    hundred("2024-01-01", 12)
                            .nonRenewedFrom(LocalDate.of(2026, 1, 1))
                            .effectiveOn(LocalDate.of(2025, 12, 31)),
                    under("effectDay=last_served"));

            assertThat(fee.waived()).contains(Waiver.NON_RENEWAL);
            assertThat(fee.total()).isEqualTo(Euros.ZERO);
        }

        @Test
        @DisplayName("T09: the three months follow the schedule, 100 + 100 + 120")
        void followsTheScheduleForThreeMonths() {
            var lines = fee(raisedTo120("2023-01-01", 12, "2024-05-01"), LocalDate.of(2024, 3, 15))
                    .lines();

            assertThat(lines.get(0).amount()).isEqualTo(Euros.of("320.00"));
        }

        @Test
        @DisplayName("T10: three months left, 100 → 120 after one")
        void followsTheScheduleForTheMonthsLeftIfSoRead() {
            var termination = SiteTermination.byCustomer(
                    "S1",
                    new ContractCalendar(LocalDate.of(2024, 1, 1), 12),
                    raisedTo120("2024-01-01", 12, "2024-11-01").fixedFees(),
                    LocalDate.of(2024, 10, 1));

            assertThat(EarlyTerminationFee.owedBy(termination, TERMS).total()).isEqualTo(Euros.of("300.00"));
            assertThat(EarlyTerminationFee.owedBy(termination, under("abFee=schedule"))
                            .total())
                    .isEqualTo(Euros.of("340.00"));
        }

        @Test
        @DisplayName("T11: a rise on the effective date counts")
        void takesTheFeeInForceOnTheEffectiveDate() {
            assertThat(fee(raisedTo120("2024-01-01", 12, "2024-12-01"), LocalDate.of(2024, 12, 1))
                            .total())
                    .isEqualTo(Euros.of("120.00"));
            assertThat(fee(raisedTo120("2024-01-01", 12, "2024-12-02"), LocalDate.of(2024, 12, 1))
                            .total())
                    .isEqualTo(Euros.of("100.00"));
        }

        @ParameterizedTest(name = "T14: {0}")
        @EnumSource(TerminationCause.class)
        void asksTheCustomerOnly(TerminationCause cause) {
            var fee = EarlyTerminationFee.owedBy(
                    hundred("2024-01-01", 12)
                            .effectiveOn(LocalDate.of(2025, 7, 1))
                            .causedBy(cause),
                    TERMS);
            boolean owed = cause == TerminationCause.CLIENT || cause == TerminationCause.CLIENT_BREACH;

            assertThat(fee.isDue()).isEqualTo(owed);
            assertThat(fee.waived().map(Waiver::code)).isEqualTo(owed ? Optional.empty() : Optional.of(cause.code()));
            assertThat(fee.phase()).isEqualTo(Phase.RENEWAL);
            assertThat(fee.renewalIndex()).isEqualTo(1);
        }

        @Test
        @DisplayName("T15: nothing before the service has begun")
        void asksNothingBeforeTheStart() {
            var fee = fee(hundred("2024-01-01", 36), LocalDate.of(2023, 12, 31));

            assertThat(fee.phase()).isEqualTo(Phase.BEFORE_START);
            assertThat(fee.waived()).contains(Waiver.BEFORE_START);
            assertThat(fee.lines()).isEmpty();
        }

        //   renewal from 2025-01-01: leaving on 15 March, three months to 14 June, then June (begun) … December
        @Test
        @DisplayName("T19: beyond three months the renewal's own months count")
        void countsTheRenewalsOwnMonthsBeyondThree() {
            var beyond = fee(hundred("2024-01-01", 12), LocalDate.of(2025, 3, 15))
                    .lines()
                    .get(1);

            assertThat(beyond.from()).isEqualTo("2025-06-15");
            assertThat(beyond.to()).isEqualTo("2025-12-31");
            assertThat(beyond.months()).isEqualByComparingTo("7");
        }

        //   leaving on 30 November: x = 30 November, x + 3 months = 29 February, whatever the months between
        @Test
        @DisplayName("T22, T23: the three months start on the first unserved day, and are not chained")
        void anchorsTheThreeMonthsOnTheFirstUnservedDay() {
            var lines =
                    fee(hundred("2022-05-31", 12), LocalDate.of(2023, 11, 30)).lines();

            assertThat(lines.get(0).to()).isEqualTo("2024-02-28");
            assertThat(lines.get(1).from()).isEqualTo("2024-02-29");
            assertThat(lines.get(1).months()).isEqualByComparingTo("3");
        }
    }

    @Nested
    @DisplayName("with a non-renewal notice on file")
    class WithANonRenewalNotice {

        //   2025-01-01                                  2026-01-01
        //   |————————————— renewal 1 ———————————————————| refused
        @ParameterizedTest(name = "on {0} costs {1} €")
        @CsvSource({
            "2025-09-15, 350.00", // three months fit: as ever
            "2025-10-01, 300.00",
            "2025-10-02, 300.00", // October (begun), November, December
            "2025-12-15, 100.00", // no month beyond the term would have been due
            "2025-12-31, 100.00",
            "2026-01-01,   0.00", // the service has ended
            "2026-07-01,   0.00"
        })
        void costsNoMonthBeyondTheTerm(LocalDate leavingOn, String euros) {
            var termination = hundred("2024-01-01", 12)
                    .nonRenewedFrom(LocalDate.of(2026, 1, 1))
                    .effectiveOn(leavingOn);
            var fee = EarlyTerminationFee.owedBy(termination, TERMS);

            assertThat(fee.total()).isEqualTo(Euros.of(euros));
            assertThat(fee.waived().isPresent()).isEqualTo(leavingOn.getYear() == 2026);
        }

        @Test
        void stillCostsThreeMonthsInAnEarlierRenewal() {
            var termination = hundred("2024-01-01", 12)
                    .nonRenewedFrom(LocalDate.of(2027, 1, 1))
                    .effectiveOn(LocalDate.of(2025, 12, 15));

            assertThat(EarlyTerminationFee.owedBy(termination, TERMS).total()).isEqualTo(Euros.of("300.00"));
        }

        @Test
        void isRefusedWhereNoPeriodEnds() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hundred("2024-01-01", 12).nonRenewedFrom(LocalDate.of(2025, 12, 31)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hundred("2024-01-01", 12).nonRenewedFrom(LocalDate.of(2024, 1, 1)));
        }
    }

    @Nested
    @DisplayName("under the pro rata reading")
    class UnderTheProRataReading {

        @Test
        void countsTheFirstMonthInPartAndSaysSo() {
            var fee = EarlyTerminationFee.owedBy(
                    hundred("2024-01-01", 12).effectiveOn(LocalDate.of(2024, 6, 15)), under("partMonth=prorata_days"));

            assertThat(fee.lines())
                    .map(EarlyTerminationFeeTest::withPlainSpaces)
                    .containsExactly(
                            "Art. 5 a) : 6,533333 mois restants (le mois commencé compte au prorata de ses jours :"
                                    + " 16/30) dans la première année de la "
                                    + "Période Initiale, du 15/06/2024 au 31/12/2024, × 100 % × 100,00 € = 653,33 €");
            assertThat(fee.lines().get(0).months()).hasToString("6.533333");
        }

        @Test
        void multipliesTheExactFraction() {
            var tenMillion = SiteTermination.byCustomer(
                    "S1",
                    new ContractCalendar(LocalDate.of(2024, 1, 1), 12),
                    FixedFeeSchedule.constant(LocalDate.of(2024, 1, 1), Euros.of("10000000")),
                    LocalDate.of(2024, 12, 16));

            assertThat(EarlyTerminationFee.owedBy(tenMillion, under("partMonth=prorata_days"))
                            .total())
                    .isEqualTo(Euros.of("5161290.32"));
        }
    }

    @Test
    void survivesTheLargestContract() {
        var start = LocalDate.of(2024, 1, 31);
        var largest = SiteTermination.byCustomer(
                "S1",
                new ContractCalendar(start, 240),
                FixedFeeSchedule.constant(start, Euros.of("10000000")),
                start.plusDays(1));

        assertThat(EarlyTerminationFee.owedBy(largest, TERMS).total()).isEqualTo(Euros.of("1260000000.00"));
        assertThat(EarlyTerminationFee.owedBy(largest, under("partMonth=prorata_days"))
                        .total())
                .isEqualTo(Euros.of("1259655172.41"));
    }

    // art. L215-1 and L215-3 of the consumer code
    @ParameterizedTest(name = "renewed uninformed on 2025-01-01, leaving on {0}: {1} €")
    @CsvSource({
        "2024-12-31, 100.00", // still the Période Initiale
        "2025-01-01,   0.00", // the first day of the renewal that nobody was told of
        "2025-12-31,   0.00", // its last day
        "2026-01-01, 750.00"
    }) // the next renewal is another one
    void owesNothingForARenewalOfWhichANonProfessionalWasNotToldInTime(LocalDate leavingOn, String euros) {
        var uninformed = hundred("2024-01-01", 12).renewedUninformed(LocalDate.of(2025, 1, 1));

        var fee = fee(uninformed, leavingOn);

        assertThat(fee.total()).isEqualTo(Euros.of(euros));
        assertThat(EarlyTerminationFee.totalOwedBy(uninformed.effectiveOn(leavingOn), TERMS))
                .isEqualTo(fee.total());
        assertThat(fee.waived().isPresent()).isEqualTo(fee.total().isZero());
        fee.waived()
                .ifPresent(waiver -> assertThat(waiver.explanation().inFrench()).contains("art. L215-1 et L215-3"));
    }

    @Test
    void addsUpTheSites() {
        var fees = EarlyTerminationFees.owedBy(
                List.of(
                        hundred("2024-01-01", 36).effectiveOn(LocalDate.of(2024, 6, 15)),
                        hundred("2024-03-01", 12)
                                .effectiveOn(LocalDate.of(2025, 3, 1))
                                .causedBy(TerminationCause.PROVIDER_BREACH)),
                TERMS);

        assertThat(fees.sites()).map(EarlyTerminationFee::total).containsExactly(Euros.of("1900.00"), Euros.ZERO);
        assertThat(fees.total()).isEqualTo(Euros.of("1900.00"));
    }

    @Test
    void statesALineOfNothingForAFeeOfNothing() {
        var start = LocalDate.of(2024, 1, 1);
        var free = SiteTermination.byCustomer(
                "S1",
                new ContractCalendar(start, 12),
                FixedFeeSchedule.constant(start, Euros.ZERO),
                LocalDate.of(2024, 12, 31));

        assertThat(EarlyTerminationFee.owedBy(free, TERMS).lines())
                .map(EarlyTerminationFeeLine::amount)
                .containsExactly(Euros.ZERO);
    }

    private static SiteTermination hundred(String start, int months) {
        var startDate = LocalDate.parse(start);
        return SiteTermination.byCustomer(
                "S1",
                new ContractCalendar(startDate, months),
                FixedFeeSchedule.constant(startDate, HUNDRED),
                startDate);
    }

    private static SiteTermination raisedTo120(String start, int months, String on) {
        var schedule = hundred(start, months).fixedFees().with(new FixedFee(LocalDate.parse(on), Euros.of("120.00")));
        var startDate = LocalDate.parse(start);
        return SiteTermination.byCustomer("S1", new ContractCalendar(startDate, months), schedule, startDate);
    }

    private static EarlyTerminationFee fee(SiteTermination termination, LocalDate leavingOn) {
        return EarlyTerminationFee.owedBy(termination.effectiveOn(leavingOn), TERMS);
    }

    /** {@code under("abFee=schedule partMonth=prorata_days")}. */
    private static Terms under(String readings) {
        Map<String, String> chosen = new LinkedHashMap<>();
        if (readings != null) {
            for (var each : readings.split(" ")) {
                chosen.put(each.split("=")[0], each.split("=")[1]);
            }
        }
        return TERMS.with(Readings.of(chosen));
    }

    private static String withPlainSpaces(EarlyTerminationFeeLine line) {
        return line.explanation().inFrench().replace('\u00A0', ' ').replace('\u202F', ' ');
    }
}
