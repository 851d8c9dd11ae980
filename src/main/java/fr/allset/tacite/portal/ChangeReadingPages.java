package fr.allset.tacite.portal;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.ChangePreference;
import fr.allset.tacite.changeletter.Rhythm;
import fr.allset.tacite.changeregister.ChangeProofInquiry;
import fr.allset.tacite.changeregister.ProofText;
import fr.allset.tacite.changeregister.ProvenChange;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client reads Microsoft's changes, says that it knows, and how it wants to be told (art. 1). */
@Controller
@RequestMapping("/espace/evolutions")
class ChangeReadingPages {

    private final ChangeFollowing following;
    private final ChangeCommunication answers;
    private final ChangeProofInquiry proofs;
    private final PortalRefusals refusals;

    ChangeReadingPages(
            ChangeFollowing following,
            ChangeCommunication answers,
            ChangeProofInquiry proofs,
            PortalRefusals refusals) {
        this.following = following;
        this.answers = answers;
        this.proofs = proofs;
        this.refusals = refusals;
    }

    @GetMapping
    String list(Actor actor, Model model) {
        model.addAttribute("changes", following.all(actor));
        try {
            model.addAttribute("preference", answers.preferenceOf(customer(actor), actor));
            model.addAttribute("rhythms", Rhythm.values());
        } catch (Refusal unknown) {
            // a client without a customer has nothing to be told
        }
        return "portal/changes";
    }

    /** @param rythme one of {@link Rhythm} */
    @PostMapping("/rythme")
    String prefer(
            @RequestParam(defaultValue = "") String rythme,
            @RequestParam(defaultValue = "") String langue,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        return refusals.settled(
                "/espace/evolutions",
                () -> answers.prefer(customer(actor), new ChangePreference(rhythm(rythme), langue), actor),
                answer,
                model,
                () -> list(actor, model));
    }

    private static Rhythm rhythm(String name) {
        return Arrays.stream(Rhythm.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable("unknown-rhythm", "rythme", name));
    }

    @GetMapping("/{number}")
    String one(@PathVariable String number, Actor actor, Model model) {
        try {
            model.addAttribute("change", following.one(number, actor));
        } catch (Refusal unknown) {
            throw PortalRefusals.notThere(unknown);
        }
        return "portal/change";
    }

    /** @param message what the client adds, if anything */
    @PostMapping("/{number}/revisions/{revision}/reponse")
    String acknowledge(
            @PathVariable String number,
            @PathVariable int revision,
            @RequestParam(defaultValue = "") String message,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        model.addAttribute("message", message);
        return refusals.settled(
                "/espace/evolutions/" + number,
                () -> answers.acknowledge(number, revision, null, message, actor),
                answer,
                model,
                () -> one(number, actor, model));
    }

    /** For paper: all of it stands in the page. */
    @GetMapping("/{number}/preuve")
    String proof(@PathVariable String number, Actor actor, Model model) {
        model.addAttribute("proof", ProofText.of(proven(number, actor)));
        model.addAttribute("page", "/espace/evolutions/" + number);
        model.addAttribute("file", "/espace/evolutions/" + number + "/preuve.json");
        return "proof";
    }

    /** For programs, and for whoever verifies its SHA-256. */
    @GetMapping("/{number}/preuve.json")
    ResponseEntity<String> proofFile(@PathVariable String number, Actor actor) {
        var proven = proven(number, actor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("preuve-" + proven.document().change() + "-"
                                        + proven.sha256().substring(0, 12) + ".json")
                                .build()
                                .toString())
                .body(proven.file());
    }

    private ProvenChange proven(String number, Actor actor) {
        try {
            return proofs.of(number, customer(actor), actor);
        } catch (Refusal unknown) {
            throw PortalRefusals.notThere(unknown);
        }
    }

    private static String customer(Actor actor) {
        return actor.customerNumber().orElse("");
    }
}
