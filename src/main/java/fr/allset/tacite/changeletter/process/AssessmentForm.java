package fr.allset.tacite.changeletter.process;

import static fr.allset.tacite.changeletter.process.MicrosoftChangeProcess.BOXES;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.AssessmentDays;
import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.ProposedAssessment;
import fr.allset.tacite.change.ProposedAssessment.Earlier;
import fr.allset.tacite.change.WasNow;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.relevance.RelevanceLine.Category;
import fr.allset.tacite.relevance.RelevanceLine.Severity;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.text.HtmlText;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** What whoever assesses a text of Microsoft's sees on the form, and what is proposed; written from the file. */
@org.springframework.stereotype.Component
class AssessmentForm {

    /** What a text variable of the engine holds, in characters. */
    private static final int LONGEST_TEXT = 4000;

    private static final int LONGEST_CELL = 1000;
    private static final int LONGEST_EARLIER = 600;

    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;
    private final Announcements announcements;
    private final ServiceNames names;
    private final FormRows rows;
    private final Clock clock;

    AssessmentForm(
            ChangeHandling changeHandling,
            ChangeCommunication notices,
            Announcements announcements,
            ServiceNames names,
            FormRows rows,
            Clock clock) {
        this.changeHandling = changeHandling;
        this.notices = notices;
        this.announcements = announcements;
        this.names = names;
        this.rows = rows;
        this.clock = clock;
    }

    /** Everything, with what is proposed. */
    void write(DelegateExecution execution) {
        var revision = changeHandling.revision(
                MicrosoftChangeProcess.change(execution), MicrosoftChangeProcess.revision(execution));
        var text = changeHandling.text(revision).text();
        var today = ContractTime.today(clock);
        var named = names.meaningOf(text.services());
        var earlier = earlier(revision);
        var proposed = ProposedAssessment.of(
                text,
                revision.withdrawn(),
                named.components(),
                earlier.map(held -> new Earlier(
                                held.stated(),
                                changeHandling
                                        .text(changeHandling.revision(held.change(), held.revision()))
                                        .text()))
                        .orElse(null),
                today);
        execution.setVariables(microsofts(revision, text));
        execution.setVariables(compared(revision, text));
        execution.setVariables(offered(proposed));
        execution.setVariables(reach(revision, text, proposed.components(), proposed.effectiveOn()));
        execution.setVariable(
                MicrosoftChangeProcess.EARLIER_TEXT,
                earlier.map(AssessmentForm::inWords).orElse(""));
        execution.setVariable(MicrosoftChangeProcess.SENT_BACK_TEXT, "");
        execution.setVariable(MicrosoftChangeProcess.REFUSAL, "");
        execution.setVariable(
                MicrosoftChangeProcess.ASSESSMENT_DUE_AT,
                Date.from(AssessmentDays.assessedUntil(today, dayOf(text.actionBy()))));
    }

    /**
     * What the form of a revision shows once a name is classified; none when its text does not name it. The boxes of the components that
     * it means are ticked, and none is taken away.
     */
    Optional<Map<String, Object>> classified(String businessKey, String name) {
        var revision = changeHandling.revision(
                MicrosoftChangeProcess.change(businessKey), MicrosoftChangeProcess.revision(businessKey));
        var text = changeHandling.text(revision).text();
        var meant = text.services().stream()
                .filter(service -> ServiceNames.key(service).equals(name))
                .toList();
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        var shown = new LinkedHashMap<>(
                reach(revision, text, names.meaningOf(text.services()).components(), dayOf(text.actionBy())));
        names.meaningOf(meant).components().forEach(component -> shown.put(BOXES.get(component), true));
        return Optional.of(shown);
    }

    /** The last thing that was stated about the change. */
    private Optional<Assessment> earlier(ChangeRevision revision) {
        return changeHandling.assessments(revision.change()).stream()
                .filter(held -> held.revision() < revision.revision())
                .max(Comparator.comparingLong(Assessment::id));
    }

