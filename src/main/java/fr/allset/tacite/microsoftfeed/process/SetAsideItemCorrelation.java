package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.ItemSetAside;
import fr.allset.tacite.microsoftfeed.SetAsideItemRead;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An item that is set aside becomes a person's task, in the transaction that sets it aside; read after all it is nobody's. */
@Component
class SetAsideItemCorrelation {

    private final RuntimeService runtime;

    SetAsideItemCorrelation(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(ItemSetAside item) {
        runtime.createMessageCorrelation(SetAsideItemProcess.ITEM_SET_ASIDE)
                .processInstanceBusinessKey(SetAsideItemProcess.businessKey(item.id()))
                .correlateStartMessage();
    }

    @EventListener
    void on(SetAsideItemRead read) {
        runtime.createMessageCorrelation(SetAsideItemProcess.SET_ASIDE_ITEM_READ)
                .processInstanceBusinessKey(SetAsideItemProcess.businessKey(read.id()))
                .correlateAll();
    }
}
