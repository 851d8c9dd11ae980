package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.ChangeLetter;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A second person reads what asks customers to act, in the letters as customers would read them. */
@org.springframework.stereotype.Component
class ReviewAssessmentForm implements TaskForm<ReviewAssessmentForm.View, ReviewAssessmentForm.Answer> {

    /** What one field of a form shows, in characters; a letter has two. */
    private static final int LONGEST_TEXT = 4000;

    /**
     * @param reachText   whom it concerns as it was assessed
     * @param exampleText for whom the letters were written
     */
    record View(
            String changeNumber,
            int revisionNumber,
            String assessedText,
            String actionByText,
            String reachText,
            String exampleText,
            @Unwrapped French french,
            @Unwrapped English english,
            @Unwrapped MessageView message) {}

    /** The French letter, in two fields. */
    record French(String letterSubject, String letter, String letterNext) {}

    /** The English one; empty when nobody concerned reads English. */
    record English(String letterSubjectEn, String letterEn, String letterEnNext) {}

    /** @param reviewWords what is to be done again */
    record Answer(@Unwrapped Decision decision, @Nullable String reviewWords) {}

    /** @param review {@code approve} or {@code return} */
    record Decision(@Nullable String review) {}

    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;
    private final MessageForms messages;

    ReviewAssessmentForm(ChangeHandling changeHandling, ChangeCommunication notices, MessageForms messages) {
        this.changeHandling = changeHandling;
        this.notices = notices;
        this.messages = messages;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public View view(OpenTask task) {
        var subject = MicrosoftChangeProcess.Revision.of(task.number());
        var revision = changeHandling.revision(subject.change(), subject.number());
        var assessment =
                changeHandling.assessment(subject.change(), subject.number()).orElseThrow();
        var stated = assessment.stated();
        var example = example(assessment);
        var french = letter(assessment, stated.french(), example, "fr");
        var english = letter(assessment, stated.english(), example, "en");
        return new View(
                subject.change(),
                subject.number(),
                "Évaluée le " + FrenchMoment.of(assessment.assessedAt()) + " par " + assessment.assessedBy() + ".",
                stated.actionBy() == null ? "aucune" : FrenchDay.of(stated.actionBy()),
                reach(assessment),
                example == null
                        ? "Aucun client n'est concerné aujourd'hui\u00a0: voici les mots de l'évaluation."
                        : "Tel que le lirait, aussitôt, le client " + example + ".",
                new French(french.subject(), first(french.body()), next(french.body())),
                new English(english.subject(), first(english.body()), next(english.body())),
                messages.view(revision, changeHandling.text(revision).text()));
    }

    private String reach(Assessment assessment) {
        var stated = assessment.stated();
        return changeHandling
                        .reach(assessment.change(), assessment.revision(), stated.components(), stated.effectiveOn())
                        .inFrench()
                + " ("
                + stated.components().stream()
                        .sorted()
                        .map(Component::contractName)
                        .collect(Collectors.joining(", "))
                + ")" + (stated.urgent() ? ", informés aussitôt." : ".");
    }

    /** The first of the customers concerned; null when there is none today. */
    private @Nullable String example(Assessment assessment) {
        var stated = assessment.stated();
        return changeHandling
                .customersConcerned(
                        assessment.change(), assessment.revision(), stated.components(), stated.effectiveOn(), "", 1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private ChangeLetter letter(
            Assessment assessment, @Nullable Words words, @Nullable String example, String language) {
        if (words == null) {
            return new ChangeLetter("", "");
        }
        return example == null
                ? new ChangeLetter(
                        words.subject(), words.meaning() + (words.toDo() == null ? "" : "\n\n" + words.toDo()))
                : notices.preview(assessment.change(), assessment.revision(), assessment.stated(), example, language);
    }

    private static String first(String letter) {
        return letter.substring(0, cut(letter));
    }

    private static String next(String letter) {
        return PlainText.shortened(letter.substring(cut(letter)).strip(), LONGEST_TEXT);
    }

    /** Between lines, where that is possible. */
    private static int cut(String letter) {
        int end = letter.length() <= LONGEST_TEXT ? letter.length() : letter.lastIndexOf('\n', LONGEST_TEXT);
        return end < 0 ? LONGEST_TEXT : end;
    }
}
