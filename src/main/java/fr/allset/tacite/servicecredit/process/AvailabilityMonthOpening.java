package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.availability.AvailabilityMonthOpened;
import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.servicecredit.process.MonthlyAvailabilityProcess.Opened;
import fr.allset.tacite.time.ContractTime;
import java.time.LocalTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The open month has its process, in the same transaction; one that runs already goes on. */
@Component
class AvailabilityMonthOpening {

    /** Letters arrive when somebody is there to answer, and after the charges of the night. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final ProcessMessages messages;

    AvailabilityMonthOpening(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(AvailabilityMonthOpened opened) {
        var month = opened.month();
        if (!messages.runs(MonthlyAvailabilityProcess.KEY, month.toString())) {
            var toldAt = month.plusMonths(1).atDay(1).atTime(MORNING).atZone(ContractTime.ZONE);
            messages.start(
                    MonthlyAvailabilityProcess.AVAILABILITY_MONTH_OPENED,
                    month.toString(),
                    new Opened(toldAt.toInstant()));
        }
    }
}
