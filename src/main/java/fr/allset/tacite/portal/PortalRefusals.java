package fr.allset.tacite.portal;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** How a client's page says no: with its status, the sentence above the form, and the form as it was sent. */
@Component
class PortalRefusals {

    private final RefusalWording wording;

    PortalRefusals(RefusalWording wording) {
        this.wording = wording;
    }

    /** Puts the sentence above the form. */
    void say(Refusal refusal, HttpServletResponse answer, Model model) {
        answer.setStatus(refusal.kind().status());
        model.addAttribute("refusal", wording.inFrench(refusal));
    }

    /** What is not there, or not the client's, answers alike. */
    static ResponseStatusException notThere(Refusal refusal) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, null, refusal);
    }

    /**
     * Settles something and leads to {@code page}; where it is refused, {@code again} shows the form with the reason.
     *
     * @throws ResponseStatusException when it is not there, or not the client's
     */
    String settled(String page, Runnable settling, HttpServletResponse answer, Model model, Supplier<String> again) {
        try {
            settling.run();
            return "redirect:" + page;
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw notThere(refusal);
            }
            say(refusal, answer, model);
            return again.get();
        }
    }

    /**
     * As {@link #settled}, of what ends something: only with the box that says that its consequence was read.
     *
     * @param box    empty when it was not ticked
     * @param missed the sentence that asks for it
     */
    String confirmed(
            String box,
            String missed,
            String page,
            Runnable settling,
            HttpServletResponse answer,
            Model model,
            Supplier<String> again) {
        if (box.isBlank()) {
            answer.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", Said.of(missed, Map.of()));
            return again.get();
        }
        return settled(page, settling, answer, model, again);
    }
}
