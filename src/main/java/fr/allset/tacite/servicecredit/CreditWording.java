package fr.allset.tacite.servicecredit;

import fr.allset.tacite.availability.AvailabilityWording;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.typography.FrenchMonth;
import fr.allset.tacite.typography.FrenchNumber;
import fr.allset.tacite.typography.Sentence;
import fr.allset.tacite.typography.Series;
import fr.allset.tacite.typography.Spaces;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** How a credit comes about, in French, made of the values it was calculated from. */
public final class CreditWording {

    private static final String BETWEEN_MONTHS = Spaces.NO_BREAK + "; ";
    private static final int EURO_DECIMALS = 2;

    private CreditWording() {}

    /** One sentence for each step of the calculation. */
    public static List<String> of(CreditCalculation calculation) {
        var sentences = beforeTheLimit(calculation);
        if (calculation.credit().isFounded()) {
            sentences.add(cap(calculation));
            sentences.add(calculation.isProvisional() ? provisional(calculation) : result(calculation.credit()));
        }
        return sentences;
    }

    /**
     * As {@link #of}, for a credit that has been issued and is to be corrected: what is already issued is set against what would be due.
     *
     * @param granted what has been issued for the month, less what was taken back
     */
    static List<String> ofCorrection(CreditCalculation calculation, Euros granted, CreditChange change) {
        var sentences = beforeTheLimit(calculation);
        sentences.add(correction(calculation, granted, change));
        if (calculation.isProvisional()) {
            sentences.add(provisional(calculation));
        }
        return sentences;
    }

    private static List<String> beforeTheLimit(CreditCalculation calculation) {
        var credit = calculation.credit();
        var sentences = new ArrayList<String>();
        sentences.add(AvailabilityWording.calculation(credit.availability()));
        if (credit.isFounded()) {
            sentences.add(tier(credit));
            sentences.add(fixedFees(credit));
            sentences.add(usageFees(calculation));
            sentences.add(gross(credit));
        }
        return sentences;
    }

    /** What is issued or taken back, and why so much. */
    public static String correction(CreditCalculation calculation, Euros granted, CreditChange change) {
        if (change.amount().isNegative()) {
            return Sentence.of("explanation.credit.too-much")
                    .with("granted", granted)
                    .with("excess", change.amount().negated())
                    .inFrench();
        }
        return Sentence.of("explanation.credit.too-little")
                .with("granted", granted)
                .with("missing", change.amount().plus(change.residualLost()))
                .with("room", calculation.room())
                .with("amount", change.amount())
                .inFrench();
    }

    private static String tier(ServiceCredit credit) {
        return Sentence.of("explanation.credit.tier")
                .with("tier", AvailabilityWording.tier(credit.availability()))
                .inFrench();
    }

    private static String fixedFees(ServiceCredit credit) {
        return Sentence.of("explanation.credit.fixed-fees")
                .with("ofMonth", FrenchMonth.after(credit.month()))
                .with("fees", credit.fixedFees())
                .inFrench();
    }

    private static String usageFees(CreditCalculation calculation) {
        var credit = calculation.credit();
        var months = ServiceCredit.monthsAveraged(
                credit.month(), credit.availability().quality());
        var each = months.stream().map(month -> usage(month, calculation)).toList();
        return Sentence.of("explanation.credit.usage-fees")
                .with("months", months.size())
                .with("each", new Series(each, BETWEEN_MONTHS))
                .with("divisor", credit.usageDivisor())
                .with("sum", credit.usageSum())
                .with("average", amount(credit.usageAverage()))
                .inFrench();
    }

    private static Sentence usage(YearMonth month, CreditCalculation calculation) {
        return calculation
                .fees()
                .usageOf(month)
                .map(amount -> Sentence.of("explanation.credit.usage-month").with("amount", amount))
                .orElseGet(() -> Sentence.of(
                        calculation.missingUsage().contains(month)
                                ? "explanation.credit.usage-month.unknown"
                                : "explanation.credit.usage-month.none"))
                .with("month", month);
    }

    /** That nothing is issued and nothing lost before all is known. */
    private static String provisional(CreditCalculation calculation) {
        return Sentence.of("explanation.credit.provisional")
                .with("months", months(calculation.missingUsage()))
                .inFrench();
    }

    /** As in « octobre 2026 et décembre 2026 ». */
    public static String months(List<YearMonth> months) {
        var names = months.stream().map(FrenchMonth::of).toList();
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " et " + names.get(last);
    }

    private static String gross(ServiceCredit credit) {
        return Sentence.of("explanation.credit.gross")
                .with("percent", credit.tierPercent())
                .with("base", amount(credit.base()))
                .with("gross", credit.gross())
                .inFrench();
    }

    private static String cap(CreditCalculation calculation) {
        var credit = calculation.credit();
        var quality = credit.availability().quality();
        var base = Sentence.of("explanation.credit.cap-base."
                        + quality.readings().capBase().name())
                .with("base", amount(credit.base()))
                .with("fixed", credit.fixedFees())
                .with("usage", credit.monthUsage())
                .with("ofMonth", FrenchMonth.after(credit.month()));
        return Sentence.of("explanation.credit.cap")
                .with("percent", quality.capPercent())
                .with("base", base)
                .with("cap", credit.cap())
                .with("span", quality.readings().capWindow().name())
                .with("days", quality.capWindowDays())
                .with("from", calculation.windowFirstDay())
                .with("to", calculation.countsOn())
                .with("issued", calculation.inWindow())
                .with("room", calculation.room())
                .inFrench();
    }

    private static String result(ServiceCredit credit) {
        return Sentence.of(
                        credit.residualLost().isPositive() ? "explanation.credit.capped" : "explanation.credit.whole")
                .with("credit", credit.credit())
                .with("lost", credit.residualLost())
                .inFrench();
    }

    /** Without needless zeros, with as many decimals as it takes: {@code 99,012346 %}, {@code 98,75 %}, {@code 99 %}. */
    public static String percent(BigDecimal percent) {
        var stripped = percent.stripTrailingZeros();
        return FrenchNumber.percent(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    /** The availability of a calculation that was kept, in the same way. */
    public static String percent(Calculation calculation) {
        return percent(calculation.availability().percent());
    }

    /** In cents where these are exact, else with the decimals it has. */
    public static String amount(BigDecimal euros) {
        var stripped = euros.stripTrailingZeros();
        return stripped.scale() <= EURO_DECIMALS
                ? Euros.of(euros).inFrench()
                : FrenchNumber.of(euros.setScale(6, RoundingMode.HALF_UP)) + Spaces.NO_BREAK + "€";
    }
}
