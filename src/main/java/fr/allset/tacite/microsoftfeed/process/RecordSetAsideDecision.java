package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.SetAsideItems;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what the person has decided; a refusal leads back to the form. */
@Component
class RecordSetAsideDecision implements JavaDelegate {

    private final SetAsideItems items;
    private final RefusalWording sentences;

    RecordSetAsideDecision(SetAsideItems items, RefusalWording sentences) {
        this.items = items;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            items.decide(
                    SetAsideItemProcess.item(execution),
                    FormAnswers.orNull(execution, SetAsideItemProcess.SET_ASIDE_DECISION),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(SetAsideItemProcess.SET_ASIDE_DECISION_REFUSED, sentences.inFrench(refusal));
        }
    }
}
