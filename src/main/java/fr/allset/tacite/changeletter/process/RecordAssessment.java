package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what a person says a text means to customers, or why they are not told. */
@Component
class RecordAssessment implements JavaDelegate {

    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;
    private final ReviewForm form;
    private final RefusalWording sentences;

    RecordAssessment(
            ChangeHandling changeHandling, ChangeCommunication notices, ReviewForm form, RefusalWording sentences) {
        this.changeHandling = changeHandling;
        this.notices = notices;
        this.form = form;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var change = MicrosoftChangeProcess.change(execution);
        int revision = MicrosoftChangeProcess.revision(execution);
        try {
            var stated = stated(execution);
            boolean englishNeeded = stated.informs()
                    && notices.isEnglishNeeded(change, revision, stated.components(), stated.effectiveOn());
            execution.setVariable(MicrosoftChangeProcess.ENGLISH_NEEDED, englishNeeded);
            form.write(
                    execution,
                    changeHandling.assess(change, revision, stated, englishNeeded, FormAnswers.actor(execution)));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(MicrosoftChangeProcess.ASSESSMENT_REFUSED, sentences.inFrench(refusal));
        }
    }

    /** What the form hides does not count, although the engine keeps what was entered before it was hidden. */
    private static AssessmentRequest stated(DelegateExecution execution) {
        var components = MicrosoftChangeProcess.BOXES.entrySet().stream()
                .filter(box -> FormAnswers.isTicked(execution, box.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return switch (FormAnswers.text(execution, MicrosoftChangeProcess.DECISION)
                .orElse("")) {
            case "without" ->
                AssessmentRequest.withoutNotice(
                        FormAnswers.orNull(execution, MicrosoftChangeProcess.REASON), components);
            case "inform" -> {
                boolean cancelled = FormAnswers.isTicked(execution, MicrosoftChangeProcess.CANCELLED);
                var french = words(
                        execution,
                        MicrosoftChangeProcess.SUBJECT,
                        MicrosoftChangeProcess.MEANING,
                        MicrosoftChangeProcess.TO_DO,
                        "");
                if (french == null) {
                    throw Refusal.unprocessable(
                            "text-missing", MicrosoftChangeProcess.SUBJECT, MicrosoftChangeProcess.SUBJECT);
                }
                var english = words(
                        execution,
                        MicrosoftChangeProcess.SUBJECT_EN,
                        MicrosoftChangeProcess.MEANING_EN,
                        MicrosoftChangeProcess.TO_DO_EN,
                        "En");
                yield AssessmentRequest.informing(
                        components,
                        french,
                        english,
                        day(execution, MicrosoftChangeProcess.EFFECTIVE_ON),
                        cancelled || french.toDo() == null ? null : day(execution, MicrosoftChangeProcess.ACTION_BY),
                        cancelled,
                        FormAnswers.isTicked(execution, MicrosoftChangeProcess.URGENT));
            }
            default -> throw Refusal.unprocessable("change-decision-missing", MicrosoftChangeProcess.DECISION);
        };
    }

    private static @Nullable Words words(
            DelegateExecution execution, String subject, String meaning, String toDo, String suffix) {
        return Words.of(
                FormAnswers.orNull(execution, subject),
                FormAnswers.orNull(execution, meaning),
                FormAnswers.orNull(execution, toDo),
                suffix);
    }

    private static @Nullable LocalDate day(DelegateExecution execution, String variable) {
        return FormAnswers.orNull(execution, variable) == null ? null : FormAnswers.day(execution, variable);
    }
}
