package fr.allset.tacite.relevance.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.relevance.RelevanceChange;
import fr.allset.tacite.relevance.RelevanceRequest;
import fr.allset.tacite.relevance.RelevanceRequest.Line;
import fr.allset.tacite.relevance.RelevanceTable;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/change-relevance")
class RelevanceController {

    private final RelevanceTable table;

    RelevanceController(RelevanceTable table) {
        this.table = table;
    }

    @GetMapping
    @Operation(
            summary =
                    "Which announcements of Microsoft are assessed and which are filed: the lines in force, and who has changed them",
            description = "The first line that fits decides; a condition that is left out holds of any announcement.")
    View read() {
        return view();
    }

    @PutMapping
    @Operation(
            summary = "Put other lines in force",
            description =
                    "version: the one that they were written on; 409 when it is not in force any more. A major change that is still to"
                            + " come and what follows on a message that is followed are always assessed (art. 1).")
    View put(@RequestBody @Valid Body body, Actor actor) {
        table.change(new RelevanceRequest(body.version(), body.reason(), body.lines()), actor.username());
        return view();
    }

    private View view() {
        var inForce = table.inForce();
        return new View(
                inForce.number(),
                inForce.deployedAt(),
                inForce.ofTacite(),
                RelevanceRequest.typed(inForce.lines()),
                table.changes());
    }

    record Body(
            @NotNull Integer version,
            @Nullable String reason,
            @NotNull List<@NotNull Line> lines) {}

    /** @param ofTacite it came with Tacite, and nobody has changed it since */
    record View(int version, Instant deployedAt, boolean ofTacite, List<Line> lines, List<RelevanceChange> changes) {}
}
