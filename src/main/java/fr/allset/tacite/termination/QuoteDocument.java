package fr.allset.tacite.termination;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.persistence.DecimalAsText;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.terms.Readings;
import fr.allset.tacite.terms.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The quote as the client reads it. Amounts are written as text with two decimals, so that no reader's floating point touches them.
 * Months have six decimals; {@code to} is the last day included. The status says that the document has been issued. What has become
 * of it since is asked elsewhere: the document stays the same for ever.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "number",
    "status",
    "effectiveDate",
    "validUntil",
    "sites",
    "totalExcludingTax",
    "vatRatePercent",
    "vat",
    "totalIncludingTax",
    "termsVersion",
    "readings",
    "fingerprint"
})
public record QuoteDocument(
        String number,
        String status,
        LocalDate effectiveDate,
        LocalDate validUntil,
        List<Site> sites,
        Euros totalExcludingTax,
        @DecimalAsText BigDecimal vatRatePercent,
        Euros vat,
        Euros totalIncludingTax,
        String termsVersion,
        Map<String, String> readings,
        String fingerprint) {

    /** The status of every document: it has been issued. */
    static final String ISSUED = "issued";

    /** @param waived why nothing is owed, if so, with its sentence */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Site(
            String subscription,
            String site,
            String phase,
            int renewalIndex,
            List<Line> lines,
            Euros total,
            @Nullable String waived,
            @Nullable String explanation) {

        static Site of(String subscription, EarlyTerminationFee fee) {
            return new Site(
                    subscription,
                    fee.site(),
                    fee.phase().code(),
                    fee.renewalIndex(),
                    fee.lines().stream().map(Line::of).toList(),
                    fee.total(),
                    fee.waived().map(Waiver::code).orElse(null),
                    fee.waived().map(waiver -> waiver.explanation().inFrench()).orElse(null));
        }
    }

    /** @param monthlyFee null when the fee changes within the line; the explanation then names each */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String clause,
            LocalDate from,
            LocalDate to,
            @DecimalAsText BigDecimal months,
            @DecimalAsText BigDecimal ratePercent,
            @Nullable Euros monthlyFee,
            Euros amount,
            String explanation) {

        static Line of(EarlyTerminationFeeLine line) {
            return new Line(
                    line.clause().code(),
                    line.from(),
                    line.to(),
                    line.months(),
                    BigDecimal.valueOf(line.ratePercent()),
                    line.monthlyFee().orElse(null),
                    line.amount(),
                    line.explanation().inFrench());
        }
    }

    /** The first day no longer served, as the effective date was read when the document was issued (T03). */
    public LocalDate firstUnservedDay() {
        return Readings.of(readings).effectDay().firstUnservedDay(effectiveDate);
    }

    /** How the contract was read when the document was issued. */
    public List<Reading> appliedReadings() {
        return Readings.of(readings).all();
    }

    static QuoteDocument of(
            String number,
            LocalDate effectiveDate,
            LocalDate validUntil,
            List<Site> sites,
            Euros total,
            VatRate vatRate,
            Euros vat,
            Terms terms,
            String fingerprint) {
        return new QuoteDocument(
                number,
                ISSUED,
                effectiveDate,
                validUntil,
                sites,
                total,
                vatRate.percent(),
                vat,
                total.plus(vat),
                terms.version(),
                terms.readings().asMap(),
                fingerprint);
    }
}
