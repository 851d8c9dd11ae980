package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.ServiceNameAnswer;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Puts on file what a person says that the name means. */
@Component
class RecordServiceName extends AnswerStep<ClassifyServiceNameForm.Answer> {

    private final ServiceNames names;

    RecordServiceName(ServiceNames names, RefusalWording wording) {
        super(ClassifyServiceNameForm.Answer.class, ServiceNameClassificationProcess.SERVICE_NAME_REFUSED, wording);
        this.names = names;
    }

    @Override
    protected void apply(ClassifyServiceNameForm.Answer answer, Step step) {
        var components = ServiceNameAnswer.of(answer.components().ticked(), answer.wholeSuite(), answer.noComponent());
        names.answer(step.number(), components, step.actor());
    }
}
