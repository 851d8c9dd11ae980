package fr.allset.tacite.changeletter.web;

import fr.allset.tacite.changeletter.Acknowledgement;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.ChangePreference;
import fr.allset.tacite.changeletter.Rhythm;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What comes back from customers: that they have read a letter, and how they want to be told. */
@RestController
class ChangeAnswerController {

    private static final String ANSWERS = "hasAnyRole('ACCOUNT_MANAGER', 'CLIENT')";

    private final ChangeCommunication notices;

    ChangeAnswerController(ChangeCommunication notices) {
        this.notices = notices;
    }

    @PostMapping("/api/changes/{number}/revisions/{revision}/acknowledgement")
    @PreAuthorize(ANSWERS)
    @Operation(
            summary = "Acknowledge the letter about a revision of a change",
            description =
                    "A client for itself; an account manager names the"
                            + " customer that has told it. The first answer holds. An answer to one revision says nothing of a later one.")
    Answer acknowledge(
            @PathVariable String number,
            @PathVariable int revision,
            @RequestBody @Valid Acknowledging body,
            Actor actor) {
        notices.acknowledge(number, revision, body.customer(), body.words(), actor);
        var customer = actor.customerNumber().orElseGet(() -> Objects.requireNonNull(body.customer()));
        return Answer.of(
                number,
                revision,
                customer,
                Objects.requireNonNull(
                        notices.find(number, revision, customer).orElseThrow().acknowledgement()));
    }

    @GetMapping("/api/change-preferences/{*customer}")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'PROCESS_OWNER', 'CLIENT')")
    @Operation(summary = "How a customer is told of what is not urgent, and in which language")
    Preference preference(@PathVariable String customer, Actor actor) {
        return Preference.of(notices.preferenceOf(customer.substring(1), actor));
    }

    @PutMapping("/api/change-preferences/{*customer}")
    @PreAuthorize(ANSWERS)
    @Operation(
            summary = "Say how a customer is told of what is not urgent, and in which language",
            description = "The rhythm is at_once, weekly"
                    + " or monthly; the language fr or en. What is urgent is told at once whatever the rhythm.")
    Preference prefer(@PathVariable String customer, @RequestBody @Valid Preference body, Actor actor) {
        notices.prefer(customer.substring(1), body.preference(), actor);
        return Preference.of(notices.preferenceOf(customer.substring(1), actor));
    }

    /**
     * @param words    what it says, if anything
     * @param customer whose answer an account manager records; a client leaves it out, or names itself
     */
    record Acknowledging(
            @Nullable @Size(max = 4000) String words,
            @Nullable @Size(max = 40) String customer) {}

    /** @param through {@code online}, {@code mail} or {@code staff}: the first answer, which holds */
    @Schema(name = "Acknowledgement")
    record Answer(
            String change,
            int revision,
            String customer,
            Instant acknowledgedAt,
            String through,
            String by,
            @Nullable String words) {

        static Answer of(String change, int revision, String customer, Acknowledgement answer) {
            return new Answer(
                    change,
                    revision,
                    customer,
                    answer.at(),
                    answer.through().name().toLowerCase(Locale.ROOT),
                    answer.by(),
                    answer.words());
        }
    }

    record Preference(
            @NotBlank @Size(max = 20) String rhythm,
            @NotBlank @Size(max = 20) String language) {

        static Preference of(ChangePreference preference) {
            return new Preference(preference.rhythm().name().toLowerCase(Locale.ROOT), preference.language());
        }

        ChangePreference preference() {
            return new ChangePreference(
                    Arrays.stream(Rhythm.values())
                            .filter(known ->
                                    known.name().toLowerCase(Locale.ROOT).equals(rhythm))
                            .findFirst()
                            .orElseThrow(() -> Refusal.unreadable("unknown-rhythm", "rhythm", rhythm)),
                    language);
        }
    }
}
