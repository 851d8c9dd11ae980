package fr.allset.tacite.termination;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.terms.RenewalFirstDay;
import fr.allset.tacite.terms.Terms;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("The early termination fee")
class EarlyTerminationFeeLawsTest {

    /**
     * Under a constant fee it never pays to leave earlier within a period. This holds for all 32 combinations of readings but for one day.
     * Under {@code term_no_fee} the first day of a renewal is free although the next day is not.
     *
     */
    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    @Label("never rises as the effective date moves later within one period of constant fees")
    void neverRisesWithinAPeriod(
            @ForAll("underAConstantFee") SiteTermination termination,
            @ForAll("terms") Terms terms,
            @ForAll @IntRange(max = 5) int renewal,
            @ForAll @IntRange(max = 7305) int somewhere,
            @ForAll @IntRange(max = 60) int days) {
        var period = renewal == 0
                ? termination.calendar().initialPeriod()
                : termination.calendar().renewal(renewal);
        var earlier = period.firstDay().plusDays(somewhere % ChronoUnit.DAYS.between(period.firstDay(), period.end()));
        var later = earliest(earlier.plusDays(days), period.lastDay());
        Assume.that(!isFreeFirstDay(earlier, period, terms));

        assertThat(EarlyTerminationFee.totalOwedBy(termination.effectiveOn(later), terms))
                .isLessThanOrEqualTo(EarlyTerminationFee.totalOwedBy(termination.effectiveOn(earlier), terms));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Label("is the sum of its lines, by the short way and the long, and never negative")
    void isTheSumOfItsLines(@ForAll("terminations") SiteTermination termination, @ForAll("terms") Terms terms) {
        var fee = EarlyTerminationFee.owedBy(termination, terms);

        assertThat(fee.total())
                .isEqualTo(Euros.sum(fee.lines().stream()
                        .map(EarlyTerminationFeeLine::amount)
                        .toList()));
        assertThat(fee.total()).isEqualTo(EarlyTerminationFee.totalOwedBy(termination, terms));
        assertThat(fee.lines()).allSatisfy(line -> {
            assertThat(line.amount().isNegative()).isFalse();
            assertThat(line.months()).isPositive();
            assertThat(line.from()).isBefore(line.end());
        });
        assertThat(fee.waived().isEmpty() || fee.lines().isEmpty()).isTrue();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @Label("of several sites is the sum of each alone, in any order")
    void ofSeveralSitesIsTheSumOfEachAlone(
            @ForAll("several") @Size(max = 8) List<SiteTermination> terminations,
            @ForAll("terms") Terms terms,
            @ForAll Random random) {
        var shuffled = new ArrayList<>(terminations);
        Collections.shuffle(shuffled, random);
        var fees = EarlyTerminationFees.owedBy(terminations, terms);

        assertThat(fees.sites())
                .isEqualTo(terminations.stream()
                        .map(each -> EarlyTerminationFee.owedBy(each, terms))
                        .toList());
        assertThat(fees.total())
                .isEqualTo(Euros.sum(terminations.stream()
                        .map(each -> EarlyTerminationFee.totalOwedBy(each, terms))
                        .toList()));
        assertThat(EarlyTerminationFees.owedBy(shuffled, terms).total()).isEqualTo(fees.total());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Label("on the last day of a period is one month's, or three months' of a renewal")
    void onTheLastDayOfAPeriod(
            @ForAll("underAConstantFee") SiteTermination termination, @ForAll @IntRange(max = 30) int renewal) {
        var calendar = termination.calendar();
        var period = renewal == 0 ? calendar.initialPeriod() : calendar.renewal(renewal);
        var fee = termination.fixedFees().feeOn(calendar.serviceStartDate());

        var expected = renewal > 0 ? fee.times(3) : calendar.initialMonths() <= 12 ? fee : fee.timesHalfUp(1, 2);

        assertThat(EarlyTerminationFee.totalOwedBy(
                        termination.effectiveOn(period.lastDay()), AnyTermination.DEFAULT_TERMS))
                .isEqualTo(expected);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @Label("explains each line by the values it is made of")
    void explainsEachLine(@ForAll("terminations") SiteTermination termination, @ForAll("terms") Terms terms) {
        assertThat(EarlyTerminationFee.owedBy(termination, terms).lines())
                .allSatisfy(line -> assertThat(line.explanation().inFrench())
                        .startsWith("Art. " + line.clause().code().substring(0, 4))
                        .contains(" × " + line.ratePercent() + "\u00A0%")
                        .endsWith(" = " + line.amount().inFrench()));
    }

    @Provide
    Arbitrary<SiteTermination> terminations() {
        return AnyTermination.any();
    }

    @Provide
    Arbitrary<List<SiteTermination>> several() {
        return AnyTermination.any().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<SiteTermination> underAConstantFee() {
        return AnyTermination.underAConstantFee();
    }

    @Provide
    Arbitrary<Terms> terms() {
        return Arbitraries.oneOf(AnyTermination.terms(), Arbitraries.just(AnyTermination.DEFAULT_TERMS));
    }

    private static boolean isFreeFirstDay(LocalDate date, ServicePeriod period, Terms terms) {
        return terms.readings().renewalFirstDay() == RenewalFirstDay.TERM_NO_FEE
                && period.kind() == ServicePeriod.Kind.RENEWAL
                && terms.readings().effectDay().firstUnservedDay(date).equals(period.firstDay());
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
