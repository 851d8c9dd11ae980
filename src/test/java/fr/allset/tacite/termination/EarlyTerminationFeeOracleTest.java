package fr.allset.tacite.termination;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.terms.Terms;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

@Label("The early termination fee and a walk through the calendar day by day")
class EarlyTerminationFeeOracleTest {

    @Property(tries = 6000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    @Label("agree on every line, under every reading")
    void agree(@ForAll("terminations") SiteTermination termination, @ForAll("terms") Terms terms) {
        var fee = EarlyTerminationFee.owedBy(termination, terms);
        var walked = Article5DayByDay.of(termination, terms.readings());

        assertThat(fee.phase().code()).isEqualTo(walked.phase());
        assertThat(fee.renewalIndex()).isEqualTo(walked.renewalIndex());
        assertThat(fee.waived().map(Waiver::code).orElse(null)).isEqualTo(walked.waived());
        assertThat(fee.lines())
                .map(EarlyTerminationFeeOracleTest::plain)
                .isEqualTo(walked.lines().stream()
                        .map(EarlyTerminationFeeOracleTest::plain)
                        .toList());
        assertThat(fee.total().amount()).isEqualByComparingTo(walked.total());
        assertThat(EarlyTerminationFee.totalOwedBy(termination, terms)).isEqualTo(fee.total());
    }

    @Provide
    Arbitrary<SiteTermination> terminations() {
        return AnyTermination.any();
    }

    @Provide
    Arbitrary<Terms> terms() {
        return AnyTermination.terms();
    }

    private static String plain(EarlyTerminationFeeLine line) {
        return line.clause().code() + " " + line.from() + " " + line.to() + " "
                + line.months().setScale(6).toPlainString() + " " + line.ratePercent() + " % of "
                + line.monthlyFee().map(Euros::toString).orElse("changing fees") + " = " + line.amount();
    }

    private static String plain(Article5DayByDay.Line line) {
        return line.clause() + " " + line.from() + " " + line.to() + " "
                + line.months().setScale(6).toPlainString() + " " + line.rate()
                + " % of "
                + (line.fees().size() == 1 ? line.fees().iterator().next().toPlainString() : "changing fees")
                + " = " + line.amount().setScale(2).toPlainString();
    }
}
