package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.ChargeCorrectionProposed;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A proposed correction has its process, in the same transaction. */
@Component
class ChargeCorrectionCorrelation {

    private final ProcessMessages messages;
    private final ChargeCorrectionForms forms;

    ChargeCorrectionCorrelation(ProcessMessages messages, ChargeCorrectionForms forms) {
        this.messages = messages;
        this.forms = forms;
    }

    @EventListener
    void on(ChargeCorrectionProposed proposed) {
        messages.start(
                ChargeCorrectionProcess.CHARGE_CORRECTION_PROPOSED,
                proposed.number(),
                forms.proposed(proposed.number()));
    }
}
