package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An avoir that has been issued, of the unbroken series {@code AV-2027-000001}. Never changed: what corrects it is a note of its own.
 *
 * @param request      the request that it answers
 * @param corrects     the note that it adds to or takes back from; null when it is the first
 * @param month        the month of the failure
 * @param countsOn     the day in whose window it counts for the limit: that of its issue; what takes something back, that of the note
 *                     it takes from
 * @param amount       excluding tax; below zero when it takes something back
 * @param residualLost what the limit has cut off; below zero when a correction leaves less to be cut off
 * @param document     {@link CreditDocument} as JSON, the same bytes for ever
 */
public record CreditNote(
        String number,
        String request,
        @Nullable String corrects,
        String subscription,
        String customer,
        YearMonth month,
        LocalDate issuedOn,
        LocalDate countsOn,
        Euros amount,
        Euros residualLost,
        VatRate vatRate,
        Euros vat,
        Euros totalIncludingTax,
        String document,
        String issuedBy,
        Instant issuedAt) {

    public boolean isCorrection() {
        return corrects != null;
    }
}
