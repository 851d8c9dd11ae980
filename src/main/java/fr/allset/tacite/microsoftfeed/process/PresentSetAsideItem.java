package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.SetAsideItems;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the item on the form, as text. */
@Component
class PresentSetAsideItem implements JavaDelegate {

    private final SetAsideItems items;

    PresentSetAsideItem(SetAsideItems items) {
        this.items = items;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var item = items.find(SetAsideItemProcess.item(execution));
        execution.setVariable(
                SetAsideItemProcess.TENANT_TEXT,
                item.tenantName() + ", " + item.feed().label());
        execution.setVariable(SetAsideItemProcess.ITEM_TEXT, Objects.requireNonNullElse(item.itemId(), "illisible"));
        execution.setVariable(SetAsideItemProcess.SET_ASIDE_TEXT, FrenchMoment.of(item.setAsideAt()));
        execution.setVariable(SetAsideItemProcess.UNREAD_BECAUSE, item.reason());
        execution.setVariable(SetAsideItemProcess.CONTENT_TEXT, item.content());
        execution.setVariable(SetAsideItemProcess.REFUSAL, "");
    }
}
