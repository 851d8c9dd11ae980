package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.SetAsideItems;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Keeps what the person has decided. */
@Component
class RecordSetAsideDecision extends AnswerStep<SortSetAsideItemForm.Answer> {

    private final SetAsideItems items;

    RecordSetAsideDecision(SetAsideItems items, RefusalWording wording) {
        super(SortSetAsideItemForm.Answer.class, SetAsideItemProcess.SET_ASIDE_DECISION_REFUSED, wording);
        this.items = items;
    }

    @Override
    protected void apply(SortSetAsideItemForm.Answer answer, Step step) {
        items.decide(SetAsideItemProcess.item(step.number()), answer.setAsideDecision(), step.actor());
    }
}
