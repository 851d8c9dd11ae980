package fr.allset.tacite.desk;

import fr.allset.tacite.failure.FailureInquiry;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.lifecycle.SetupInquiry;
import fr.allset.tacite.lifecycle.SubscriptionInquiry;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.time.ContractTime;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** Each subscription's life on one page, the list of them, and the way there from whatever number a process is about. */
@Controller
class SubscriptionPages {

    private static final int ON_A_PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;

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
    private final SetupInquiry setups;
    private final FailureInquiry failures;
    private final Clock clock;

    SubscriptionPages(SubscriptionInquiry lives, SetupInquiry setups, FailureInquiry failures, Clock clock) {
        this.lives = lives;
        this.setups = setups;
        this.failures = failures;
        this.clock = clock;
    }

    /** @param page counted from 1, as it is read */
    @GetMapping("/bureau/abonnements")
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            Model model) {
        var found = lives.page(
                new SubscriptionFilter(Optional.empty(), recherche),
                Math.min(Math.max(page, 1), LAST_PAGE) - 1,
                ON_A_PAGE);
        model.addAttribute("found", found);
        model.addAttribute("lives", found.entries().stream().map(LifeRow::of).toList());
        model.addAttribute("search", recherche);
        model.addAttribute(
                "setups",
                page > 1 || !recherche.isBlank()
                        ? List.of()
                        : setups.open().stream().map(SetupText.Line::of).toList());
        return "desk/subscriptions";
    }

    @GetMapping("/bureau/abonnements/{number}")
    String one(@PathVariable String number, Actor actor, HttpServletRequest request, Model model) {
        try {
            model.addAttribute("life", LifeText.of(lives.find(number, actor)));
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
        addDoors(request, model);
        return "desk/subscription";
    }

    /** What comes before a life: the set-up. */
    @GetMapping("/bureau/mises-en-service/{number}")
    String setup(@PathVariable String number, Actor actor, HttpServletRequest request, Model model) {
        try {
            model.addAttribute("setup", SetupText.of(setups.find(number, actor), ContractTime.today(clock)));
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
        addDoors(request, model);
        return "desk/setup";
    }

    /** Account managers may enter Tasklist, process owners Cockpit. */
    private static void addDoors(HttpServletRequest request, Model model) {
        model.addAttribute("mayOpenTasks", request.isUserInRole(Role.ACCOUNT_MANAGER.name()));
        model.addAttribute("mayOpenCockpit", request.isUserInRole(Role.PROCESS_OWNER.name()));
    }

    /** The page that tells about a business key of Cockpit. */
    @GetMapping("/bureau/dossiers/{businessKey}")
    RedirectView dossier(@PathVariable String businessKey) {
        return lives.subscriptionOf(businessKey)
                .map(number -> to("/bureau/abonnements/{number}", number))
                .or(() -> matching(LETTER, businessKey).map(id -> to("/bureau/courriers/{id}", id)))
                .or(() -> matching(MONTH, businessKey).map(month -> to("/bureau/frais?mois={month}", month)))
                .or(() -> matching(SETUP, businessKey).map(setup -> to("/bureau/mises-en-service/{number}", setup)))
                .or(() -> matching(FAILURE, businessKey).map(number -> to("/bureau/defaillances/{number}", number)))
                .or(() -> Optional.ofNullable(
                                failures.failuresOf(List.of(businessKey)).get(businessKey))
                        .map(number -> to("/bureau/defaillances/{number}", number)))
                .or(() -> matching(CREDIT, businessKey).map(number -> to("/bureau/avoirs/{number}", number)))
                .or(() -> matching(MAINTENANCE, businessKey)
                        .map(number -> to("/bureau/courriers?recherche={number}", number)))
                .or(() -> matching(CHANGE, businessKey).map(number -> to("/bureau/evolutions/{number}", number)))
                .or(() -> matching(ACCEPTANCE, businessKey)
                        .map(number -> to("/bureau/courriers?recherche={number}", number)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The page that tells about the business key of a revision of a change. */
    @GetMapping("/bureau/dossiers/{businessKey}/{revision}")
    RedirectView revision(@PathVariable String businessKey, @PathVariable int revision) {
        return matching(CHANGE, businessKey)
                .map(number -> to("/bureau/evolutions/{number}", number))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Optional<String> matching(Pattern pattern, String businessKey) {
        return Optional.of(businessKey).filter(key -> pattern.matcher(key).matches());
    }

    /** Encoded, so that a number from a file leads nowhere else; and within Tacite, whatever it is reached by. */
    private static RedirectView to(String page, String key) {
        var view = new RedirectView(
                UriComponentsBuilder.fromUriString(page)
                        .encode()
                        .buildAndExpand(key)
                        .toUriString(),
                true);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return view;
    }
}
