package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.availability.AvailabilityMonthOpened;
import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
import fr.allset.tacite.servicecredit.process.MonthlyAvailabilityProcess.Opened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The open month has its process, in the same transaction; one that runs already goes on. */
@Component
class AvailabilityMonthOpening {

    private final ProcessMessages messages;

    AvailabilityMonthOpening(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(AvailabilityMonthOpened opened) {
        var month = opened.month();
        if (!messages.runs(MonthlyAvailabilityProcess.KEY, month.toString())) {
            messages.start(
                    MonthlyAvailabilityProcess.AVAILABILITY_MONTH_OPENED,
                    month.toString(),
                    new Opened(MissedObjectiveNotification.toldAt(month)));
        }
    }
}
