package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.ProposedAssessment;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.ComponentBoxes;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.StatedDay;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody says what a text of Microsoft's means to customers, or why they are not told (art. 1). */
@org.springframework.stereotype.Component
class AssessChangeForm implements TaskForm<AssessChangeForm.View, AssessChangeForm.Answer> {

    private static final String INFORM = "inform";
    private static final String WITHOUT = "without";
    private static final int LONGEST_EARLIER = 600;

    /**
     * @param becauseText   why it is assessed
     * @param englishNeeded whether customers concerned read English
     * @param earlierText   what was stated before; empty when nothing was
     * @param sentBackText  what the second person has said; empty when it was not sent back
     */
    record View(
            String changeNumber,
            int revisionNumber,
            String becauseText,
            @Unwrapped MessageView message,
            @Unwrapped ComparisonForms.Compared compared,
            @Unwrapped ReachForms.Reach reach,
            boolean englishNeeded,
            String earlierText,
            String sentBackText,
            @Unwrapped Answer proposed) {}

    /**
     * @param decision    {@code inform} or {@code without}
     * @param reason      why customers are not told
     * @param effectiveOn ISO date; blank: nobody knows
     * @param actionBy    ISO date; blank: no day is set
     * @param cancelled   Microsoft has given it up
     */
    record Answer(
            @Nullable String decision,
            @Nullable String reason,
            @Unwrapped ComponentBoxes components,
            @Unwrapped French french,
            @Unwrapped English english,
            @Nullable String effectiveOn,
            @Nullable String actionBy,
            boolean cancelled,
            boolean urgent) {

        /**
         * What the form hides does not count, although the engine keeps what was entered before it was hidden.
         *
         * @throws Refusal when it is no assessment
         */
        AssessmentRequest request() {
            return switch (Objects.requireNonNullElse(decision, "")) {
                case WITHOUT -> AssessmentRequest.withoutNotice(reason, components.ticked());
                case INFORM -> informing();
                default -> throw Refusal.unprocessable("change-decision-missing", "decision");
            };
        }

        private AssessmentRequest informing() {
            var said = french.words();
            if (said == null) {
                throw Refusal.unprocessable("text-missing", "subject", "subject");
            }
            return AssessmentRequest.informing(
                    components.ticked(),
                    said,
                    english.words(),
                    StatedDay.of(effectiveOn, "effectiveOn"),
                    cancelled || said.toDo() == null ? null : StatedDay.of(actionBy, "actionBy"),
                    cancelled,
                    urgent);
        }

        /** What stands before somebody has said anything. */
        private static Answer of(ProposedAssessment proposed) {
            return new Answer(
                    null,
                    null,
                    ComponentBoxes.of(proposed.components()),
                    French.of(proposed.french()),
                    English.of(proposed.english()),
                    iso(proposed.effectiveOn()),
                    iso(proposed.actionBy()),
                    proposed.cancelled(),
                    proposed.urgent());
        }

        /** What was said, and is to be said anew. */
        private static Answer of(AssessmentRequest stated) {
            return new Answer(
                    stated.informs() ? INFORM : WITHOUT,
                    stated.reason(),
                    ComponentBoxes.of(stated.components()),
                    French.of(stated.french()),
                    English.of(stated.english()),
                    iso(stated.effectiveOn()),
                    iso(stated.actionBy()),
                    stated.cancelled(),
                    stated.urgent());
        }

        private Answer withTicked(Set<Component> more) {
            var ticked = components.ticked();
            ticked.addAll(more);
            return new Answer(
                    decision,
                    reason,
                    ComponentBoxes.of(ticked),
                    french,
                    english,
                    effectiveOn,
                    actionBy,
                    cancelled,
                    urgent);
        }

        private static @Nullable String iso(@Nullable LocalDate day) {
            return day == null ? null : day.toString();
        }
    }

    /** What French customers read. */
    record French(
            @Nullable String subject,
            @Nullable String meaning,
            @Nullable String toDo) {

        private @Nullable Words words() {
            return Words.of(subject, meaning, toDo, "");
        }

        private static French of(@Nullable Words words) {
            return words == null
                    ? new French(null, null, null)
                    : new French(words.subject(), words.meaning(), words.toDo());
        }
    }

