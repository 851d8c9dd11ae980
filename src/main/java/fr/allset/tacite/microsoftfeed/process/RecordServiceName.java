package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.ServiceNameAnswer;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts on file what a person says that the name means; a refusal leads back to the form. */
@Component
class RecordServiceName implements JavaDelegate {

    private final ServiceNames names;
    private final RefusalWording sentences;

    RecordServiceName(ServiceNames names, RefusalWording sentences) {
        this.names = names;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var ticked = ServiceNameClassificationProcess.BOXES.entrySet().stream()
                .filter(box -> FormAnswers.isTicked(execution, box.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        try {
            var components = ServiceNameAnswer.of(
                    ticked,
                    FormAnswers.isTicked(execution, ServiceNameClassificationProcess.WHOLE_SUITE),
                    FormAnswers.isTicked(execution, ServiceNameClassificationProcess.NO_COMPONENT));
            names.answer(execution.getProcessBusinessKey(), components, FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(
                    ServiceNameClassificationProcess.SERVICE_NAME_REFUSED, sentences.inFrench(refusal));
        }
    }
}
