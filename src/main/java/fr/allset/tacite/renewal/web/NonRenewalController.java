package fr.allset.tacite.renewal.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.renewal.NonRenewal;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalRequest;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NonRenewalController {

    private final NonRenewalHandling nonRenewalHandling;
    private final Subscriptions subscriptions;
    private final Clock clock;

    NonRenewalController(NonRenewalHandling nonRenewalHandling, Subscriptions subscriptions, Clock clock) {
        this.nonRenewalHandling = nonRenewalHandling;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @PostMapping("/api/subscriptions/{number}/non-renewals")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'CLIENT')")
    @Operation(
            summary = "Put a notice of non-renewal on file",
            description =
                    "A client gives its own, today; an account manager states by whom, when and how it was given.")
    @ApiResponse(responseCode = "201")
    ResponseEntity<View> receive(
            @PathVariable String number, @RequestBody(required = false) @Nullable Body body, Actor actor) {
        var request = actor.customerNumber().isPresent()
                ? NonRenewalRequest.online(number, ContractTime.today(clock))
                : stated(number, body);
        var received = nonRenewalHandling.receive(request, actor);
        return ResponseEntity.created(URI.create("/api/subscriptions/" + number + "/non-renewals"))
                .body(View.of(received));
    }

    private static NonRenewalRequest stated(String number, @Nullable Body body) {
        if (body == null || body.receivedOn() == null) {
            throw Refusal.unreadable("day-missing", "receivedOn");
        }
        return NonRenewalRequest.of(
                number,
                body.givenBy(),
                body.receivedOn(),
                body.channel(),
                body.evidence(),
                Boolean.TRUE.equals(body.retroactive()));
    }

    @GetMapping("/api/subscriptions/{number}/non-renewals")
    @Operation(summary = "The notices of non-renewal of a subscription, oldest first")
    List<View> list(@PathVariable String number, Actor actor) {
        if (subscriptions
                .find(number)
                .filter(subscription -> actor.maySee(subscription.customer().number()))
                .isEmpty()) {
            throw Refusal.notFound("unknown-subscription", number);
        }
        return nonRenewalHandling.of(number).stream().map(View::of).toList();
    }

    @PostMapping("/api/non-renewals/{number}/withdrawal")
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    @Operation(summary = "Take a notice back before its term, with the agreement of both")
    View withdraw(@PathVariable String number, @RequestBody @Valid Withdrawal body, Actor actor) {
        return View.of(nonRenewalHandling.withdrawOnline(number, body.reason(), actor));
    }

    /**
     * @param givenBy     {@code customer} or {@code reseller}
     * @param channel     {@code registered_letter}, {@code letter}, {@code email} or {@code hand_delivered}
     * @param retroactive that a subscription whose term is past is to end at it all the same
     */
    record Body(
            @Nullable String givenBy,
            @Nullable LocalDate receivedOn,
            @Nullable String channel,
            @Nullable String evidence,
            @Nullable Boolean retroactive) {}

    record Withdrawal(@NotBlank @Size(max = 2000) String reason) {}

    /**
     * @param lastDay   until when a notice had to arrive for {@code aimedAt}
     * @param rule      the document that this day follows from, or that there is none, in French
     * @param countsFor the first day no longer served
     */
    record View(
            String number,
            String subscription,
            String givenBy,
            LocalDate receivedOn,
            String channel,
            @Nullable String evidence,
            Instant recordedAt,
            LocalDate aimedAt,
            LocalDate lastDay,
            String rule,
            boolean inTime,
            LocalDate countsFor,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnBecause) {

        static View of(NonRenewal notice) {
            return new View(
                    notice.number(),
                    notice.subscription(),
                    notice.givenBy().code(),
                    notice.receivedOn(),
                    notice.channel().code(),
                    notice.evidence(),
                    notice.recordedAt(),
                    notice.term().aimedAt(),
                    notice.term().lastDay(),
                    notice.rule().inFrench(),
                    notice.term().isInTime(),
                    notice.term().countsFor(),
                    notice.withdrawnAt(),
                    notice.withdrawnBecause());
        }
    }
}
