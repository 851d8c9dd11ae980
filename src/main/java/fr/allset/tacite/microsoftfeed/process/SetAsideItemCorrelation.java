package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.ItemSetAside;
import fr.allset.tacite.microsoftfeed.SetAsideItemRead;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An item that is set aside becomes a person's task, in the transaction that sets it aside; read after all it is nobody's. */
@Component
class SetAsideItemCorrelation {

    private final ProcessMessages messages;

    SetAsideItemCorrelation(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(ItemSetAside item) {
        messages.start(SetAsideItemProcess.ITEM_SET_ASIDE, SetAsideItemProcess.businessKey(item.id()));
    }

    @EventListener
    void on(SetAsideItemRead read) {
        messages.tellAll(SetAsideItemProcess.SET_ASIDE_ITEM_READ, SetAsideItemProcess.businessKey(read.id()));
    }
}
