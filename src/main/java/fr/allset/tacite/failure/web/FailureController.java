package fr.allset.tacite.failure.web;

import fr.allset.tacite.api.ListTotal;
import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureNotification;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.failure.RestorationOutcome;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.StatedMoment;
import io.swagger.v3.oas.annotations.Operation;
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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FailureController {

    private static final String MAY_REPORT = "hasAnyRole('ACCOUNT_MANAGER', 'SUPPORT', 'CLIENT')";

    private final FailureReporting notifications;
    private final FailureHandling failureHandling;
    private final RestorationMonitoring deadlines;
    private final Logins logins;

    FailureController(
            FailureReporting notifications,
            FailureHandling failureHandling,
            RestorationMonitoring deadlines,
            Logins logins) {
        this.notifications = notifications;
        this.failureHandling = failureHandling;
        this.deadlines = deadlines;
        this.logins = logins;
    }

    // ---- notifications

    @PostMapping("/api/failure-notifications")
    @PreAuthorize(MAY_REPORT)
    @Operation(
            summary = "Report a failure and receive its number at once",
            description =
                    "A client reports itself, at this moment; the staff"
                            + " also states the channel, the reporter and the receipt. With an Idempotency-Key the same"
                            + " report counts once, however often it is sent. Instants carry their offset, as 2026-11-23T10:00:00+01:00.")
    @ApiResponse(responseCode = "201")
    ResponseEntity<Receipt> report(
            @RequestBody @Valid Report body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor) {
        var request = actor.customerNumber().isPresent() ? online(body, actor) : stated(body, actor);
        var notification = notifications.report(request, actor, key);
        return ResponseEntity.created(URI.create("/api/failure-notifications/" + notification.number()))
                .body(receipt(notification));
    }

    private NotificationRequest online(Report body, Actor actor) {
        Stream.of(body.channel(), body.reporter(), body.contact(), body.receivedAt(), body.evidence())
                .filter(Objects::nonNull)
                .findAny()
                .ifPresent(any -> {
                    throw Refusal.unprocessable("notification-online-alone", "channel");
                });
        return request(body, NotificationChannel.WEB, displayName(actor), null, null, null);
    }

    private NotificationRequest stated(Report body, Actor actor) {
        var given = body.channel();
        var channel = given == null
                ? NotificationChannel.TELEPHONE
                : NotificationChannel.of(given)
                        .orElseThrow(() -> Refusal.unreadable("notification-channel-unknown", "channel", given));
        boolean ownFinding = channel == NotificationChannel.DETECTED && body.reporter() == null;
        return request(
                body,
                channel,
                ownFinding ? displayName(actor) : Objects.requireNonNullElse(body.reporter(), ""),
                body.contact(),
                StatedMoment.of(body.receivedAt(), "receivedAt"),
                body.evidence());
    }

    private static NotificationRequest request(
            Report body,
            NotificationChannel channel,
            String reporter,
            @Nullable String contact,
            @Nullable Instant receivedAt,
            @Nullable String evidence) {
        return new NotificationRequest(
                body.subscriptions(),
                NotificationRequest.components(body.components() == null ? List.of() : body.components()),
                channel,
                reporter,
                contact,
                receivedAt,
                StatedMoment.of(body.beganAt(), "beganAt"),
                body.description(),
                Boolean.TRUE.equals(body.partial()),
                body.failure(),
                evidence);
    }

    private String displayName(Actor actor) {
        return logins.find(actor.username()).map(Login::displayName).orElse(actor.username());
    }

    @GetMapping("/api/failure-notifications/{number}")
    @Operation(summary = "A notification as it was reported")
    FailureViews.Notification notification(@PathVariable String number, Actor actor) {
        return FailureViews.Notification.of(notifications.findFor(number, actor));
    }

    // ---- failures

    @GetMapping("/api/failures")
    @Operation(
            summary = "Failures, the latest reported first; a client sees those that concern it",
            description =
                    "With open=true those that are still to be restored, with open=false those that are restored.")
    List<FailureViews.InBrief> list(
            @RequestParam(required = false) @Nullable String subscription,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            Actor actor) {
        var found = failureHandling.page(subscription, open, page, size, actor);
        ListTotal.is(failureHandling.count(subscription, open, actor));
        var concerned = failureHandling.subscriptionsOf(
                found.stream().map(Failure::number).toList(), actor);
        return found.stream()
                .map(failure -> FailureViews.InBrief.of(failure, concerned.getOrDefault(failure.number(), List.of())))
                .toList();
    }

    @GetMapping("/api/failures/{number}")
    @Operation(
            summary = "A failure with its times, its cause, its deadlines and the reader's notifications",
            description = "The diary, the diagnosis and the evidence are for the staff.")
    FailureViews.Whole read(@PathVariable String number, Actor actor) {
        return whole(failureHandling.findFor(number, actor), actor);
    }

    @PostMapping("/api/failures/{number}/confirmation")
    @PreAuthorize(MAY_REPORT)
    @Operation(summary = "Confirm that the service is restored")
    FailureViews.Whole confirm(@PathVariable String number, Actor actor) {
        failureHandling.confirmOnline(number, actor);
        return whole(failureHandling.findFor(number, actor), actor);
    }

    @PostMapping("/api/failures/{number}/reopening")
    @PreAuthorize(MAY_REPORT)
    @Operation(summary = "Report a restored failure again: from now on its time counts anew")
    FailureViews.Whole reopen(@PathVariable String number, @RequestBody @Valid Reopening body, Actor actor) {
        failureHandling.reopenOnline(number, StatedMoment.of(body.beganAt(), "beganAt"), body.description(), actor);
        return whole(failureHandling.findFor(number, actor), actor);
    }

    private FailureViews.Whole whole(Failure failure, Actor actor) {
        var number = failure.number();
        return FailureViews.Whole.of(
                failure,
                failureHandling.subscriptionsOf(List.of(number), actor).getOrDefault(number, List.of()),
                notifications.ofFailure(number, FailureViews.MOST_NOTIFICATIONS, actor),
                deadlines.of(number),
                actor.customerNumber().isPresent() ? null : failureHandling.events(number));
    }

    private Receipt receipt(FailureNotification notification) {
        return new Receipt(
                notification.number(),
                notification.receivedAt(),
                notification.failure(),
                deadlines
                        .latest(notification.failure(), Target.SERVICE)
                        .map(RestorationOutcome::deadline)
                        .orElse(null));
    }

    /**
     * @param components names or codes; none: the whole suite
     * @param failure    the failure it belongs to, {@code new} for one of its own; none: it is found
     * @param channel    {@code telephone}, {@code web}, {@code email} or {@code detected}; the staff alone states it
     * @param contact    where the reporter is reached
     * @param evidence   what proves the receipt; needed when it lies more than 31 days back, and stated by the staff alone
     */
    record Report(
            @NotNull @Size(min = 1, max = 1000) List<@NotBlank @Size(max = 40) String> subscriptions,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> components,
            @Nullable @Schema(format = "date-time") String beganAt,
            @NotBlank @Size(max = 4000) String description,
            @Nullable Boolean partial,
            @Nullable @Size(max = 20) String failure,
            @Nullable String channel,
            @Nullable @Size(max = 200) String reporter,
            @Nullable @Size(max = 254) String contact,
            @Nullable @Schema(format = "date-time") String receivedAt,
            @Nullable @Size(max = 2000) String evidence) {}

    record Reopening(
            @NotBlank @Size(max = 2000) String description,
            @Nullable @Schema(format = "date-time") String beganAt) {}

    /** @param restorationDeadline until when the failure is to be restored (art. 3) */
    record Receipt(
            String number,
            Instant receivedAt,
            String failure,
            @Nullable Instant restorationDeadline) {}
}
