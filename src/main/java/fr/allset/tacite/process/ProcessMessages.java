package fr.allset.tacite.process;

import fr.allset.tacite.problem.Overtaken;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.stereotype.Component;

/**
 * What happens outside of processes begins them and moves them on, in the same transaction. A process that somebody else moves on at
 * this very moment is a conflict to be told: {@link Overtaken}.
 */
@Component
public class ProcessMessages {

    private final RuntimeService runtime;
    private final ManagementService management;

    ProcessMessages(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    /** Begins the process that starts with this message. */
    public void start(String message, String number) {
        about(message, number).correlateStartMessage();
    }

    /** Begins it with what its gateways and timers decide on. */
    public void start(String message, String number, Record kept) {
        about(message, number).setVariables(Variables.toKeep(kept)).correlateStartMessage();
    }

    /** Begins a process that is about no number. */
    public void start(String message, Record kept) {
        runtime.createMessageCorrelation(message)
                .setVariables(Variables.toKeep(kept))
                .correlateStartMessage();
    }

    /** Begins the process of that key without a message. */
    public void startProcess(String process, String number) {
        runtime.startProcessInstanceByKey(process, number);
    }

    /**
     * Tells the one process that waits for it.
     *
     * @throws Overtaken when none waits any more, or somebody moves it on at this very moment
     */
    public void tell(String message, String number) {
        overtaken(number, () -> about(message, number).correlate());
    }

    /** As {@link #tell(String, String)}, with what the process decides on from now on. */
    public void tell(String message, String number, Record kept) {
        overtaken(
                number,
                () -> about(message, number)
                        .setVariables(Variables.toKeep(kept))
                        .correlate());
    }

    /**
     * As {@link #tell(String, String)}, where more than one may wait for it.
     *
     * @throws Overtaken when none waits any more, or somebody moves one of them on at this very moment
     */
    public void tellEach(String message, String number) {
        overtaken(number, () -> {
            if (about(message, number).correlateAllWithResult().isEmpty()) {
                throw new MismatchingMessageCorrelationException(message, "nobody waits for it about " + number);
            }
        });
    }

    /**
     * Tells whatever waits for it; nothing may. What comes next looks at the rows by itself.
     *
     * @throws Overtaken when somebody moves one of them on at this very moment
     */
    public void tellAll(String message, String number) {
        tellAll(message, number, Function.identity());
    }

    /**
     * As {@link #tellAll(String, String)}, where several processes are about one number.
     *
     * @param narrowed by what the processes meant keep, and with what is written to them
     */
    public void tellAll(
            String message, String number, Function<MessageCorrelationBuilder, MessageCorrelationBuilder> narrowed) {
        overtaken(number, () -> narrowed.apply(about(message, number)).correlateAll());
    }

    /** As {@link #tellAll(String, String)}, to those that keep the one record, which keep the other from now on. */
    public void tellAll(String message, String number, Record those, Record kept) {
        tellAll(
                message,
                number,
                correlation -> correlation
                        .processInstanceVariablesEqual(Variables.of(those))
                        .setVariables(Variables.toKeep(kept)));
    }

    /** Whether a process of that key runs for the number. */
    public boolean runs(String process, String number) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(number)
                        .count()
                > 0;
    }

    /** What the one process of that key keeps that runs for the number; none when none runs. */
    public <R extends Record> Optional<R> kept(String process, String number, Class<R> type) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(number)
                        .singleResult())
                .map(instance -> Variables.read(
                        type,
                        name -> runtime.getVariable(instance.getId(), name),
                        "process " + process + " of " + number));
    }

    /**
     * Writes what the cards of tasks show and what timers wait for to each process of that key that runs for the number.
     *
     * @throws Overtaken when somebody moves it on at this very moment
     */
    public void refresh(String process, String number, Record kept) {
        refresh(process, number, Variables.toKeep(kept));
    }

    /**
     * A timer of each process of that key that runs for the number rings at another instant, if it waits. What is kept says so from now on.
     *
     * @throws Overtaken when somebody moves it on at this very moment
     */
    public void retime(String process, String number, String timer, Instant due, Record kept) {
        refresh(process, number, kept);
        overtaken(
                number,
                () -> runtime
                        .createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(number)
                        .list()
                        .stream()
                        .flatMap(instance ->
                                management
                                        .createJobQuery()
                                        .processInstanceId(instance.getId())
                                        .activityId(timer)
                                        .list()
                                        .stream())
                        .forEach(job -> management.setJobDuedate(job.getId(), Date.from(due), false)));
    }

    private void refresh(String process, String number, Map<String, ?> variables) {
        overtaken(
                number,
                () -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(number)
                        .list()
                        .forEach(instance -> runtime.setVariables(instance.getId(), variables)));
    }

    /**
     * Does something to a process that somebody else may move on at this very moment.
     *
     * @throws Overtaken when somebody does
     */
    public void overtaken(String number, Runnable work) {
        try {
            work.run();
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException movedMeanwhile) {
            throw new Overtaken(number, movedMeanwhile);
        }
    }

    private MessageCorrelationBuilder about(String message, String number) {
        return runtime.createMessageCorrelation(message).processInstanceBusinessKey(number);
    }
}
