package fr.allset.tacite.changeregister.web;

import fr.allset.tacite.change.CountingDay;
import fr.allset.tacite.changeregister.ChangeCalendar;
import fr.allset.tacite.changeregister.ChangeCalendarFile;
import fr.allset.tacite.changeregister.ChangeInquiry;
import fr.allset.tacite.changeregister.ChangeInquiry.Days;
import fr.allset.tacite.changeregister.ChangeProofInquiry;
import fr.allset.tacite.changeregister.ToldChange;
import fr.allset.tacite.changeregister.ToldChangeInquiry;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.ContractTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/changes")
@PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'PROCESS_OWNER', 'CLIENT')")
class ChangeController {

    /** A calendar keeps what has been for a while. */
    private static final int MONTHS_BACK = 3;

    private static final int YEARS_AHEAD = 5;

    private final ChangeInquiry register;
    private final ToldChangeInquiry told;
    private final ChangeCalendar days;
    private final ChangeProofInquiry proofs;
    private final Clock clock;

    ChangeController(
            ChangeInquiry register,
            ToldChangeInquiry told,
            ChangeCalendar days,
            ChangeProofInquiry proofs,
            Clock clock) {
        this.register = register;
        this.told = told;
        this.days = days;
        this.proofs = proofs;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "Microsoft's changes (art. 1); a client sees those that it was told of",
            description = "From and to are days in Europe/Paris, both included: the day that counts lies among them."
                    + " The status is to-assess, under-way, closed or without-notice.")
    ChangeViews.Page list(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            Actor actor) {
        var among = days(from, to);
        var stated = status == null
                ? null
                : ChangeViews.Status.named(status)
                        .orElseThrow(
                                () -> new Refusal(Refusal.Kind.INVALID, "change-status-unknown", "status", status));
        if (actor.customerNumber().isPresent()) {
            return own(actor.customerNumber().get(), stated, q, among, page, size);
        }
        var found = register.page(stated == null ? ChangeInquiry.Which.ALL : stated.which(), q, among, page, size);
        return new ChangeViews.Page(
                found.entries().stream().map(ChangeViews.InBrief::of).toList(), page, size, found.total());
    }

    private ChangeViews.Page own(
            String customer, ChangeViews.@Nullable Status status, String search, Days among, int page, int size) {
        var today = ContractTime.today(clock);
        var matching = ToldChange.latest(told.of(customer)).stream()
                .filter(change -> status == null || ChangeViews.Status.of(change, today) == status)
                .filter(change -> change.matches(search))
                .filter(change -> among.include(change.day().map(CountingDay::day)))
                .toList();
        return new ChangeViews.Page(
                matching.stream()
                        .skip((long) page * size)
                        .limit(size)
                        .map(change -> ChangeViews.InBrief.of(change, today))
                        .toList(),
                page,
                size,
                matching.size());
    }

    private static Days days(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && !ContractTime.isNear(from)) {
            throw new Refusal(Refusal.Kind.INVALID, "day-out-of-range", "from", ContractTime.LAST_YEAR);
        }
        if (to != null && !ContractTime.isNear(to)) {
            throw new Refusal(Refusal.Kind.INVALID, "day-out-of-range", "to", ContractTime.LAST_YEAR);
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new Refusal(Refusal.Kind.INVALID, "days-reversed", "to");
        }
        return new Days(from, to);
    }

    @GetMapping("/{number}")
    @Operation(
            summary =
                    "A change with its texts, what was stated about each and who was told; for a client what it was told itself",
            description = "The page and size are of the customers told.")
    ChangeViews.Whole read(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            Actor actor) {
        if (actor.customerNumber().isEmpty()) {
            return ChangeViews.Whole.of(
                    register.dossier(number), told.ofChange(number, ToldChangeInquiry.Which.ALL, "", page, size));
        }
        var own = told.of(actor.customerNumber().get(), number).stream()
                .filter(ToldChange::isTold)
                .toList();
        if (own.isEmpty()) {
            throw Refusal.notFound("unknown-change", number);
        }
        return ChangeViews.Whole.of(own, ContractTime.today(clock));
    }

    @GetMapping(path = "/{number}/proof/{*customer}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "All that proves what a customer was told of a change",
            description = "Three lines: the document in its canonical form,"
                    + " its SHA-256, and by whom the file was made when. The same facts make the same"
                    + " document. A client reads its own.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    ResponseEntity<String> proof(@PathVariable String number, @PathVariable String customer, Actor actor) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(proofs.of(number, customer.substring(1), actor).file());
    }

    @GetMapping("/calendar.ics")
    @Operation(
            summary = "The days of changes as a calendar to subscribe to (RFC 5545)",
            description = "For the staff all of them, with"
                    + " Microsoft's dates of what is still to be assessed; for a client what it was told."
                    + " From three months ago on.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = ChangeCalendarFile.MEDIA_TYPE, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> calendar(Actor actor) {
        var today = ContractTime.today(clock);
        var file = ChangeCalendarFile.of(
                days.between(today.minusMonths(MONTHS_BACK), today.plusYears(YEARS_AHEAD), actor),
                actor.customerNumber().isEmpty());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ChangeCalendarFile.MEDIA_TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"evolutions.ics\"")
                .body(file);
    }
}
