package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A charge to be written; its parts are those of {@link Charge}. */
public record NewCharge(
        String subscription,
        String customer,
        Charge.Kind kind,
        String source,
        String clause,
        YearMonth month,
        @Nullable Long corrects,
        @Nullable String reason,
        @Nullable String recordedBy,
        LocalDate chargedOn,
        Euros amount,
        VatRate vatRate,
        String calculation) {

    /** What is owed once. */
    public static NewCharge once(
            String subscription,
            String customer,
            Charge.Kind kind,
            String source,
            String clause,
            LocalDate chargedOn,
            Euros amount,
            VatRate vatRate,
            String calculation) {
        return new NewCharge(
                subscription,
                customer,
                kind,
                source,
                clause,
                YearMonth.from(chargedOn),
                null,
                null,
                null,
                chargedOn,
                amount,
                vatRate,
                calculation);
    }

    /** What is owed for a month. */
    static NewCharge monthly(
            String subscription,
            String customer,
            Charge.Kind kind,
            YearMonth month,
            LocalDate chargedOn,
            Euros amount,
            VatRate vatRate,
            String calculation) {
        return new NewCharge(
                subscription,
                customer,
                kind,
                month.toString(),
                "6",
                month,
                null,
                null,
                null,
                chargedOn,
                amount,
                vatRate,
                calculation);
    }

    /**
     * A correction of {@code line}, at the rate of tax of what it corrects.
     *
     * @param ordinal which correction of the line it is, from 1
     * @param by      null when it is calculated
     */
    static NewCharge correction(
            Line line,
            int ordinal,
            Euros amount,
            String reason,
            @Nullable String by,
            LocalDate chargedOn,
            String calculation) {
        return new NewCharge(
                line.subscription(),
                line.customer(),
                line.kind(),
                line.source() + "/" + ordinal,
                line.clause(),
                line.month(),
                line.id(),
                reason,
                by,
                chargedOn,
                amount,
                line.vatRate(),
                calculation);
    }

    /** What a correction takes over from the charge it corrects. */
    record Line(
            long id,
            String subscription,
            String customer,
            Charge.Kind kind,
            String source,
            String clause,
            YearMonth month,
            VatRate vatRate) {

        static Line of(Charge charge) {
            return new Line(
                    charge.id(),
                    charge.subscription(),
                    charge.customer(),
                    charge.kind(),
                    charge.source(),
                    charge.clause(),
                    charge.month(),
                    charge.vatRate());
        }
    }
}
