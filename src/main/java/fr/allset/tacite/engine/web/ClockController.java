package fr.allset.tacite.engine.web;

import fr.allset.tacite.api.OutsideATransaction;
import fr.allset.tacite.engine.ClockMovement;
import fr.allset.tacite.engine.ClockProgress;
import fr.allset.tacite.engine.FallingDue;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.ClockHands;
import fr.allset.tacite.time.ClockMove;
import fr.allset.tacite.time.ClockMoves;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.FurtherInstant;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clock over HTTP. A short move is answered when it is done, a long one at once, with the place to look. */
@RestController
@RequestMapping("/api/clock")
class ClockController {

    /** Well below what proxies and clients bear. */
    private static final int SECONDS_WAITED = 20;

    private static final int DUE_SHOWN = 20;

    private final ClockMovement movement;
    private final ClockMoves moves;
    private final ClockHands hands;
    private final Clock clock;

    ClockController(ClockMovement movement, ClockMoves moves, ClockHands hands, Clock clock) {
        this.movement = movement;
        this.moves = moves;
        this.hands = hands;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "What the clock shows, whether it moves, and what falls due next",
            description = "Instants are UTC; today is the day in Paris.")
    View show() {
        var progress = movement.progress();
        return new View(
                clock.instant(),
                ContractTime.today(clock),
                movement.isMovable(),
                hands.isMoved(),
                progress.isPresent(),
                progress.map(Progress::of).orElse(null),
                moves.last().map(Move::of).orElse(null),
                movement.fallingDue(DUE_SHOWN).stream().map(Due::of).toList());
    }

    @PostMapping
    @Operation(
            summary = "Move the clock of a demonstration forward; everything that falls due happens on the way",
            description = "Say one of: until (a day; the hour stays), by (an ISO 8601 amount:"
                    + " P1D, P1M, PT4H), toNextDue (true). At most ten years"
                    + " at once. 200 with what has happened when the clock has come there within 20 seconds; otherwise 202, and"
                    + " GET /api/clock tells how far it has come.")
    @OutsideATransaction
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Move.class)))
    @ApiResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = View.class)))
    ResponseEntity<?> move(@RequestBody Wish wish, Actor actor) throws InterruptedException {
        try {
            return ResponseEntity.ok(Move.of(begun(wish, actor.username()).get(SECONDS_WAITED, TimeUnit.SECONDS)));
        } catch (TimeoutException onItsWay) {
            return ResponseEntity.accepted().location(URI.create("/api/clock")).body(show());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The clock could not be moved", failed.getCause());
        }
    }

    private CompletableFuture<ClockMove> begun(Wish wish, String who) {
        if (Stream.of(wish.until() != null, wish.by() != null, wish.wantsNextDue())
                        .filter(said -> said)
                        .count()
                != 1) {
            throw new Refusal(Refusal.Kind.INVALID, "clock-wish-unclear", null);
        }
        if (wish.wantsNextDue()) {
            return movement.moveToNextDue(who);
        }
        return movement.moveTo(
                wish.until() != null
                        ? FurtherInstant.on(wish.until(), clock)
                        : FurtherInstant.after(String.valueOf(wish.by()), clock),
                who);
    }

    record Wish(
            @Nullable LocalDate until,
            @Nullable String by,
            @Nullable Boolean toNextDue) {

        boolean wantsNextDue() {
            return Boolean.TRUE.equals(toNextDue);
        }
    }

    record View(
            Instant now,
            LocalDate today,
            boolean movable,
            boolean moved,
            boolean moving,
            @Nullable Progress progress,
            @Nullable Move lastMove,
            List<Due> fallingDue) {}

    record Progress(Instant from, Instant to, Instant now, int jobsExecuted, int jobsFailed, int notices) {

        static Progress of(ClockProgress progress) {
            return new Progress(
                    progress.from(),
                    progress.to(),
                    progress.now(),
                    progress.jobsExecuted(),
                    progress.jobsFailed(),
                    progress.notices());
        }
    }

    record Move(
            String movedBy,
            Instant from,
            Instant to,
            Instant reached,
            int jobsExecuted,
            int jobsFailed,
            int notices,
            boolean finished,
            @Nullable String stoppedBecause) {

        static Move of(ClockMove move) {
            return new Move(
                    move.movedBy(),
                    move.from(),
                    move.to(),
                    move.reached(),
                    move.jobsExecuted(),
                    move.jobsFailed(),
                    move.notices(),
                    move.finished(),
                    move.stoppedBecause());
        }
    }

    record Due(Instant at, String process, String businessKey, String element) {

        static Due of(FallingDue due) {
            return new Due(due.at(), due.process(), due.businessKey(), due.element());
        }
    }
}
