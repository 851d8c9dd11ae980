package fr.allset.tacite.desk;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.microsoftfeed.ServiceNameAnswer;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.microsoftfeed.ServiceNames.Entry;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What Microsoft calls its services and what that means to the contract (art. 1); whoever of the staff knows it says it here. */
@Controller
@RequestMapping("/bureau/microsoft")
class ServiceNamePages {

    private static final int ON_A_PAGE = 100;

    private final ServiceNames names;
    private final StaffNames staff;
    private final RefusalWording sentences;

    ServiceNamePages(ServiceNames names, StaffNames staff, RefusalWording sentences) {
        this.names = names;
        this.staff = staff;
        this.sentences = sentences;
    }

    /**
     * @param page counted from 1, as it is read
     * @param nom  the name that the form is to be filled with
     */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            @RequestParam(defaultValue = "") String nom,
            Model model) {
        var chosen = chosen(nom);
        model.addAttribute("form", chosen == null ? new Form(nom, Set.of(), false, false) : Form.of(chosen));
        return show(page, recherche, chosen, model);
    }

    private @Nullable Entry chosen(String name) {
        return name.isBlank() ? null : names.find(ServiceNames.key(name)).orElse(null);
    }

    private String show(int page, String search, @Nullable Entry chosen, Model model) {
        var words = ServiceNames.key(search);
        var found = names.all().stream()
                .filter(entry -> entry.key().contains(words))
                .sorted(Comparator.comparing((Entry entry) -> !entry.isUnknown())
                        .thenComparing(Entry::key))
                .toList();
        int pages = Math.max(1, (found.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        int index = Math.min(Math.max(page, 1), pages) - 1;
        var shown =
                found.stream().skip((long) index * ON_A_PAGE).limit(ON_A_PAGE).toList();
        var history = chosen == null ? List.<ServiceNames.Statement>of() : names.history(chosen.key());
        var people = staff.of(Stream.concat(
                        shown.stream().map(Entry::classifiedBy),
                        history.stream().map(ServiceNames.Statement::by))
                .toList());
        model.addAttribute(
                "names", shown.stream().map(entry -> Row.of(entry, people)).toList());
        model.addAttribute("total", found.size());
        model.addAttribute("unknown", found.stream().filter(Entry::isUnknown).count());
        model.addAttribute("search", search);
        model.addAttribute("page", index);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "history",
                history.stream()
                        .map(statement -> new Said(
                                moment(statement.at()),
                                people.getOrDefault(statement.by(), statement.by()),
                                statement.words()))
                        .toList());
        model.addAttribute(
                "components", Arrays.stream(Component.values()).map(Choice::of).toList());
        return "desk/service-names";
    }

    /** @param composants codes of components */
    @PostMapping("/noms")
    String classify(
            @RequestParam(defaultValue = "") String nom,
            @RequestParam(required = false) @Nullable List<String> composants,
            @RequestParam(defaultValue = "false") boolean suite,
            @RequestParam(defaultValue = "false") boolean aucun,
            Actor actor,
            RedirectAttributes done,
            HttpServletResponse answer,
            Model model) {
        var ticked = composants == null ? List.<String>of() : composants;
        try {
            var said = names.classify(
                    nom, ServiceNameAnswer.of(ServiceNameAnswer.named(ticked), suite, aucun), actor.username());
            done.addFlashAttribute("done", "«\u00a0" + said.name() + "\u00a0» est classé.");
            return "redirect:/bureau/microsoft";
        } catch (Refusal refusal) {
            answer.setStatus(refusal.kind().status());
            model.addAttribute("refusal", sentences.inFrench(refusal));
            model.addAttribute("refused", String.valueOf(refusal.field()));
            model.addAttribute("form", new Form(nom, Set.copyOf(ticked), suite, aucun));
            return show(1, "", chosen(nom), model);
        }
    }

    private static String moment(Instant at) {
        return FrenchMoment.of(at.truncatedTo(ChronoUnit.MINUTES));
    }

    /** What is typed and ticked. */
    record Form(String name, Set<String> components, boolean wholeSuite, boolean none) {

        static Form of(Entry entry) {
            Collection<Component> meant = entry.components() == null ? Set.of() : entry.components();
            boolean all = meant.size() == Component.values().length;
            return new Form(
                    entry.name(),
                    all ? Set.of() : meant.stream().map(Component::name).collect(Collectors.toSet()),
                    all,
                    entry.components() != null && meant.isEmpty());
        }
    }

    record Choice(String code, String name) {

        static Choice of(Component component) {
            return new Choice(component.name(), component.contractName());
        }
    }

    /** A name as it is read. */
    record Row(String key, String name, boolean unknown, String meaning, String by, String at) {

        static Row of(Entry entry, Map<String, String> people) {
            var components = entry.components();
            var by = entry.classifiedBy();
            return new Row(
                    entry.key(),
                    entry.name(),
                    components == null,
                    components == null ? "À classer" : LifeText.capital(ServiceNames.inFrench(components)),
                    by == null ? components == null ? "" : "Fourni avec Tacite" : people.getOrDefault(by, by),
                    entry.classifiedAt() == null ? "" : moment(entry.classifiedAt()));
        }
    }

    record Said(String at, String by, String words) {}
}