    private static String inWords(Assessment held) {
        var stated = held.stated();
        return "Révision " + held.revision() + ", évaluée le " + FrenchMoment.of(held.assessedAt()) + " par "
                + held.assessedBy() + "\u00a0: "
                + (stated.french() == null
                        ? "sans information des clients ("
                                + PlainText.line(String.valueOf(stated.reason()), LONGEST_EARLIER) + ")"
                        : "clients informés, «\u00a0" + stated.french().subject() + "\u00a0»")
                + (stated.actionBy() == null ? "" : ", à faire au plus tard le " + FrenchDay.of(stated.actionBy()))
                + ".";
    }

    // ---- what Microsoft says

    private Map<String, Object> microsofts(ChangeRevision revision, Announcement text) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put(MicrosoftChangeProcess.CHANGE_NUMBER, revision.change());
        shown.put(MicrosoftChangeProcess.REVISION_NUMBER, revision.revision());
        shown.put(MicrosoftChangeProcess.BECAUSE_TEXT, revision.because());
        shown.put(MicrosoftChangeProcess.MESSAGE_TITLE, text.title());
        shown.put(MicrosoftChangeProcess.MESSAGE_TEXT, PlainText.shortened(plain(text), LONGEST_TEXT));
        var facts = new ArrayList<Map<String, String>>();
        fact(facts, "Message de Microsoft", text.id());
        fact(
                facts,
                "Catégorie",
                Category.of(text.category()).map(Category::label).orElse(text.category()));
        fact(facts, "Gravité", Severity.of(text.severity()).map(Severity::label).orElse(text.severity()));
        fact(
                facts,
                "Évolution majeure",
                text.major() == null ? "Microsoft ne le dit pas" : text.isMajor() ? "oui" : "non");
        fact(facts, "Etiquettes", String.join(", ", text.tags()));
        fact(facts, "Date limite d'action", day(text.actionBy()));
        fact(facts, "Début de publication", day(text.startsAt()));
        fact(facts, "Fin de publication", day(text.endsAt()));
        fact(
                facts,
                "Affiché par",
                String.join(", ", changeHandling.tenantsShowing(revision.change(), revision.revision())));
        shown.put(MicrosoftChangeProcess.FACTS, rows.of(facts));
        return shown;
    }

    private static String plain(Announcement text) {
        return text.bodyType().equals("html") ? HtmlText.of(text.body()) : PlainText.lines(text.body());
    }

    private static void fact(List<Map<String, String>> facts, String item, String value) {
        facts.add(Map.of(
                MicrosoftChangeProcess.ITEM,
                item,
                MicrosoftChangeProcess.VALUE,
                PlainText.shortened(value.isEmpty() ? "—" : value, LONGEST_CELL)));
    }

    private static @Nullable LocalDate dayOf(@Nullable Instant moment) {
        return moment == null ? null : ChangeFacts.dayOf(moment);
    }

    private static String day(@Nullable Instant moment) {
        return moment == null ? "aucune" : FrenchDay.of(ChangeFacts.dayOf(moment));
    }

    // ---- was, and is now

    /** Compared with what customers were told of last, or else with the version before it. */
    private Map<String, Object> compared(ChangeRevision revision, Announcement text) {
        var told = changeHandling.lastTold(revision.change(), revision.revision());
        var before = told.map(changeHandling::text)
                .or(() -> announcements.find(revision.tenant(), revision.messageId(), revision.messageVersion() - 1));
        var compared = told.map(earlier ->
                        "Par rapport à la révision " + earlier.revision() + ", dont des clients ont été informés.")
                .orElse(
                        before.isPresent()
                                ? "Par rapport à la version précédente du message, dont aucun client n'a été informé."
                                : "");
        var comparison =
                before.map(version -> differences(version.text(), text)).orElse(List.of());
        return Map.of(
                MicrosoftChangeProcess.COMPARED_TEXT, compared, MicrosoftChangeProcess.COMPARISON, rows.of(comparison));
    }

    private static List<Map<String, String>> differences(Announcement was, Announcement now) {
        var moved = WasNow.of(was, now);
        var differences = new ArrayList<Map<String, String>>();
        moved.dates().forEach(day -> difference(differences, day.day().label(), day(day.was()), day(day.now())));
        if (moved.title()) {
            difference(differences, "titre", was.title(), now.title());
        }
        if (moved.services()) {
            difference(differences, "services", String.join(", ", was.services()), String.join(", ", now.services()));
        }
        if (moved.major()) {
            difference(differences, "évolution majeure", was.isMajor() ? "oui" : "non", now.isMajor() ? "oui" : "non");
        }
        if (moved.body()) {
            difference(
                    differences,
                    "texte",
                    was.body().length() + " caractères",
                    now.body().length() + " caractères, modifié");
        }
        return differences;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "aucune" : FrenchDay.of(day);
    }

    private static void difference(List<Map<String, String>> differences, String item, String was, String now) {
        differences.add(Map.of(
                MicrosoftChangeProcess.ITEM,
                item,
                MicrosoftChangeProcess.WAS,
                PlainText.shortened(was, LONGEST_CELL),
                MicrosoftChangeProcess.NOW,
                PlainText.shortened(now, LONGEST_CELL)));
    }

    // ---- whom it would concern

    private Map<String, Object> reach(
            ChangeRevision revision, Announcement text, Set<Component> components, @Nullable LocalDate effectiveOn) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put(
                MicrosoftChangeProcess.SERVICES_UNKNOWN,
                !names.meaningOf(text.services()).unknown().isEmpty());
        shown.put(
                MicrosoftChangeProcess.SERVICES,
                rows.of(text.services().stream()
                        .map(service -> Map.of(
                                MicrosoftChangeProcess.ITEM, service, MicrosoftChangeProcess.VALUE, meaning(service)))
                        .toList()));
        var reach = new ArrayList<Map<String, String>>();
        for (var component : Component.values()) {
            reach.add(reach(
                    revision,
                    component.contractName() + (components.contains(component) ? " (proposé)" : ""),
                    EnumSet.of(component),
                    effectiveOn));
        }
        reach.add(reach(revision, "Ensemble de ce qui est proposé", components, effectiveOn));
        shown.put(MicrosoftChangeProcess.REACH, rows.of(reach));
        shown.put(
                MicrosoftChangeProcess.ENGLISH_NEEDED,
                !components.isEmpty()
                        && notices.isEnglishNeeded(revision.change(), revision.revision(), components, effectiveOn));
        return shown;
    }

    private String meaning(String service) {
        var meaning = names.meaningOf(List.of(service));
        return !meaning.unknown().isEmpty()
                ? "à classer, voir la tâche"
                : meaning.components().isEmpty()
                        ? "hors contrat"
                        : meaning.components().stream()
                                .sorted()
                                .map(Component::contractName)
                                .collect(Collectors.joining(", "));
    }

    private Map<String, String> reach(
            ChangeRevision revision, String item, Set<Component> components, @Nullable LocalDate effectiveOn) {
        return Map.of(
                MicrosoftChangeProcess.ITEM,
                item,
                MicrosoftChangeProcess.VALUE,
                changeHandling
                        .reach(revision.change(), revision.revision(), components, effectiveOn)
                        .inFrench());
    }

    // ---- what is proposed

    private static Map<String, Object> offered(ProposedAssessment proposed) {
        var offered = new LinkedHashMap<String, Object>();
        BOXES.forEach((component, box) -> offered.put(box, proposed.components().contains(component)));
        words(
                offered,
                proposed.french(),
                MicrosoftChangeProcess.SUBJECT,
                MicrosoftChangeProcess.MEANING,
                MicrosoftChangeProcess.TO_DO);
        words(
                offered,
                proposed.english(),
                MicrosoftChangeProcess.SUBJECT_EN,
                MicrosoftChangeProcess.MEANING_EN,
                MicrosoftChangeProcess.TO_DO_EN);
        offered.put(MicrosoftChangeProcess.EFFECTIVE_ON, iso(proposed.effectiveOn()));
        offered.put(MicrosoftChangeProcess.ACTION_BY, iso(proposed.actionBy()));
        offered.put(MicrosoftChangeProcess.CANCELLED, proposed.cancelled());
        offered.put(MicrosoftChangeProcess.URGENT, proposed.urgent());
        return offered;
    }

    private static void words(
            Map<String, Object> offered, @Nullable Words words, String subject, String meaning, String toDo) {
        offered.put(subject, words == null ? null : words.subject());
        offered.put(meaning, words == null ? null : words.meaning());
        offered.put(toDo, words == null ? null : words.toDo());
    }

    private static @Nullable String iso(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
