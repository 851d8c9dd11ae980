package fr.allset.tacite.portal;

import fr.allset.tacite.billing.ChargesCsv;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.setup.DocumentAcceptance;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The client finds what it is asked to accept and all that is on record (art. 1, 5 and 6), opens it and keeps it. */
@Controller
@RequestMapping("/espace/documents")
class DocumentPages {

    private static final int LAST_PAGE = 100_000;
    private static final MediaType PLAIN_TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final DocumentFollowing following;
    private final DocumentAcceptance acceptance;
    private final OnlineAcceptance answering;
    private final CreditFollowing credits;
    private final CreditHandling noted;
    private final Notices notices;
    private final ChargesCsv csv;
    private final PortalRefusals refusals;

    DocumentPages(
            DocumentFollowing following,
            DocumentAcceptance acceptance,
            OnlineAcceptance answering,
            CreditFollowing credits,
            CreditHandling noted,
            Notices notices,
            ChargesCsv csv,
            PortalRefusals refusals) {
        this.following = following;
        this.acceptance = acceptance;
        this.answering = answering;
        this.credits = credits;
        this.noted = noted;
        this.notices = notices;
        this.csv = csv;
        this.refusals = refusals;
    }

    // ---- the lists

    @GetMapping
    String list(Actor actor, Model model) {
        model.addAttribute("awaited", following.awaited(actor));
        model.addAttribute("accepted", following.accepted(actor));
        return "portal/documents";
    }

    /** @param page counted from 1, as it is read */
    @GetMapping("/devis")
    String quotes(@RequestParam(defaultValue = "1") int page, Actor actor, Model model) {
        var quotes = following.quotes(actor, index(page));
        model.addAttribute("quotes", quotes);
        return paged("quotes", page, quotes.size() == DocumentFollowing.ON_A_PAGE, model);
    }

    /** @param page counted from 1, as it is read */
    @GetMapping("/courriers")
    String letters(@RequestParam(defaultValue = "1") int page, Actor actor, Model model) {
        var found = following.letters(actor, index(page));
        model.addAttribute("letters", found.entries());
        return paged("letters", page, found.page() < found.lastPage(), model);
    }

    /** The document of a note, byte for byte as it was issued. */
    @GetMapping("/avoirs/{number}")
    ResponseEntity<String> note(@PathVariable String number, Actor actor) {
        try {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_DISPOSITION, attachment(number + ".json"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(noted.findNote(number, actor).document());
        } catch (Refusal unknown) {
            throw PortalRefusals.notThere(unknown);
        }
    }

    @GetMapping("/avoirs")
    String notes(Actor actor, Model model) {
        model.addAttribute("notes", credits.notes(actor));
        return "portal/document-notes";
    }

    /** @param page counted from 1, as it is read */
    @GetMapping("/frais")
    String charges(@RequestParam(defaultValue = "1") int page, Actor actor, Model model) {
        var charges = following.charges(actor, index(page), DocumentFollowing.ON_A_PAGE);
        model.addAttribute("charges", charges);
        return paged("charges", page, charges.size() == DocumentFollowing.ON_A_PAGE, model);
    }

    private static String paged(String what, int page, boolean more, Model model) {
        model.addAttribute("page", index(page) + 1);
        model.addAttribute("more", more);
        return "portal/document-" + what;
    }

    private static int index(int page) {
        return Math.min(Math.max(page, 1), LAST_PAGE) - 1;
    }

    /** All charges of the client, as a spreadsheet opens them. */
    @GetMapping("/frais.csv")
    void chargesFile(Actor actor, HttpServletResponse answer) throws IOException {
        var filter = DocumentFollowing.own(actor);
        answer.setContentType(ChargesCsv.MEDIA_TYPE);
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(ChargesCsv.fileName(filter)));
        csv.write(filter, answer.getOutputStream());
    }

    // ---- to accept

    @GetMapping("/{number}")
    String file(@PathVariable String number, Actor actor, Model model) {
        try {
            model.addAttribute("file", AcceptanceText.of(acceptance.find(number, actor)));
        } catch (Refusal unknown) {
            throw PortalRefusals.notThere(unknown);
        }
        return "portal/acceptance";
    }

    /**
     * @param document the codes of those that are answered
     * @param reponse  {@code accepter} or {@code refuser}
     */
    @PostMapping("/{number}/reponse")
    String answer(
            @PathVariable String number,
            @RequestParam(defaultValue = "") List<String> document,
            @RequestParam(defaultValue = "") String reponse,
            @RequestParam(defaultValue = "") String remarque,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        model.addAttribute("chosen", document);
        model.addAttribute("remark", remarque);
        return refusals.settled(
                "/espace/documents/" + number,
                () -> answering.answer(number, document, accepts(reponse), remarque, actor),
                answer,
                model,
                () -> file(number, actor, model));
    }

    static boolean accepts(String answer) {
        return switch (answer) {
            case "accepter" -> true;
            case "refuser" -> false;
            default -> throw Refusal.unprocessable("answer-missing", "reponse");
        };
    }

    /** The text of a document of ours, which is the same for all. */
    @GetMapping("/textes/{code}/{version}")
    ResponseEntity<String> text(@PathVariable String code, @PathVariable String version) {
        return following
                .text(code, version)
                .map(text -> ResponseEntity.ok().contentType(PLAIN_TEXT).body(text))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    // ---- letters

    @GetMapping("/courriers/{id}")
    String letter(@PathVariable long id, Actor actor, Model model) {
        model.addAttribute(
                "letter",
                following.letter(id, actor).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "portal/letter";
    }

    /** The letter to keep. */
    @GetMapping("/courriers/{id}/texte")
    ResponseEntity<String> letterFile(@PathVariable long id, Actor actor) {
        var notice = following
                .own(id, actor)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .notice();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("courrier-" + id + ".txt"))
                .contentType(PLAIN_TEXT)
                .body(notice.subject() + "\n\n" + notice.body());
    }

    /** @param position counted from 1, as the page lists them */
    @GetMapping("/courriers/{id}/pieces-jointes/{position}")
    ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable int position, Actor actor) {
        var attachment = following
                .own(id, actor)
                .flatMap(letter -> notices.attachments(letter.id()).stream()
                        .skip(Math.max(position, 1) - 1L)
                        .findFirst())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(attachment.name()))
                .contentType(MediaType.parseMediaType(attachment.mediaType()))
                .body(attachment.content());
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
