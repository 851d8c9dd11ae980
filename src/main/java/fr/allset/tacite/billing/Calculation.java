package fr.allset.tacite.billing;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.typography.FrenchDay;
import java.time.LocalDate;
import java.util.List;

/**
 * How the amount of a charge comes about, as it is stored with it: the values and the French sentence made of them. Amounts are euros
 * excluding tax with two decimals, as text; days are the last ones included.
 */
sealed interface Calculation {

    String explanation();

    /** Of Frais Initiaux. */
    @JsonPropertyOrder({"serviceStartDate", "amount", "explanation"})
    record InitialFee(String serviceStartDate, String amount, String explanation) implements Calculation {

        static InitialFee of(LocalDate serviceStartDate, Euros amount) {
            return new InitialFee(
                    serviceStartDate.toString(),
                    amount.toString(),
                    "Frais Initiaux, dus une fois à la Mise en Service du " + FrenchDay.inFigures(serviceStartDate)
                            + "\u00a0: " + amount.inFrench() + " (art.\u00a06)");
        }
    }

    /** Of Frais Fixes of a month. */
    @JsonPropertyOrder({"month", "daysOfMonth", "parts", "partialMonth", "termsVersion", "amount", "explanation"})
    record FixedFee(
            String month,
            int daysOfMonth,
            List<Part> parts,
            String partialMonth,
            String termsVersion,
            String amount,
            String explanation)
            implements Calculation {

        static FixedFee of(MonthlyFixedFee fee, String termsVersion) {
            return new FixedFee(
                    fee.month().toString(),
                    fee.month().lengthOfMonth(),
                    fee.parts().stream().map(Part::of).toList(),
                    fee.partialMonth().value(),
                    termsVersion,
                    fee.amount().toString(),
                    fee.explanation());
        }

        /** Days in a row at one fee. */
        @JsonPropertyOrder({"from", "to", "days", "monthlyFee"})
        record Part(String from, String to, int days, String monthlyFee) {

            static Part of(MonthlyFixedFee.DaysAtFee part) {
                return new Part(
                        part.from().toString(),
                        part.to().toString(),
                        part.days(),
                        part.monthlyFee().toString());
            }
        }
    }

    /** Of Frais d'Utilisation of a month. */
    @JsonPropertyOrder({"month", "served", "amount", "explanation"})
    record UsageFee(String month, boolean served, String amount, String explanation) implements Calculation {

        static UsageFee of(MonthlyUsageFee fee) {
            return new UsageFee(
                    fee.month().toString(), fee.served(), fee.amount().toString(), fee.explanation());
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
    record Settlement(String because, String charged, String kept, String amount, Calculation due, String explanation)
            implements Calculation {

        static Settlement of(
                SettlementCause cause, Euros charged, Euros kept, Euros amount, Calculation due, Euros dueAmount) {
            var keeping = kept.isZero() ? "" : ", corrections du gestionnaire maintenues (" + kept.inFrench() + ")";
            return new Settlement(
                    cause.label(),
                    charged.toString(),
                    kept.toString(),
                    amount.toString(),
                    due,
                    "Correction (" + cause.label() + ")\u00a0: dû " + dueAmount.inFrench() + keeping + ", déjà porté "
                            + charged.inFrench() + ", écart " + amount.inFrench() + ". " + due.explanation());
        }
    }

    /**
     * Of a correction by hand.
     *
     * @param charged what had been charged and corrected before
     */
    @JsonPropertyOrder({"charged", "amount", "total", "explanation"})
    record ByHand(String charged, String amount, String total, String explanation) implements Calculation {

        static ByHand of(Euros charged, Euros amount) {
            var total = charged.plus(amount);
            return new ByHand(
                    charged.toString(),
                    amount.toString(),
                    total.toString(),
                    "Correction du gestionnaire\u00a0: " + amount.inFrench() + ", soit " + total.inFrench()
                            + " au lieu de " + charged.inFrench());
        }
    }
}
