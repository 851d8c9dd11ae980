package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.SetAsideItems;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** An item that is not on file, or is decided, is an incident here and no task. */
@Component
class PresentSetAsideItem implements JavaDelegate {

    private final SetAsideItems items;

    PresentSetAsideItem(SetAsideItems items) {
        this.items = items;
    }

    @Override
    public void execute(DelegateExecution execution) {
        items.requireOpen(SetAsideItemProcess.item(Step.of(execution).number()));
    }
}
