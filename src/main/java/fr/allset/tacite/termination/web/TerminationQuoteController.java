package fr.allset.tacite.termination.web;

import fr.allset.tacite.api.Immutable;
import fr.allset.tacite.api.ListTotal;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.termination.QuoteDocument;
import fr.allset.tacite.termination.QuoteEvent;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationCause;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationQuote;
import fr.allset.tacite.termination.TerminationRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/termination-quotes")
class TerminationQuoteController {

    /** Says what has become of a quote, beside its document, which never changes. */
    static final String STATUS_HEADER = "Tacite-Quote-Status";

    private final TerminationHandling terminationHandling;

    TerminationQuoteController(TerminationHandling terminationHandling) {
        this.terminationHandling = terminationHandling;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'CLIENT')")
    @Operation(summary = "Make a termination quote for one or more subscriptions of one customer")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = QuoteDocument.class)))
    ResponseEntity<String> request(
            @RequestBody @Valid QuoteRequest body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Actor actor) {
        var request = new TerminationRequest(body.subscriptions(), body.effectiveDate());
        var quote = terminationHandling.request(request, actor, idempotencyKey);
        return document(ResponseEntity.created(URI.create("/api/termination-quotes/" + quote.number())), quote);
    }

    @GetMapping
    @Operation(summary = "The reader's quotes, newest first")
    List<Summary> list(
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            Actor actor) {
        ListTotal.is(terminationHandling.count(actor));
        return terminationHandling.list(actor, page, size).stream()
                .map(Summary::of)
                .toList();
    }

    @GetMapping("/{number}")
    @Operation(summary = "The quote as it was issued: the same bytes for ever")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = QuoteDocument.class)))
    @ApiResponse(responseCode = "304", description = "Read before, by its ETag", content = @Content)
    ResponseEntity<String> read(@PathVariable String number, Actor actor) {
        var quote = terminationHandling.find(number, actor);
        return document(Immutable.answer(quote.document()), quote);
    }

    @GetMapping("/{number}/progress")
    @Operation(summary = "What has become of the quote")
    Progress progress(@PathVariable String number, Actor actor) {
        return progress(terminationHandling.find(number, actor), actor);
    }

    @PostMapping("/{number}/acceptance")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'CLIENT')")
    @Operation(summary = "The client accepts the quote; an account manager then reviews")
    Progress accept(@PathVariable String number, Actor actor) {
        return progress(terminationHandling.acceptOnline(number, actor), actor);
    }

    @PostMapping("/{number}/cancellation")
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    @Operation(summary = "An account manager cancels a confirmed termination before its effective date")
    Progress cancel(@PathVariable String number, @RequestBody @Valid Cancellation body, Actor actor) {
        return progress(terminationHandling.cancelOnline(number, body.reason(), actor), actor);
    }

    private static ResponseEntity<String> document(ResponseEntity.BodyBuilder answer, TerminationQuote quote) {
        return answer.header(STATUS_HEADER, quote.status().code())
                .contentType(MediaType.APPLICATION_JSON)
                .body(quote.document());
    }

    private Progress progress(TerminationQuote quote, Actor actor) {
        return new Progress(
                quote.number(),
                quote.status().code(),
                quote.status().label(),
                quote.effectiveDate(),
                quote.validUntil(),
                quote.waiverGround().map(TerminationCause::code).orElse(null),
                quote.reason().orElse(null),
                terminationHandling.events(quote.number()).stream()
                        .map(event -> Step.of(event, actor))
                        .toList());
    }

    /** @param effectiveDate the first day no longer served */
    record QuoteRequest(
            @NotNull @Size(min = 1, max = TerminationHandling.MOST_SUBSCRIPTIONS)
            List<@NotBlank @Size(max = 40) String> subscriptions,

            @NotNull LocalDate effectiveDate) {}

    record Cancellation(@NotBlank @Size(max = 2000) String reason) {}

    record Summary(
            String number,
            String status,
            List<String> subscriptions,
            LocalDate effectiveDate,
            LocalDate validUntil,
            String totalIncludingTax) {

        static Summary of(TerminationQuote quote) {
            return new Summary(
                    quote.number(),
                    quote.status().code(),
                    quote.subscriptions(),
                    quote.effectiveDate(),
                    quote.validUntil(),
                    quote.totalIncludingTax().toString());
        }
    }

    /** @param waived the legal ground on which nothing is owed although the quote says so */
    record Progress(
            String number,
            String status,
            String statusText,
            LocalDate effectiveDate,
            LocalDate validUntil,
            @Nullable String waived,
            @Nullable String reason,
            List<Step> steps) {}

    /**
     * @param by     who caused it; a client reads its own name and that of the reseller
     * @param reason of a decision; a client does not read the staff's note on how its answer came
     */
    record Step(
            Instant at,
            String status,
            String statusText,
            String by,
            @Nullable String reason) {

        static Step of(QuoteEvent event, Actor actor) {
            boolean client = actor.customerNumber().isPresent();
            boolean answer = event.status() == QuoteStatus.ACCEPTED || event.status() == QuoteStatus.DECLINED;
            return new Step(
                    event.at(),
                    event.status().code(),
                    event.status().label(),
                    client && !event.by().equals(actor.username()) ? "ALLSET SAS" : event.by(),
                    client && answer ? null : event.reason().orElse(null));
        }
    }
}
