package fr.allset.tacite.failure.web;

import fr.allset.tacite.api.ListTotal;
import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.failure.MaintenanceRequest;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.failure.PlannedMaintenance;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.StatedMoment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/planned-maintenances")
class PlannedMaintenanceController {

    private static final int LARGEST_PAGE = 200;
    private static final int MOST_NAMED = 1000;

    private final MaintenancePlanning maintenances;

    PlannedMaintenanceController(MaintenancePlanning maintenances) {
        this.maintenances = maintenances;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'SUPPORT')")
    @Operation(
            summary = "Announce planned maintenance",
            description = "Beforehand; its window of at most seven days is an excusable event (art. 3, iii)."
                    + " Each customer concerned gets a letter.")
    @ApiResponse(responseCode = "201")
    ResponseEntity<View> announce(@RequestBody @Valid Body body, Actor actor) {
        var announced = maintenances.announce(
                MaintenanceRequest.of(
                        StatedMoment.of(body.windowFrom(), "windowFrom"),
                        StatedMoment.of(body.windowTo(), "windowTo"),
                        body.description(),
                        body.maintenanceScope(),
                        body.subscriptions() == null ? List.of() : body.subscriptions(),
                        NotificationRequest.components(body.components() == null ? List.of() : body.components())),
                actor.username());
        return ResponseEntity.created(URI.create("/api/planned-maintenances/" + announced.number()))
                .body(details(announced, actor));
    }

    @GetMapping
    @Operation(
            summary = "Planned maintenance, the latest windows first",
            description = "A client sees what concerns its own subscriptions.")
    List<View> list(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size, Actor actor) {
        if (page < 0) {
            throw new Refusal(Refusal.Kind.INVALID, "page-below-zero", "page", page);
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(Refusal.Kind.INVALID, "page-size", "size", LARGEST_PAGE);
        }
        ListTotal.is(maintenances.count(actor));
        return maintenances.page(actor, page, size).stream()
                .map(maintenance -> View.of(maintenance, null))
                .toList();
    }

    @GetMapping("/{number}")
    @Operation(summary = "One planned maintenance with its subscriptions, the first thousand; of a client, its own")
    View one(@PathVariable String number, Actor actor) {
        return details(maintenances.findFor(number, actor), actor);
    }

    @PostMapping("/{number}/cancellation")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'SUPPORT')")
    @Operation(
            summary = "Cancel planned maintenance before its window is over",
            description = "Cancelled while it goes on, it excuses until then. The customers concerned are told.")
    View cancel(@PathVariable String number, @RequestBody @Valid Cancellation body, Actor actor) {
        return details(maintenances.cancelOnline(number, body.reason(), actor.username()), actor);
    }

    private View details(PlannedMaintenance maintenance, Actor actor) {
        return View.of(maintenance, maintenances.subscriptionsFor(maintenance.number(), actor, MOST_NAMED));
    }

    /**
     * @param maintenanceScope {@code all}, {@code components} or {@code subscriptions}
     * @param components       names or codes of components
     */
    record Body(
            @Schema(format = "date-time") @Nullable String windowFrom,
            @Schema(format = "date-time") @Nullable String windowTo,
            @Nullable String description,
            @Nullable String maintenanceScope,
            @Nullable List<@NotNull @Size(max = 40) String> subscriptions,
            @Nullable List<@NotNull @Size(max = 100) String> components) {}

    record Cancellation(@NotBlank @Size(max = 2000) String reason) {}

    /**
     * @param windowTo      the first moment after the window
     * @param subscriptions those that it concerns and the reader may see; null in a list
     */
    record View(
            String number,
            Instant windowFrom,
            Instant windowTo,
            String description,
            Instant announcedAt,
            @Nullable Instant cancelledAt,
            @Nullable String cancelledBecause,
            @Nullable List<String> subscriptions) {

        static View of(PlannedMaintenance maintenance, @Nullable List<String> subscriptions) {
            return new View(
                    maintenance.number(),
                    maintenance.from(),
                    maintenance.to(),
                    maintenance.description(),
                    maintenance.announcedAt(),
                    maintenance.cancelledAt(),
                    maintenance.cancelledBecause(),
                    subscriptions);
        }
    }
}
