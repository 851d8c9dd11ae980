package fr.allset.tacite.billing.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import fr.allset.tacite.api.ListTotal;
import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.ChargesCsv;
import fr.allset.tacite.billing.ManualCorrection;
import fr.allset.tacite.billing.ManualCorrection.Outcome;
import fr.allset.tacite.billing.ProposedCorrection;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChargeController {

    private final Charges charges;
    private final ManualCorrection corrections;
    private final ChargesCsv csv;

    ChargeController(Charges charges, ManualCorrection corrections, ChargesCsv csv) {
        this.charges = charges;
        this.corrections = corrections;
        this.csv = csv;
    }

    @GetMapping("/api/charges")
    @Operation(
            summary = "Charges, newest first; a client sees its own",
            description = "Amounts exclude tax. The month is the one that a"
                    + " charge is owed for, as 2027-03; of what is owed once, the one in which it was charged.")
    List<Line> list(
            @RequestParam(required = false) @Nullable String subscription,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth month,
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            Actor actor) {
        var found = filter(customer, subscription, month, actor);
        ListTotal.is(found.map(charges::count).orElse(0L));
        return found.map(filter -> charges.list(filter, page, size).stream()
                        .map(charge -> Line.of(charge, actor))
                        .toList())
                .orElse(List.of());
    }

    @GetMapping("/api/charges.csv")
    @Operation(
            summary = "All of them for the accountant, as CSV in UTF-8, oldest first",
            description = "Semicolons, decimal commas,"
                    + " French columns; a cell that a spreadsheet would take for a formula begins with an apostrophe.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = ChargesCsv.MEDIA_TYPE, schema = @Schema(type = "string")))
    void csv(
            @RequestParam(required = false) @Nullable String subscription,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth month,
            Actor actor,
            HttpServletResponse answer)
            throws IOException {
        var filter = filter(customer, subscription, month, actor);
        answer.setContentType(ChargesCsv.MEDIA_TYPE);
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + ChargesCsv.fileName(filter.orElse(ChargeFilter.everything())) + "\"");
        if (filter.isPresent()) {
            csv.write(filter.get(), answer.getOutputStream());
        } else {
            csv.writeNone(answer.getOutputStream());
        }
    }

    @GetMapping("/api/charges/{id}")
    @Operation(summary = "A charge with its corrections")
    Details read(@PathVariable long id, Actor actor) {
        var charge = charges.find(id)
                .filter(found -> actor.maySee(found.customer()))
                .orElseThrow(() -> Refusal.notFound("unknown-charge", String.valueOf(id)));
        var made = charges.correctionsOf(id);
        return new Details(
                Line.of(charge, actor),
                made.stream().map(each -> Line.of(each, actor)).toList(),
                ManualCorrection.total(charge, made).toString());
    }

    @PostMapping("/api/charges/{id}/corrections")
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    @Operation(
            summary = "Correct a charge by another one",
            description =
                    "The amount excludes tax and has a sign. With `total`, what the"
                            + " charge came to when it was read, it is refused when somebody else has corrected it meanwhile."
                            + " Above a threshold nothing is charged: 202 names the proposal, on which another account manager decides.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Line.class)))
    @ApiResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Proposal.class)))
    ResponseEntity<Object> correct(@PathVariable long id, @RequestBody @Valid Correction body, Actor actor) {
        var outcome = corrections.correct(
                id,
                amount(body.amount(), "amount"),
                body.reason(),
                body.total() == null ? null : amount(body.total(), "total"),
                actor.username());
        if (outcome instanceof Outcome.Posted posted) {
            return ResponseEntity.created(
                            URI.create("/api/charges/" + posted.charge().id()))
                    .body(Line.of(posted.charge(), actor));
        }
        return ResponseEntity.accepted().body(Proposal.of(((Outcome.Proposed) outcome).correction()));
    }

    private static Euros amount(String written, String field) {
        return Euros.read(written)
                .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, "amount-unreadable", field, written));
    }

    /** What the reader may see of what was asked; none when a client asks for another's. */
    private static Optional<ChargeFilter> filter(
            @Nullable String customer, @Nullable String subscription, @Nullable YearMonth month, Actor actor) {
        return customer != null && !actor.maySee(customer)
                ? Optional.empty()
                : Optional.of(new ChargeFilter(actor.customerNumber().orElse(customer), subscription, month));
    }

    /**
     * @param amount excluding tax, with its sign, as text
     * @param total  what the charge came to when it was read
     */
    record Correction(
            @NotBlank @Size(max = 40) String amount,

            @NotNull @NotBlank @Size(max = StatedReason.LONGEST)
            String reason,

            @Size(max = 40) @Nullable String total) {}

    /** A correction on which another account manager decides. */
    record Proposal(String number, long charge, String amount, String reason, String proposedBy) {

        static Proposal of(ProposedCorrection proposed) {
            return new Proposal(
                    proposed.number(),
                    proposed.chargeId(),
                    proposed.amount().toString(),
                    proposed.reason(),
                    proposed.proposedBy());
        }
    }

    /** @param total the charge with its corrections, excluding tax */
    record Details(Line charge, List<Line> corrections, String total) {}

    /**
     * @param corrects   the id of the charge that this one corrects
     * @param recordedBy who corrected it; a client reads the name of the reseller
     */
    record Line(
            long id,
            String subscription,
            String customer,
            String kind,
            String source,
            String clause,
            String month,
            @Nullable Long corrects,
            @Nullable String reason,
            @Nullable String recordedBy,
            Instant recordedAt,
            LocalDate chargedOn,
            String amount,
            String vatRatePercent,
            @JsonRawValue @Schema(type = "object") String calculation) {

        static Line of(Charge charge, Actor actor) {
            return new Line(
                    charge.id(),
                    charge.subscription(),
                    charge.customer(),
                    charge.kind().name().toLowerCase(Locale.ROOT),
                    charge.source(),
                    charge.clause(),
                    charge.month().toString(),
                    charge.corrects(),
                    charge.reason(),
                    charge.recordedBy() == null || actor.customerNumber().isEmpty()
                            ? charge.recordedBy()
                            : "ALLSET SAS",
                    charge.recordedAt(),
                    charge.chargedOn(),
                    charge.amount().toString(),
                    charge.vatRate().percent().toPlainString(),
                    charge.calculation());
        }
    }
}
