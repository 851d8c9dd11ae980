package fr.allset.tacite.desk;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.change.ChangeEvent;
import fr.allset.tacite.change.CountingDay;
import fr.allset.tacite.change.RevisionStatus;
import fr.allset.tacite.change.WasNow;
import fr.allset.tacite.changeletter.Acknowledgement;
import fr.allset.tacite.changeletter.CustomerDelivery;
import fr.allset.tacite.changeregister.ChangeInquiry;
import fr.allset.tacite.changeregister.ChangeInquiry.Current;
import fr.allset.tacite.changeregister.ChangeInquiry.Dossier;
import fr.allset.tacite.changeregister.ChangeInquiry.Tally;
import fr.allset.tacite.changeregister.ToldCustomer;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.AnnouncementVersion;
import fr.allset.tacite.microsoftfeed.Tenant;
import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.relevance.RelevanceLine.Category;
import fr.allset.tacite.relevance.RelevanceLine.Severity;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.text.SafeHtml;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.Spaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change as its page shows it, in French texts.
 *
 * @param standing where each of its texts that tenants show stands
 * @param tone     the colour beside it
 * @param counts   the day that counts, with what it is
 */
record ChangeText(
        String number,
        String messageId,
        String title,
        List<String> standing,
        String tone,
        String counts,
        List<Fact> microsoft,
        List<RevisionText> revisions,
        List<AssessmentText> assessments,
        List<VersionText> versions,
        List<EventText> diary,
        String moreEvents) {

    private static final String NONE = "–";
    private static final int NAMED = 5;

    record Fact(String name, String value) {}

    /**
     * @param differences what it says otherwise than the one before; empty of the first
     * @param before      the one it is compared with; null of the first
     */
    record RevisionText(
            int number,
            String status,
            String tone,
            String recordedAt,
            String because,
            String shownBy,
            String title,
            @Nullable Integer before,
            List<String> differences,
            String told,
            String tenant,
            int version) {}

    record WordsText(
            String language,
            String subject,
            String meaning,
            @Nullable String toDo) {}

    record AssessmentText(
            int revision,
            String assessed,
            String decision,
            String components,
            String effectiveOn,
            String actionBy,
            List<WordsText> words,
            @Nullable String review) {}

    /** @param became the revision that has its text, or why it was filed */
    record VersionText(
            String tenantId,
            String tenant,
            int version,
            String title,
            String readAt,
            String modifiedAt,
            String hash,
            String length,
            String became) {}

    record EventText(String at, String by, String words) {}

    /** @param markup safe to be written into a page as it is; null when {@code plain} is its text */
    record BodyText(
            String tenant,
            int version,
            String title,
            String readAt,
            @Nullable String markup,
            @Nullable String plain,
            String hash,
            @Nullable String cut) {

        static BodyText of(AnnouncementVersion version, String tenant) {
            boolean html = version.text().bodyType().equals("html");
            return new BodyText(
                    tenant,
                    version.version(),
                    version.text().title(),
                    FrenchMoment.of(version.recordedAt()),
                    html ? SafeHtml.of(version.text().body()) : null,
                    html ? null : PlainText.lines(version.text().body()),
                    version.hash(),
                    version.isWhole()
                            ? null
                            : "Ce texte est coupé" + Spaces.NO_BREAK + ": Tacite en garde les "
                                    + thousands(version.text().body().length()) + " premiers caractères sur "
                                    + thousands(version.bodyLength()) + ". L'empreinte est celle du texte entier.");
        }
    }

    /** A customer that was told. */
    record ToldText(
            String customer,
            String name,
            int revision,
            @Nullable Integer was,
            String way,
            String state,
            String tone,
            String when,
            @Nullable String trouble,
            @Nullable Long letter,
            String subscriptions,
            String answer,
            @Nullable String answerWords) {

        static ToldText of(ToldCustomer told) {
            var notice = told.notice();
            var delivery = told.delivery();
            var answer = notice.acknowledgement();
            return new ToldText(
                    notice.customer(),
                    told.name(),
                    notice.revision(),
                    notice.wasRevision(),
                    (notice.digestDay() == null ? "aussitôt" : "bulletin du " + FrenchDay.inFigures(notice.digestDay()))
                            + (notice.language().equals("en") ? ", en anglais" : ""),
                    told.state().label(),
                    ChangeText.tone(told.state()),
                    when(told),
                    trouble(told),
                    delivery == null ? null : delivery.letter(),
                    numbers(notice.subscriptions()),
                    answer == null ? "pas encore" : ChangeText.answer(answer),
                    answer == null ? null : answer.words());
        }

        private static String when(ToldCustomer told) {
            var delivery = told.delivery();
            return delivery == null
                    ? "inscrite le " + FrenchMoment.of(told.notice().recordedAt())
                    : delivery.sentAt() == null
                            ? "écrit le " + FrenchMoment.of(delivery.recordedAt())
                            : "le " + FrenchMoment.of(delivery.sentAt());
        }

        private static @Nullable String trouble(ToldCustomer told) {
            var delivery = told.delivery();
            return delivery == null
                    ? null
                    : switch (told.state()) {
                        case RETURNED ->
                            "le "
                                    + FrenchMoment.of(Optional.ofNullable(delivery.returnedAt())
                                            .orElseThrow()) + Spaces.NO_BREAK + ": " + delivery.returned();
                        case FAILED ->
                            delivery.abandoned() == null
                                    ? delivery.error()
                                    : "Abandonné" + Spaces.NO_BREAK + ": " + delivery.abandoned();
                        case WAITING, TO_SEND, SENT, REPLACED -> null;
                    };
        }
    }

    /** A line of the list. */
    record Line(
            String number,
            String messageId,
            String title,
            String origin,
            List<String> standing,
            String tone,
            String components,
            String day,
            String dayKind,
            String told,
            String answered) {

        static Line of(ChangeInquiry.Entry entry) {
            var latest = entry.latest();
            var day = latest.day();
            return new Line(
                    entry.change().number(),
                    entry.change().messageId(),
                    ChangeText.title(latest),
                    latest.text().title(),
                    ChangeText.standing(entry),
                    ChangeText.tone(entry),
                    concerned(latest),
                    day.map(counts -> FrenchDay.inFigures(counts.day())).orElse(NONE),
                    day.map(counts -> counts.kind().label()).orElse(""),
                    entry.told() == 0
                            ? NONE
                            : Counted.of(entry.told(), "client", "clients")
                                    + (entry.waiting() > 0
                                            ? ", dont " + entry.waiting() + " au prochain bulletin"
                                            : ""),
                    entry.told() == 0
                            ? ""
                            : entry.answered() == 0
                                    ? "aucune réponse"
                                    : Counted.of(entry.answered(), "réponse", "réponses"));
        }
    }

    /** A message that was filed. */
    record FiledText(
            String tenantId,
            String tenant,
            String messageId,
            int version,
            String title,
            String services,
            String filedAt,
            String because,
            String day,
            @Nullable String change,
            boolean followed) {

        static FiledText of(ChangeInquiry.Filed filed) {
            var text = filed.text();
            return new FiledText(
                    filed.tenant().id(),
                    filed.tenant().name(),
                    text.id(),
                    filed.version(),
                    text.title(),
                    String.join(", ", text.services()),
                    FrenchMoment.of(filed.filedAt()),
                    filed.because(),
                    CountingDay.ofMicrosoft(text)
                            .map(day -> FrenchDay.inFigures(day.day()) + " ("
                                    + day.kind().label() + ")")
                            .orElse(NONE),
                    filed.change(),
                    filed.followed());
        }
    }

    /** @param names how people are called, by login */
    static ChangeText of(Dossier dossier, Map<String, String> names) {
        var entry = dossier.entry();
        var latest = entry.latest();
        return new ChangeText(
                entry.change().number(),
                entry.change().messageId(),
                title(latest),
                standing(entry),
                tone(entry),
                latest.day()
                        .map(day -> FrenchDay.inFigures(day.day()) + ", "
                                + day.kind().label())
                        .orElse("aucun jour n'est connu"),
                microsoft(entry, latest.text()),
                dossier.revisions().stream().map(ChangeText::revision).toList(),
                dossier.assessments().stream()
                        .map(assessment -> assessment(assessment, names))
                        .toList(),
                dossier.versions().stream()
                        .map(version -> version(version, dossier.tenants()))
                        .toList(),
                dossier.diary().stream().map(event -> event(event, names)).toList(),
                dossier.eventCount() > dossier.diary().size()
                        ? Counted.of(
                                dossier.eventCount() - dossier.diary().size(),
                                "événement plus ancien",
                                "événements plus anciens")
                        : "");
    }

    // ---- where it stands

    private static String title(Current current) {
        var assessment = current.assessment();
        return assessment == null || assessment.stated().french() == null
                ? current.text().title()
                : assessment.stated().french().subject();
    }

    private static List<String> standing(ChangeInquiry.Entry entry) {
        return entry.current().stream()
                .map(current -> standing(current, entry.current().size() > 1))
                .toList();
    }

    private static String standing(Current current, boolean several) {
        var words = switch (current.revision().status()) {
            case TO_ASSESS ->
                current.assessment() == null
                        ? current.revision().withdrawn() ? "retirée par Microsoft, à évaluer" : "à évaluer"
                        : "évaluation à reprendre";
            case TO_REVIEW -> "évaluation à relire";
            case WITHOUT_NOTICE -> "sans information des clients";
            case TELLING -> "information en cours";
            case TOLD ->
                current.assessment() != null && current.assessment().asksToAct()
                        ? "clients informés, réponses attendues"
                        : "clients informés";
            case CLOSED -> "close";
            case SUPERSEDED -> "remplacée";
        };
        boolean cancelled =
                current.assessment() != null && current.assessment().stated().cancelled();
        return several
                ? "Révision " + current.revision().revision() + Spaces.NO_BREAK + ": " + words
                        + (cancelled ? " (abandonnée par Microsoft)" : "")
                : LifeText.capital(words) + (cancelled ? " (abandonnée par Microsoft)" : "");
    }

    private static String tone(ChangeInquiry.Entry entry) {
        var statuses = entry.current().stream()
                .map(current -> current.revision().status())
                .toList();
        return statuses.contains(RevisionStatus.TO_ASSESS) || statuses.contains(RevisionStatus.TO_REVIEW)
                ? "warning"
                : statuses.stream().anyMatch(RevisionStatus::isOpen) ? "good" : "over";
    }

    private static String tone(CustomerDelivery.State state) {
        return switch (state) {
            case SENT -> "good";
            case FAILED, RETURNED -> "bad";
            case WAITING, TO_SEND, REPLACED -> "neutral";
        };
    }

    // ---- its parts

    private static List<Fact> microsoft(ChangeInquiry.Entry entry, Announcement text) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "Message",
                text.id() + ", suivi depuis le "
                        + FrenchMoment.of(entry.change().openedAt())));
        facts.add(new Fact("Titre", text.title()));
        facts.add(new Fact("Majeure", text.major() == null ? "Microsoft ne le dit pas" : text.major() ? "oui" : "non"));
        facts.add(new Fact("Services", text.services().isEmpty() ? NONE : String.join(", ", text.services())));
        facts.add(new Fact(
                "Catégorie",
                category(text.category())
                        + (text.severity().isEmpty() ? "" : ", gravité " + severity(text.severity()))));
        facts.add(new Fact("Étiquettes", text.tags().isEmpty() ? NONE : String.join(", ", text.tags())));
        facts.add(new Fact("Date limite d'action", day(text.actionBy())));
        facts.add(new Fact("Publication", "du " + day(text.startsAt()) + " au " + day(text.endsAt())));
        facts.add(new Fact(
                "Modifiée par Microsoft",
                text.modifiedAt() == null ? NONE : "le " + FrenchMoment.of(text.modifiedAt())));
        return facts;
    }

    private static String category(String category) {
        return category.isEmpty()
                ? NONE
                : Category.of(category).map(Category::label).orElse(category);
    }

    private static String severity(String severity) {
        return Severity.of(severity).map(Severity::label).orElse(severity);
    }

    private static RevisionText revision(ChangeInquiry.Revision shown) {
        var revision = shown.revision();
        return new RevisionText(
                revision.revision(),
                revision.status().label(),
                tone(revision.status()),
                FrenchMoment.of(revision.recordedAt()),
                revision.because(),
                tenants(shown.shownBy()),
                shown.text().title(),
                shown.before() == null ? null : shown.before().revision(),
                differences(shown),
                told(shown.tally()),
                revision.tenant(),
                revision.messageVersion());
    }

    private static String tone(RevisionStatus status) {
        return switch (status) {
            case TO_ASSESS, TO_REVIEW -> "warning";
            case TELLING, TOLD, CLOSED -> "good";
            case WITHOUT_NOTICE, SUPERSEDED -> "neutral";
        };
    }

    private static String tenants(List<Tenant> tenants) {
        int shown = Math.min(tenants.size(), NAMED);
        return tenants.isEmpty()
                ? "aucun locataire ne la montre plus"
                : "montrée par "
                        + tenants.stream().limit(shown).map(Tenant::name).collect(Collectors.joining(", "))
                        + (tenants.size() > shown
                                ? " et " + Counted.of(tenants.size() - shown, "autre", "autres")
                                : "");
    }

    private static List<String> differences(ChangeInquiry.Revision shown) {
        var difference = shown.difference();
        var was = shown.was();
        if (difference == null || was == null) {
            return List.of();
        }
        var now = shown.text();
        var lines = new ArrayList<String>();
        difference.dates().forEach(moved -> lines.add(moved(moved)));
        if (difference.title()) {
            lines.add("titre : était « " + was.title() + " », est désormais « " + now.title() + " »");
        }
        if (difference.services()) {
            lines.add("services : étaient " + named(was.services()) + ", sont désormais " + named(now.services()));
        }
        if (difference.major()) {
            lines.add(now.isMajor() ? "n'était pas majeure, l'est désormais" : "était majeure, ne l'est plus");
        }
        if (difference.body()) {
            lines.add("le texte a changé");
        }
        if (shown.revision().withdrawn()) {
            lines.add("Microsoft n'affiche plus ce message");
        }
        return lines.stream()
                .map(line -> line.replace(" : ", Spaces.NO_BREAK + ": ")
                        .replace("« ", "«" + Spaces.NO_BREAK)
                        .replace(" »", Spaces.NO_BREAK + "»"))
                .toList();
    }

    private static String moved(WasNow.MovedDay moved) {
        return moved.day().label() + " : "
                + (moved.was() == null ? "n'était pas fixée" : "était le " + FrenchDay.inFigures(moved.was())) + ", "
                + (moved.now() == null ? "n'est plus fixée" : "est désormais le " + FrenchDay.inFigures(moved.now()));
    }

    private static String named(List<String> services) {
        return services.isEmpty() ? "aucun" : String.join(", ", services);
    }

    private static String told(Tally tally) {
        if (tally.told() == 0) {
            return "aucun client";
        }
        var parts = Stream.of(
                        part(tally.sent(), "remis au serveur de messagerie", "remis au serveur de messagerie"),
                        part(tally.waiting(), "au prochain bulletin", "au prochain bulletin"),
                        part(tally.failed(), "non remis", "non remis"),
                        part(tally.returned(), "retourné", "retournés"),
                        part(tally.answered(), "a répondu", "ont répondu"))
                .filter(part -> !part.isEmpty())
                .toList();
        return Counted.of(tally.told(), "client", "clients")
                + (parts.isEmpty() ? "" : Spaces.NO_BREAK + ": " + String.join(", ", parts));
    }

    private static String part(long count, String one, String many) {
        return count == 0 ? "" : count + " " + Counted.form(count, one, many);
    }

    private static AssessmentText assessment(Assessment assessment, Map<String, String> names) {
        var stated = assessment.stated();
        return new AssessmentText(
                assessment.revision(),
                "le " + FrenchMoment.of(assessment.assessedAt()) + ", par " + name(assessment.assessedBy(), names),
                stated.informs()
                        ? (stated.cancelled()
                                        ? "Les clients sont informés que Microsoft l'abandonne"
                                        : stated.asksToAct()
                                                ? "Les clients sont informés et ont à agir"
                                                : "Les clients sont informés")
                                + (stated.urgent() ? ", aussitôt" : "")
                        : "Les clients ne sont pas informés" + Spaces.NO_BREAK + ": " + stated.reason(),
                names(stated.components()),
                stated.effectiveOn() == null ? NONE : FrenchDay.inFigures(stated.effectiveOn()),
                stated.actionBy() == null ? NONE : FrenchDay.inFigures(stated.actionBy()),
                Stream.of(words("fr", stated.french()), words("en", stated.english()))
                        .flatMap(Optional::stream)
                        .toList(),
                review(assessment, names));
    }

    private static Optional<WordsText> words(String language, @Nullable Words words) {
        return Optional.ofNullable(words)
                .map(said -> new WordsText(language, said.subject(), said.meaning(), said.toDo()));
    }

    private static @Nullable String review(Assessment assessment, Map<String, String> names) {
        var by = assessment.reviewedBy();
        var at = assessment.reviewedAt();
        if (by == null || at == null) {
            return assessment.asksToAct() ? "pas encore relue" : null;
        }
        return (Boolean.TRUE.equals(assessment.approved()) ? "approuvée" : "renvoyée") + " le " + FrenchMoment.of(at)
                + ", par " + name(by, names)
                + (assessment.reviewWords() == null ? "" : Spaces.NO_BREAK + ": " + assessment.reviewWords());
    }

    private static VersionText version(ChangeInquiry.Version version, Map<String, Tenant> tenants) {
        return new VersionText(
                version.tenant(),
                Optional.ofNullable(tenants.get(version.tenant()))
                        .map(Tenant::name)
                        .orElse(version.tenant()),
                version.version(),
                version.title(),
                FrenchMoment.of(version.recordedAt()),
                version.modifiedAt() == null ? NONE : FrenchMoment.of(version.modifiedAt()),
                version.hash().substring(0, 12),
                thousands(version.bodyLength()),
                version.revision() != null
                        ? "révision " + version.revision()
                        : version.filed() == null ? NONE : version.filed());
    }

    private static EventText event(ChangeEvent event, Map<String, String> names) {
        return new EventText(FrenchMoment.of(event.at()), name(event.by(), names), event.words());
    }

    // ---- words

    private static String concerned(Current current) {
        var assessment = current.assessment();
        return assessment == null || assessment.stated().components().isEmpty()
                ? String.join(", ", current.text().services())
                : names(assessment.stated().components());
    }

    private static String names(Collection<Component> components) {
        return components.isEmpty()
                ? NONE
                : components.stream().sorted().map(Component::contractName).collect(Collectors.joining(", "));
    }

    private static String numbers(List<String> subscriptions) {
        int shown = Math.min(subscriptions.size(), NAMED);
        return String.join(", ", subscriptions.subList(0, shown))
                + (subscriptions.size() > shown
                        ? " et " + Counted.of(subscriptions.size() - shown, "autre", "autres")
                        : "");
    }

    private static String answer(Acknowledgement answer) {
        return "le " + FrenchMoment.of(answer.at()) + ", " + answer.through().label() + ", " + answer.by();
    }

    private static String day(@Nullable Instant moment) {
        return moment == null ? NONE : FrenchDay.inFigures(ChangeFacts.dayOf(moment));
    }

    private static String name(String login, Map<String, String> names) {
        return names.getOrDefault(login, login);
    }

    private static String thousands(long number) {
        return String.format(Locale.FRENCH, "%,d", number).replace('\u202f', Spaces.NO_BREAK);
    }
}
