package fr.allset.tacite.desk;

import fr.allset.tacite.failure.FailureInquiry;
import fr.allset.tacite.identity.LinkRule;
import fr.allset.tacite.lifecycle.SubscriptionInquiry;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** The way to the page of whatever number a process, a letter or a decision is about. */
@Controller
class DossierPages implements LinkRule {

    private static final String PREFIX = "/bureau/dossiers/";

    /** The business key of a letter's process: the letter's id. */
    private static final Pattern LETTER = Pattern.compile("\\d{1,18}");
    /** That of the charges of a month. */
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    /** That of a set-up. */
    private static final Pattern SETUP = Pattern.compile("MS-\\d{4}-\\d{6}");

    /** That of an acceptance asked for outside of a set-up: its letters tell of it. */
    private static final Pattern ACCEPTANCE = Pattern.compile("AD-\\d{4}-\\d{6}");

    /** That of a failure. */
    private static final Pattern FAILURE = Pattern.compile("DF-\\d{4}-\\d{6,}");
    /** That of a request of a credit, or of a note that is to be corrected. */
    private static final Pattern CREDIT = Pattern.compile("(DA|AV)-\\d{4}-\\d{6,}");
    /** Planned maintenance: its letters tell of it. */
    private static final Pattern MAINTENANCE = Pattern.compile("MP-\\d{4}-\\d{6,}");

    /** That of a change of Microsoft's; its revisions have further ones, {@code EV-2026-000001/2}. */
    private static final Pattern CHANGE = Pattern.compile("EV-\\d{4}-\\d{6,}");

    private final SubscriptionInquiry lives;
    private final FailureInquiry failures;

    DossierPages(SubscriptionInquiry lives, FailureInquiry failures) {
        this.lives = lives;
        this.failures = failures;
    }

    /** The page that tells about a business key of Cockpit. */
    @GetMapping(PREFIX + "{businessKey}")
    RedirectView dossier(@PathVariable String businessKey) {
        return to(target(businessKey).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean isOffered(String businessKey, Predicate<String> mayOpen) {
        return target(businessKey).filter(mayOpen).isPresent();
    }

    /** Also of the business key of a revision of a change. */
    private Optional<String> target(String businessKey) {
        int slash = businessKey.indexOf('/');
        if (slash > 0) {
            return matching(CHANGE, businessKey.substring(0, slash))
                    .map(number -> page("/bureau/evolutions/{number}", number));
        }
        return lives.subscriptionOf(businessKey)
                .map(number -> page("/bureau/abonnements/{number}", number))
                .or(() -> matching(LETTER, businessKey).map(id -> page("/bureau/courriers/{id}", id)))
                .or(() -> matching(MONTH, businessKey).map(month -> page("/bureau/frais?mois={month}", month)))
                .or(() -> matching(SETUP, businessKey).map(setup -> page("/bureau/mises-en-service/{number}", setup)))
                .or(() -> matching(FAILURE, businessKey).map(number -> page("/bureau/defaillances/{number}", number)))
                .or(() -> Optional.ofNullable(
                                failures.failuresOf(List.of(businessKey)).get(businessKey))
                        .map(number -> page("/bureau/defaillances/{number}", number)))
                .or(() -> matching(CREDIT, businessKey).map(number -> page("/bureau/avoirs/{number}", number)))
                .or(() -> matching(MAINTENANCE, businessKey)
                        .map(number -> page("/bureau/courriers?recherche={number}", number)))
                .or(() -> matching(CHANGE, businessKey).map(number -> page("/bureau/evolutions/{number}", number)))
                .or(() -> matching(ACCEPTANCE, businessKey)
                        .map(number -> page("/bureau/courriers?recherche={number}", number)));
    }

    /** The page that tells about the business key of a revision of a change. */
    @GetMapping(PREFIX + "{businessKey}/{revision}")
    RedirectView revision(@PathVariable String businessKey, @PathVariable int revision) {
        return to(target(businessKey + "/" + revision)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static Optional<String> matching(Pattern pattern, String businessKey) {
        return Optional.of(businessKey).filter(key -> pattern.matcher(key).matches());
    }

    /** Encoded, so that a number from a file leads nowhere else. */
    private static String page(String page, String key) {
        return UriComponentsBuilder.fromUriString(page)
                .encode()
                .buildAndExpand(key)
                .toUriString();
    }

    /** Within Tacite, whatever it is reached by. */
    private static RedirectView to(String page) {
        var view = new RedirectView(page, true);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return view;
    }
}
