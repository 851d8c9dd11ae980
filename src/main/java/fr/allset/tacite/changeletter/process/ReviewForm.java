package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.AssessmentDays;
import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.ChangeLetter;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** What becomes of an assessment, and what the second person sees of it: the letters as customers would read them. */
@org.springframework.stereotype.Component
class ReviewForm {

    /** What a text variable of the engine holds, in characters; a letter has two. */
    private static final int LONGEST_TEXT = 4000;

    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;
    private final Clock clock;

    ReviewForm(ChangeHandling changeHandling, ChangeCommunication notices, Clock clock) {
        this.changeHandling = changeHandling;
        this.notices = notices;
        this.clock = clock;
    }

    void write(DelegateExecution execution, Assessment assessment) {
        execution.setVariable(
                MicrosoftChangeProcess.CLIENTS_INFORMED, assessment.stated().informs());
        execution.setVariable(MicrosoftChangeProcess.ACTION_ASKED, assessment.asksToAct());
        execution.setVariable(MicrosoftChangeProcess.SENT_BACK_TEXT, "");
        execution.setVariable(MicrosoftChangeProcess.REFUSAL, "");
        if (assessment.asksToAct()) {
            execution.setVariables(shown(assessment));
            execution.setVariable(
                    MicrosoftChangeProcess.REVIEW_DUE_AT,
                    Date.from(AssessmentDays.reviewedUntil(ContractTime.today(clock))));
        }
    }

    private Map<String, Object> shown(Assessment assessment) {
        var shown = new LinkedHashMap<String, Object>();
        var stated = assessment.stated();
        shown.put(
                MicrosoftChangeProcess.ASSESSED_TEXT,
                "Evaluée le " + FrenchMoment.of(assessment.assessedAt()) + " par " + assessment.assessedBy() + ".");
        shown.put(
                MicrosoftChangeProcess.ACTION_BY_TEXT,
                stated.actionBy() == null ? "aucune" : FrenchDay.of(stated.actionBy()));
        shown.put(
                MicrosoftChangeProcess.REACH_TEXT,
                changeHandling
                                .reach(
                                        assessment.change(),
                                        assessment.revision(),
                                        stated.components(),
                                        stated.effectiveOn())
                                .inFrench()
                        + " ("
                        + stated.components().stream()
                                .sorted()
                                .map(Component::contractName)
                                .collect(Collectors.joining(", "))
                        + ")" + (stated.urgent() ? ", informés aussitôt." : "."));
        var example = changeHandling
                .customersConcerned(
                        assessment.change(), assessment.revision(), stated.components(), stated.effectiveOn(), "", 1)
                .stream()
                .findFirst()
                .orElse(null);
        shown.put(
                MicrosoftChangeProcess.EXAMPLE_TEXT,
                example == null
                        ? "Aucun client n'est concerné aujourd'hui\u00a0: voici les mots de l'évaluation."
                        : "Tel que le lirait, aussitôt, le client " + example + ".");
        letter(
                shown,
                assessment,
                stated.french(),
                example,
                "fr",
                MicrosoftChangeProcess.LETTER_SUBJECT,
                MicrosoftChangeProcess.LETTER,
                MicrosoftChangeProcess.LETTER_NEXT);
        letter(
                shown,
                assessment,
                stated.english(),
                example,
                "en",
                MicrosoftChangeProcess.LETTER_SUBJECT_EN,
                MicrosoftChangeProcess.LETTER_EN,
                MicrosoftChangeProcess.LETTER_EN_NEXT);
        return shown;
    }

    private void letter(
            Map<String, Object> shown,
            Assessment assessment,
            @Nullable Words words,
            @Nullable String example,
            String language,
            String subject,
            String first,
            String next) {
        var letter = words == null
                ? new ChangeLetter("", "")
                : example == null
                        ? new ChangeLetter(
                                words.subject(), words.meaning() + (words.toDo() == null ? "" : "\n\n" + words.toDo()))
                        : notices.preview(
                                assessment.change(), assessment.revision(), assessment.stated(), example, language);
        int end = letter.body().length() <= LONGEST_TEXT
                ? letter.body().length()
                : letter.body().lastIndexOf('\n', LONGEST_TEXT);
        int cut = end < 0 ? LONGEST_TEXT : end;
        shown.put(subject, letter.subject());
        shown.put(first, letter.body().substring(0, cut));
        shown.put(next, PlainText.shortened(letter.body().substring(cut).strip(), LONGEST_TEXT));
    }
}
