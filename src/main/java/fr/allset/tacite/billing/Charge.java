package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a customer owes for one subscription, as it was written. Never changed; a correction is another charge.
 *
 * @param source      the document it comes from, as a quote's number; of a monthly charge, its month; of a correction, that of the
 *                    charge it corrects and which correction of it it is: {@code 2027-02/1}
 * @param clause      the article it rests on, as {@code 5}
 * @param month       the month it is owed for; of what is owed once, the month in which it was charged
 * @param corrects    the charge that it corrects, null when it corrects none
 * @param reason      why it corrects it
 * @param recordedBy  who charged it; null when it was calculated
 * @param amount      excluding tax; below zero only a correction, or an avoir
 * @param calculation how the amount comes about, as the JSON of the source
 */
public record Charge(
        long id,
        String subscription,
        String customer,
        Kind kind,
        String source,
        String clause,
        YearMonth month,
        @Nullable Long corrects,
        @Nullable String reason,
        @Nullable String recordedBy,
        Instant recordedAt,
        LocalDate chargedOn,
        Euros amount,
        VatRate vatRate,
        String calculation) {

    /** What is owed for. */
    public enum Kind {
        /** Frais Initiaux, once, at commissioning (art. 6). */
        INITIAL_FEE("Frais Initiaux"),
        /** Frais Fixes of a month, in advance (art. 6): the « Frais Fixes payables au titre du mois » of article 3. */
        FIXED_FEE("Frais Fixes"),
        /** Frais d'Utilisation of a month, in the month after (art. 6): the « Frais d'Utilisation payables » of article 3. */
        USAGE_FEE("Frais d'Utilisation"),
        /** Frais de Résiliation Anticipée (art. 5). */
        EARLY_TERMINATION_FEE("Frais de Résiliation Anticipée"),
        /**
         * Avoir for a missed Objectif de Disponibilité (art. 3): below zero, as it is owed to the customer;
         * above where one is taken back.
         */
        SERVICE_CREDIT("Avoir");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The contract's word. */
        public String label() {
            return label;
        }

        /** Whether each month has its own. */
        public boolean isMonthly() {
            return this == FIXED_FEE || this == USAGE_FEE;
        }
    }

    public boolean isCorrection() {
        return corrects != null;
    }
}
