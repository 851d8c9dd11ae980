package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.MonthOpened;
import fr.allset.tacite.billing.process.MonthlyChargesProcess.Opened;
import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.time.ContractTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The open month has its process, in the same transaction; one that runs already goes on. */
@Component
class MonthOpening {

    private final ProcessMessages messages;

    MonthOpening(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(MonthOpened opened) {
        var month = opened.month();
        if (!messages.runs(MonthlyChargesProcess.KEY, month.toString())) {
            messages.start(
                    MonthlyChargesProcess.MONTH_OPENED,
                    month.toString(),
                    new Opened(ContractTime.startOf(month.atDay(1))));
        }
    }
}
