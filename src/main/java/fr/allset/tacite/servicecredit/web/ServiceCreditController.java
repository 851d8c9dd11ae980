package fr.allset.tacite.servicecredit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.allset.tacite.api.Immutable;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.servicecredit.CreditDocument;
import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.servicecredit.CreditRequest;
import fr.allset.tacite.servicecredit.PlannedIssue;
import fr.allset.tacite.servicecredit.WrittenMonth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ServiceCreditController {

    /** Who decides on it is the reseller's business. */
    private static final String RESELLER = "ALLSET SAS";

    private final CreditHandling credits;

    ServiceCreditController(CreditHandling credits) {
        this.credits = credits;
    }

    @PostMapping("/api/subscriptions/{number}/service-credits")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'CLIENT')")
    @Operation(
            summary = "Ask for the credit of a month whose objective was missed",
            description =
                    "201 when that has put it under way, 200 with the request that was made before: there is one for each month.")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "200")
    ResponseEntity<View> request(@PathVariable String number, @RequestBody @Valid Body body, Actor actor) {
        var asked = credits.request(number, WrittenMonth.of(body.month()), actor);
        var view = view(asked.request(), actor);
        return asked.isNew()
                ? ResponseEntity.created(URI.create("/api/service-credits/" + view.number()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    @GetMapping("/api/subscriptions/{number}/service-credits")
    @Operation(summary = "What has been asked for a subscription, the earliest month first")
    List<View> list(@PathVariable String number, Actor actor) {
        return credits.of(number, actor).stream()
                .map(request -> view(request, actor))
                .toList();
    }

    @GetMapping("/api/subscriptions/{number}/service-credits/{month}/outlook")
    @Operation(
            summary = "What a request would give today, and how that comes about",
            description =
                    "Nothing is asked for by looking. Amounts exclude tax. A month that still runs is shown as it stands."
                            + " What has been issued for the month itself does not limit it. Provisional amounts rest on usage that is"
                            + " neither recorded nor stated as nil.")
    Outlook outlook(@PathVariable String number, @PathVariable String month, Actor actor) {
        var outlook = credits.outlook(number, WrittenMonth.of(month), actor);
        return new Outlook(
                number,
                outlook.requestableFrom(),
                outlook.request() == null ? null : outlook.request().number(),
                outlook.request() == null ? null : outlook.request().status().code(),
                outlook.calculation().isProvisional(),
                outlook.document());
    }

    @GetMapping("/api/service-credits/{number}")
    @Operation(summary = "What has become of a request")
    View read(@PathVariable String number, Actor actor) {
        return view(credits.find(number, actor), actor);
    }

    @GetMapping("/api/credit-notes/{number}")
    @Operation(summary = "The credit note as it was issued: the same bytes for ever")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CreditDocument.class)))
    @ApiResponse(responseCode = "304", description = "Read before, by its ETag", content = @Content)
    ResponseEntity<String> note(@PathVariable String number, Actor actor) {
        var document = credits.findNote(number, actor).document();
        return Immutable.answer(document)
                .contentType(MediaType.APPLICATION_JSON)
                .body(document);
    }

    private View view(CreditRequest request, Actor actor) {
        var missing = credits.missingUsage(request);
        var by = request.decidedBy() == null || actor.customerNumber().isEmpty() ? request.decidedBy() : RESELLER;
        return new View(
                request.number(),
                request.subscription(),
                request.month().toString(),
                request.requestedAt(),
                request.requestedOn(),
                request.status().code(),
                request.decidedAt(),
                by,
                request.reason(),
                !missing.isEmpty(),
                missing,
                credits.plannedIssue(request.number())
                        .map(PlannedIssue::issueOn)
                        .orElse(null),
                request.residualLost().toString(),
                credits.notesOf(request.number()).stream().map(Note::of).toList());
    }

    /** @param month as in {@code 2027-03} */
    record Body(@NotBlank @Size(max = 20) String month) {}

    /**
     * @param provisional  whether usage is not known that it depends on: it is issued when that is recorded or stated as nil
     * @param missingUsage the months of that usage, once it has been calculated
     * @param plannedFor   the day for which it waits, because less could be issued before
     * @param residualLost what the limit of 20 % has cut off, excluding tax
     * @param notes        the first one first, then what corrects it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String number,
            String subscription,
            String month,
            Instant requestedAt,
            LocalDate requestedOn,
            String status,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String reason,
            boolean provisional,
            List<YearMonth> missingUsage,
            @Nullable LocalDate plannedFor,
            String residualLost,
            List<Note> notes) {}

    /** @param amount excluding tax */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Note(
            String number,
            @Nullable String corrects,
            LocalDate issuedOn,
            String amount,
            String vat,
            String totalIncludingTax) {

        static Note of(CreditNote note) {
            return new Note(
                    note.number(),
                    note.corrects(),
                    note.issuedOn(),
                    note.amount().toString(),
                    note.vat().toString(),
                    note.totalIncludingTax().toString());
        }
    }

    /**
     * @param requestableFrom the first day on which it can be asked for
     * @param request         the number of the request that was made
     * @param provisional     whether usage is not known that it depends on: it is issued when that is recorded or stated as nil
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outlook(
            String subscription,
            LocalDate requestableFrom,
            @Nullable String request,
            @Nullable String status,
            boolean provisional,
            Calculation calculation) {}
}
