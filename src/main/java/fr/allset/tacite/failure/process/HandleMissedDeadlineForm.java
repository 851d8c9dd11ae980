package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.RestorationObjective;
import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Awaited;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A deadline was missed, which costs nothing (art. 3); somebody states what is being done about it. */
@Component
class HandleMissedDeadlineForm implements TaskForm<HandleMissedDeadlineForm.View, HandleMissedDeadlineForm.Answer> {

    private static final String READINGS_OF_EQUIPMENT =
            "- **R03** Quarante-huit heures sous garantie, quatre-vingt-seize heures sinon.\n"
                    + "- **R04** Le délai court jour et nuit.";

    /**
     * A deadline, as French text.
     *
     * @param overrunText how long ago it has passed
     */
    record View(
            String failureNumber,
            String customerName,
            String subscriptionsText,
            String deadlineText,
            String overrunText,
            String clauseText,
            String readingsText) {}

    /** @param measures what is being done */
    record Answer(@Nullable String measures) {}

    private final RestorationMonitoring deadlines;
    private final FailureReporting notifications;
    private final CustomersConcerned customers;

    HandleMissedDeadlineForm(
            RestorationMonitoring deadlines, FailureReporting notifications, CustomersConcerned customers) {
        this.deadlines = deadlines;
        this.notifications = notifications;
        this.customers = customers;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public View view(OpenTask task) {
        var failure = task.number();
        var target = task.kept(Awaited.class).what();
        var objective = deadlines.objective(failure, target);
        var concerned = notifications.subscriptionsOf(failure);
        return new View(
                failure,
                customers.inWords(concerned),
                Numbers.listed(concerned),
                RestorationMonitoring.inWords(objective) + ".",
                FrenchMoment.lasting(deadlines.missedBy(failure, target)),
                target.clause() + " (art. 3)",
                target == Target.SERVICE ? readings(objective) : READINGS_OF_EQUIPMENT);
    }

    /** Not on how long ago the deadline passed, which goes on. */
    @Override
    public Record restsOn(View view) {
        return new Missed(view.failureNumber(), view.deadlineText());
    }

    private record Missed(String failure, String deadline) {}

    private static String readings(RestorationObjective objective) {
        var readings = objective.quality().readings();
        return Stream.<Reading>of(readings.restoreHours(), readings.restoreClock(), readings.holidays())
                .map(reading -> "- **" + reading.entry() + "** " + reading.label())
                .collect(Collectors.joining("\n"));
    }
}
