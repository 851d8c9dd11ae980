package fr.allset.tacite.desk;

import fr.allset.tacite.engine.ClockMovement;
import fr.allset.tacite.engine.ClockProgress;
import fr.allset.tacite.engine.FallingDue;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.time.ClockMove;
import fr.allset.tacite.time.ClockMoves;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.FurtherInstant;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The clock of the demonstration: what it shows, what falls due next, and the buttons that move it. */
@Controller
@RequestMapping("/bureau/horloge")
class ClockPages {

    private static final int MOVES_SHOWN = 10;
    private static final int DUE_SHOWN = 20;
    /** After that the page shows how far the move has come, and looks again by itself. */
    private static final int SECONDS_WAITED = 5;

    private static final Set<Role> MOVERS = Set.of(Role.ACCOUNT_MANAGER, Role.PROCESS_OWNER);
    private static final String LOOKS_AGAIN_AFTER_SECONDS = "2";

    private final ClockMovement movement;
    private final ClockMoves moves;
    private final Clock clock;
    private final RefusalWording sentences;

    ClockPages(ClockMovement movement, ClockMoves moves, Clock clock, RefusalWording sentences) {
        this.movement = movement;
        this.moves = moves;
        this.clock = clock;
        this.sentences = sentences;
    }

    @GetMapping
    String show(Model model, HttpServletRequest request, HttpServletResponse response) {
        requireDemonstration();
        var today = ContractTime.today(clock);
        model.addAttribute("day", FrenchDay.of(today));
        model.addAttribute("time", FrenchMoment.hour(clock.instant()));
        model.addAttribute("mayMove", MOVERS.stream().anyMatch(role -> request.isUserInRole(role.name())));
        model.addAttribute("tomorrow", today.plusDays(1));
        model.addAttribute("farthest", today.plusYears(FurtherInstant.MOST_YEARS));
        model.addAttribute(
                "moves", moves.last(MOVES_SHOWN).stream().map(Move::of).toList());
        model.addAttribute(
                "due", movement.fallingDue(DUE_SHOWN).stream().map(Due::of).toList());
        movement.progress().ifPresent(progress -> {
            model.addAttribute("progress", Progress.of(progress));
            response.setHeader("Refresh", LOOKS_AGAIN_AFTER_SECONDS);
        });
        return "desk/clock";
    }

    /** @param pas an ISO 8601 amount, {@code jour} for the day in {@code jusqu}, or {@code echeance} for the next thing due */
    @PostMapping
    String move(
            @RequestParam String pas,
            @RequestParam(defaultValue = "") String jusqu,
            Actor actor,
            RedirectAttributes answer)
            throws InterruptedException {
        requireDemonstration();
        try {
            var done = begun(pas, jusqu, actor.username()).get(SECONDS_WAITED, TimeUnit.SECONDS);
            answer.addFlashAttribute("done", Move.of(done));
        } catch (Refusal refusal) {
            answer.addFlashAttribute("refusal", sentences.inFrench(refusal));
        } catch (DateTimeParseException unreadable) {
            answer.addFlashAttribute("refusal", "Indiquez le jour jusqu'auquel l'horloge avance.");
        } catch (TimeoutException onItsWay) {
            return "redirect:/bureau/horloge";
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The clock could not be moved", failed.getCause());
        }
        return "redirect:/bureau/horloge";
    }

    private CompletableFuture<ClockMove> begun(String step, String day, String who) {
        return switch (step) {
            case "echeance" -> movement.moveToNextDue(who);
            case "jour" -> movement.moveTo(FurtherInstant.on(LocalDate.parse(day), clock), who);
            default -> movement.moveTo(FurtherInstant.after(step, clock), who);
        };
    }

    private void requireDemonstration() {
        if (!movement.isMovable()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** What has happened on the way: 12 étapes exécutées, 1 échec, 3 courriers écrits. */
    private static String summary(int executed, int failed, int notices) {
        return counted(executed, "étape exécutée", "étapes exécutées") + ", " + counted(failed, "échec", "échecs")
                + ", " + counted(notices, "courrier écrit", "courriers écrits");
    }

    private static String counted(int number, String one, String several) {
        return number + " " + (number < 2 ? one : several);
    }

    private static String dayAndTime(Instant instant) {
        return FrenchMoment.toTheMinute(instant);
    }

    /** A move as it is read; {@code reached} says where it was broken off, if it was. */
    record Move(
            String movedBy,
            String from,
            String to,
            String reached,
            boolean finished,
            @Nullable String stoppedBecause,
            int jobsExecuted,
            int jobsFailed,
            int notices) {

        public String summary() {
            return ClockPages.summary(jobsExecuted, jobsFailed, notices);
        }

        static Move of(ClockMove move) {
            return new Move(
                    move.movedBy(),
                    dayAndTime(move.from()),
                    dayAndTime(move.to()),
                    dayAndTime(move.reached()),
                    move.finished(),
                    move.stoppedBecause(),
                    move.jobsExecuted(),
                    move.jobsFailed(),
                    move.notices());
        }
    }

    record Progress(String to, String now, String summary) {

        static Progress of(ClockProgress progress) {
            return new Progress(
                    dayAndTime(progress.to()),
                    dayAndTime(progress.now()),
                    ClockPages.summary(progress.jobsExecuted(), progress.jobsFailed(), progress.notices()));
        }
    }

    record Due(String at, String process, String businessKey, String element) {

        static Due of(FallingDue due) {
            return new Due(dayAndTime(due.at()), due.process(), due.businessKey(), due.element());
        }
    }
}
