package fr.allset.tacite.billing;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.typography.Sentence;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * How the amount of a charge comes about, as it is stored with it: the values and the French sentence made of them. Amounts are euros
 * excluding tax with two decimals, as text; days are the last ones included.
 */
sealed interface Calculation {

    String explanation();

    /** Of Frais Initiaux. */
    @JsonPropertyOrder({"serviceStartDate", "amount", "explanation"})
    record InitialFee(LocalDate serviceStartDate, Euros amount, String explanation) implements Calculation {

        static InitialFee of(LocalDate serviceStartDate, Euros amount) {
            return new InitialFee(
                    serviceStartDate,
                    amount,
                    Sentence.of("explanation.initial-fee")
                            .with("start", serviceStartDate)
                            .with("amount", amount)
                            .inFrench());
        }
    }

    /** Of Frais Fixes of a month. */
    @JsonPropertyOrder({"month", "daysOfMonth", "parts", "partialMonth", "termsVersion", "amount", "explanation"})
    record FixedFee(
            YearMonth month,
            int daysOfMonth,
            List<Part> parts,
            String partialMonth,
            String termsVersion,
            Euros amount,
            String explanation)
            implements Calculation {

        static FixedFee of(MonthlyFixedFee fee, String termsVersion) {
            return new FixedFee(
                    fee.month(),
                    fee.month().lengthOfMonth(),
                    fee.parts().stream().map(Part::of).toList(),
                    fee.partialMonth().value(),
                    termsVersion,
                    fee.amount(),
                    fee.explanation().inFrench());
        }

        /** Days in a row at one fee. */
        @JsonPropertyOrder({"from", "to", "days", "monthlyFee"})
        record Part(LocalDate from, LocalDate to, int days, Euros monthlyFee) {

            static Part of(MonthlyFixedFee.DaysAtFee part) {
                return new Part(part.from(), part.to(), part.days(), part.monthlyFee());
            }
        }
    }

    /** Of Frais d'Utilisation of a month. */
    @JsonPropertyOrder({"month", "served", "amount", "explanation"})
    record UsageFee(YearMonth month, boolean served, Euros amount, String explanation) implements Calculation {

        static UsageFee of(MonthlyUsageFee fee) {
            return new UsageFee(
                    fee.month(), fee.served(), fee.amount(), fee.explanation().inFrench());
        }
    }

    /**
     * Of a correction that follows from changed facts.
     *
     * @param charged what had been charged and corrected before
     * @param kept    what account managers have corrected by hand: a changed fact does not take it back
     * @param due     how what is due now comes about
     */
    @JsonPropertyOrder({"because", "charged", "kept", "amount", "due", "explanation"})
    record Settlement(String because, Euros charged, Euros kept, Euros amount, Calculation due, String explanation)
            implements Calculation {

        static Settlement of(
                SettlementCause cause, Euros charged, Euros kept, Euros amount, Calculation due, Euros dueAmount) {
            return new Settlement(
                    cause.label(),
                    charged,
                    kept,
                    amount,
                    due,
                    Sentence.of("explanation.settlement")
                            .with("cause", cause.label())
                            .with("due", dueAmount)
                            .with("keeps", !kept.isZero())
                            .with("kept", kept)
                            .with("charged", charged)
                            .with("amount", amount)
                            .with("calculation", due.explanation())
                            .inFrench());
        }
    }

    /**
     * Of a correction by hand.
     *
     * @param charged what had been charged and corrected before
     */
    @JsonPropertyOrder({"charged", "amount", "total", "explanation"})
    record ByHand(Euros charged, Euros amount, Euros total, String explanation) implements Calculation {

        static ByHand of(Euros charged, Euros amount) {
            var total = charged.plus(amount);
            return new ByHand(
                    charged,
                    amount,
                    total,
                    Sentence.of("explanation.by-hand")
                            .with("amount", amount)
                            .with("total", total)
                            .with("charged", charged)
                            .inFrench());
        }
    }
}