    /** What the others read. */
    record English(
            @Nullable String subjectEn,
            @Nullable String meaningEn,
            @Nullable String toDoEn) {

        private @Nullable Words words() {
            return Words.of(subjectEn, meaningEn, toDoEn, "En");
        }

        private static English of(@Nullable Words words) {
            return words == null
                    ? new English(null, null, null)
                    : new English(words.subject(), words.meaning(), words.toDo());
        }
    }

    /** What was typed, where it was refused: whether English is needed follows it. */
    private record Typed(
            @Nullable String refusal,
            @Unwrapped ComponentBoxes components,
            @Nullable String effectiveOn) {}

    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;
    private final ServiceNames names;
    private final MessageForms messages;
    private final ComparisonForms comparisons;
    private final ReachForms reaches;
    private final Clock clock;

    AssessChangeForm(
            ChangeHandling changeHandling,
            ChangeCommunication notices,
            ServiceNames names,
            MessageForms messages,
            ComparisonForms comparisons,
            ReachForms reaches,
            Clock clock) {
        this.changeHandling = changeHandling;
        this.notices = notices;
        this.names = names;
        this.messages = messages;
        this.comparisons = comparisons;
        this.reaches = reaches;
        this.clock = clock;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public View view(OpenTask task) {
        var subject = MicrosoftChangeProcess.Revision.of(task.number());
        var revision = changeHandling.revision(subject.change(), subject.number());
        var text = changeHandling.text(revision).text();
        var earlier = earlier(revision);
        var sentBack = changeHandling
                .assessment(subject.change(), subject.number())
                .filter(held -> Boolean.FALSE.equals(held.approved()));
        var offered = sentBack.map(held -> Answer.of(held.stated()))
                .orElseGet(() -> Answer.of(proposed(revision, text, earlier)))
                .withTicked(sentBack.or(() -> earlier)
                        .map(held -> classifiedSince(text, held.assessedAt()))
                        .orElse(Set.of()));
        return new View(
                subject.change(),
                subject.number(),
                revision.because(),
                messages.view(revision, text),
                comparisons.view(revision, text),
                reaches.view(revision, text, offered.components().ticked(), day(offered.effectiveOn())),
                isEnglishNeeded(revision, offered, task.kept(Typed.class)),
                earlier.map(AssessChangeForm::inWords).orElse(""),
                sentBack.map(held -> held.reviewedBy() + "\u00a0: " + held.reviewWords())
                        .orElse(""),
                offered);
    }

    private ProposedAssessment proposed(ChangeRevision revision, Announcement text, Optional<Assessment> earlier) {
        return ProposedAssessment.of(
                text,
                revision.withdrawn(),
                names.meaningOf(text.services()).components(),
                earlier.map(held -> new ProposedAssessment.Earlier(
                                held.stated(),
                                changeHandling
                                        .text(changeHandling.revision(held.change(), held.revision()))
                                        .text()))
                        .orElse(null),
                ContractTime.today(clock));
    }

    /** What names of services mean that nobody had classified yet when something was stated before. */
    private Set<Component> classifiedSince(Announcement text, Instant stated) {
        return text.services().stream()
                .map(service -> names.find(ServiceNames.key(service)))
                .flatMap(Optional::stream)
                .filter(name ->
                        name.classifiedAt() != null && name.classifiedAt().isAfter(stated) && name.components() != null)
                .flatMap(name -> name.components().stream())
                .collect(Collectors.toSet());
    }

    private boolean isEnglishNeeded(ChangeRevision revision, Answer offered, Typed typed) {
        return typed.refusal() == null
                ? isEnglishNeeded(revision, offered.components().ticked(), day(offered.effectiveOn()))
                : isEnglishNeeded(revision, typed.components().ticked(), day(typed.effectiveOn()));
    }

    private boolean isEnglishNeeded(
            ChangeRevision revision, Set<Component> components, @Nullable LocalDate effectiveOn) {
        return !components.isEmpty()
                && notices.isEnglishNeeded(revision.change(), revision.revision(), components, effectiveOn);
    }

    /** What cannot be read was refused; until it can be, nobody knows the day. */
    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            return StatedDay.of(typed, "effectiveOn");
        } catch (Refusal unreadable) {
            return null;
        }
    }

    /** The last thing that was stated about the change before this text. */
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
}
