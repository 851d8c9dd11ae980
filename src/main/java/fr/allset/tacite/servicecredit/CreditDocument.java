package fr.allset.tacite.servicecredit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.AvailabilityWording;
import fr.allset.tacite.availability.OutageShare;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.persistence.DecimalAsText;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.terms.CreditNature;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.terms.SoleRemedy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A credit note as the customer reads it, with the whole calculation (art. 3). Amounts are written as text with two decimals, so that no
 * reader's floating point touches them; days are the last ones included; instants are UTC.
 *
 * @param number    of the series {@code AV-2027-000001}
 * @param corrects  the note that it adds to or takes back from
 * @param countsOn  the day in whose window of 30 days it counts
 * @param replaced  of a correction, the calculation that its own takes the place of
 * @param amount    excluding tax; below zero when it takes something back
 * @param reason    why it corrects
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "number",
    "corrects",
    "request",
    "requestedOn",
    "issuedOn",
    "countsOn",
    "customer",
    "subscription",
    "site",
    "clause",
    "termsVersion",
    "reason",
    "calculation",
    "replaced",
    "amount",
    "residualLost",
    "vatRatePercent",
    "vat",
    "totalIncludingTax"
})
public record CreditDocument(
        String number,
        @Nullable String corrects,
        String request,
        LocalDate requestedOn,
        LocalDate issuedOn,
        LocalDate countsOn,
        Party customer,
        String subscription,
        String site,
        String clause,
        String termsVersion,
        @Nullable String reason,
        Calculation calculation,
        @Nullable Calculation replaced,
        Euros amount,
        Euros residualLost,
        @DecimalAsText BigDecimal vatRatePercent,
        Euros vat,
        Euros totalIncludingTax) {

    /** The article that credits rest on. */
    public static final String CLAUSE = "3";

    static CreditDocument of(
            String number,
            @Nullable String corrects,
            CreditRequest request,
            LocalDate issuedOn,
            LocalDate countsOn,
            Subscription subscription,
            @Nullable String reason,
            Calculation calculation,
            @Nullable Calculation replaced,
            CreditChange change,
            VatRate vatRate) {
        var vat = vatRate.on(change.amount());
        return new CreditDocument(
                number,
                corrects,
                request.number(),
                request.requestedOn(),
                issuedOn,
                countsOn,
                new Party(
                        subscription.customer().number(),
                        subscription.customer().name()),
                subscription.number(),
                subscription.site().name(),
                CLAUSE,
                subscription.termsVersion(),
                reason,
                calculation,
                replaced,
                change.amount(),
                change.residualLost(),
                vatRate.percent(),
                vat,
                change.amount().plus(vat));
    }

    /** Whose it is. */
    public record Party(String number, String name) {}

    /**
     * How an amount comes about.
     *
     * @param tierLine     the line of the contract's table and what it grants
     * @param usageDivisor by what the sum of the usage is divided; 0 when there is no average
     * @param base         a) and b) together, in euros with six decimals
     * @param gross        the percentage of the base, before the limit
     * @param room         what the limit leaves on the day of the calculation
     * @param credit       what can be issued, when nothing has been issued before
     * @param residualLost what the limit cuts off
     * @param missingUsage the months whose usage nobody knows yet: as long as there are any, the amounts are provisional (D37)
     * @param outcome      {@link ServiceCredit.Reason} in lower case, as in {@code capped}
     * @param explanation  a French sentence for each step
     */
    @JsonPropertyOrder({
        "month",
        "availability",
        "fixedFees",
        "usageFees",
        "usageDivisor",
        "usageAverage",
        "monthUsage",
        "base",
        "tierPercent",
        "tierLine",
        "gross",
        "capPercent",
        "cap",
        "window",
        "room",
        "credit",
        "residualLost",
        "missingUsage",
        "outcome",
        "readings",
        "explanation"
    })
    public record Calculation(
            YearMonth month,
            MeasuredTime availability,
            Euros fixedFees,
            List<Usage> usageFees,
            int usageDivisor,
            @DecimalAsText BigDecimal usageAverage,
            Euros monthUsage,
            @DecimalAsText BigDecimal base,
            int tierPercent,
            String tierLine,
            Euros gross,
            int capPercent,
            Euros cap,
            Window window,
            Euros room,
            Euros credit,
            Euros residualLost,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<YearMonth> missingUsage,
            String outcome,
            List<Applied> readings,
            List<String> explanation) {

        /** Documents of earlier releases do not say what was missing. */
        public Calculation {
            missingUsage = missingUsage == null ? List.of() : List.copyOf(missingUsage);
        }

        static Calculation of(CreditCalculation calculation) {
            var credit = calculation.credit();
            var quality = credit.availability().quality();
            return new Calculation(
                    credit.month(),
                    MeasuredTime.of(credit.availability()),
                    credit.fixedFees(),
                    ServiceCredit.monthsAveraged(credit.month(), quality).stream()
                            .map(month -> Usage.of(month, calculation.fees()))
                            .toList(),
                    credit.usageDivisor(),
                    credit.usageAverage(),
                    credit.monthUsage(),
                    credit.base(),
                    credit.tierPercent(),
                    AvailabilityWording.tier(credit.availability()),
                    credit.gross(),
                    quality.capPercent(),
                    credit.cap(),
                    Window.of(calculation),
                    calculation.room(),
                    credit.credit(),
                    credit.residualLost(),
                    calculation.missingUsage(),
                    credit.reason().name().toLowerCase(Locale.ROOT),
                    quality.readings().all().stream()
                            .filter(reading -> reading.entry().startsWith("D"))
                            .map(Applied::of)
                            .toList(),
                    CreditWording.of(calculation));
        }

        /** This calculation, explained by other sentences. */
        Calculation explainedBy(List<String> sentences) {
            return new Calculation(
                    month,
                    availability,
                    fixedFees,
                    usageFees,
                    usageDivisor,
                    usageAverage,
                    monthUsage,
                    base,
                    tierPercent,
                    tierLine,
                    gross,
                    capPercent,
                    cap,
                    window,
                    room,
                    credit,
                    residualLost,
                    missingUsage,
                    outcome,
                    readings,
                    sentences);
        }

        /** Whether an amount would come out of it: the objective was missed, and somebody has asked in time. */
        boolean isFounded() {
            return reason().isFounded();
        }

        /** Whether the contract reads it as an indemnity, which is not taxed (D41). */
        boolean isIndemnity() {
            return reads(CreditNature.INDEMNITY);
        }

        /** Whether the contract reads it as all that the customer can claim (D40). */
        boolean isSoleRemedy() {
            return reads(SoleRemedy.YES);
        }

        private boolean reads(Reading reading) {
            return readings.stream()
                    .anyMatch(applied -> applied.key().equals(reading.key())
                            && applied.value().equals(reading.value()));
        }

        /** Why the credit is what it is. */
        public ServiceCredit.Reason reason() {
            return ServiceCredit.Reason.valueOf(outcome.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * The availability of the month.
     *
     * @param percent with six decimals; a second of a month is more than its last one, so that it lies on the right side of 99, 98, 97
     * @param outages what became of each notification
     */
    public record MeasuredTime(
            long baseSeconds,
            long downtimeSeconds,
            long excusableSeconds,
            @DecimalAsText BigDecimal percent,
            int objectivePercent,
            Instant measuredUntil,
            List<Share> outages) {

        static MeasuredTime of(Availability availability) {
            return new MeasuredTime(
                    availability.baseSeconds(),
                    availability.downtimeSeconds(),
                    availability.excusableSeconds(),
                    availability.percent(),
                    availability.quality().objectivePercent(),
                    availability.measuredUntil(),
                    availability.shares().stream().map(Share::of).toList());
        }
    }

    /**
     * What became of one outage.
     *
     * @param from    where it begins within the month; null when it lies outside
     * @param verdict {@link OutageShare.Verdict} in lower case, as in {@code in_part}
     * @param why     whether it counted and why not, in French
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Share(
            String notification,
            String source,
            Instant notifiedAt,
            @Nullable Instant startedAt,
            @Nullable Instant restoredAt,
            @Nullable Instant from,
            @Nullable Instant to,
            String verdict,
            long countedSeconds,
            long excusedSeconds,
            long alreadyCountedSeconds,
            List<String> readings,
            String why) {

        static Share of(OutageShare share) {
            var outage = share.outage();
            return new Share(
                    outage.notification(),
                    outage.source().name().toLowerCase(Locale.ROOT),
                    outage.notifiedAt(),
                    outage.startedAt(),
                    outage.restoredAt(),
                    share.from(),
                    share.to(),
                    share.verdict().name().toLowerCase(Locale.ROOT),
                    share.counted(),
                    share.excused(),
                    share.alreadyCounted(),
                    share.readings(),
                    AvailabilityWording.verdict(share));
        }
    }

    /** @param amount null when nothing is on record for the month */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Usage(YearMonth month, @Nullable Euros amount) {

        static Usage of(YearMonth month, MonthlyFees fees) {
            return new Usage(month, fees.usageOf(month).orElse(null));
        }
    }

    /** The consecutive days that end with the day of the calculation, and the notes that count in them. */
    public record Window(int days, LocalDate from, LocalDate to, List<Counted> notes, Euros alreadyIssued) {

        static Window of(CreditCalculation calculation) {
            return new Window(
                    calculation.credit().availability().quality().capWindowDays(),
                    calculation.windowFirstDay(),
                    calculation.countsOn(),
                    calculation.window().stream().map(Counted::of).toList(),
                    calculation.inWindow());
        }
    }

    /** A note in the window. */
    public record Counted(String number, LocalDate countsOn, Euros amount) {

        static Counted of(CountedCredit note) {
            return new Counted(note.number(), note.countsOn(), note.amount());
        }
    }

    /** How an ambiguous clause was read. */
    public record Applied(String entry, String key, String value, String sentence) {

        static Applied of(Reading reading) {
            return new Applied(reading.entry(), reading.key(), reading.value(), reading.label());
        }
    }
}
