package fr.allset.tacite.failure;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The deadlines of restoration of each failure (art. 3). They are on file from the first minute, pointed out while they run, and met or
 * missed in the end. Where subscriptions under several terms are concerned, the earliest deadline is the one. « Aucune pénalité ne sera
 * due. »
 *
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class RestorationMonitoring {

    /** How much of the time allowed has passed at the deadline itself. */
    public static final int DEADLINE = 100;

    private final Failures failures;
    private final RestorationOutcomes restorationOutcomes;
    private final TermsCatalogue terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RestorationMonitoring(
            Failures failures,
            RestorationOutcomes restorationOutcomes,
            TermsCatalogue terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.failures = failures;
        this.restorationOutcomes = restorationOutcomes;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A moment at which a deadline is pointed out.
     *
     * @param percent of the time allowed that has passed then; {@value #DEADLINE}: it is the deadline
     */
    public record Signal(int percent, Instant at) {}

    // ---- reading

    /** All of a failure: of its service in the order of its stretches, then of its equipment. */
    @Transactional(readOnly = true)
    public List<RestorationOutcome> of(String failure) {
        return restorationOutcomes.of(failure);
    }

    /** The latest of a failure. */
    @Transactional(readOnly = true)
    public Optional<RestorationOutcome> latest(String failure, Target target) {
        return restorationOutcomes.of(failure).stream()
                .filter(outcome -> outcome.target() == target)
                .reduce((earlier, later) -> later);
    }

    /** The objective that runs, or ran last: of several, the one with the earliest deadline. */
    @Transactional(readOnly = true)
    public RestorationObjective objective(String failure, Target target) {
        var found = failures.find(failure).orElseThrow();
        var objectives = objectives(failure);
        return target == Target.SERVICE
                ? objectives.ofService(found.stretch().reportedAt())
                : objectives.ofEquipment(requireNonNull(found.equipment()));
    }

    private FailureObjectives objectives(String failure) {
        return FailureObjectives.of(restorationOutcomes.termsOf(failure).stream()
                .map(agreed -> terms.agreed(agreed).serviceQuality())
                .toList());
    }

    /** From when silence confirms a restoration about which customers were asked at that moment. */
    Instant silenceConfirmsAt(String failure, Instant askedAt) {
        return objectives(failure).silenceConfirmsAt(askedAt);
    }

    /** How long ago the deadline has passed; zero when it has not. */
    @Transactional(readOnly = true)
    public Duration missedBy(String failure, Target target) {
        var late = Duration.between(objective(failure, target).deadline(), clock.instant());
        return late.isNegative() ? Duration.ZERO : late;
    }

    /**
     * When the deadline is pointed out next. Of several moments that are past already, the last one.
     *
     * @param after the percentage that was pointed out last, 0 for none
     */
    @Transactional(readOnly = true)
    public Signal nextSignal(String failure, Target target, int after) {
        var objective = objective(failure, target);
        var percents = new ArrayList<>(objective.quality().warningPercents().stream()
                .filter(percent -> percent > after)
                .toList());
        percents.add(DEADLINE);
        var signals = percents.stream()
                .map(percent -> new Signal(percent, objective.at(percent)))
                .toList();
        return signals.stream()
                .filter(signal -> !signal.at().isAfter(clock.instant()))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> signals.get(0));
    }

    // ---- what happens to it in the failure

    /** It begins to run: a failure was reported, or again, or equipment was found. */
    void begin(String failure, Target target) {
        var objective = objective(failure, target);
        int position = (int) restorationOutcomes.of(failure).stream()
                        .filter(outcome -> outcome.target() == target)
                        .count()
                + 1;
        restorationOutcomes.insert(new RestorationOutcome(failure, target, position, objective.deadline(), null, null));
        failures.record(failure, "deadline", SubscriptionDiary.TACITE, inWords(objective) + ".");
        events.publishEvent(new RestorationDue(failure, target));
    }

    /** Whom a failure concerns has perhaps changed, and so the terms that hold. */
    @EventListener
    public void on(FailureCorrected corrected) {
        if (!restorationOutcomes.termsOf(corrected.failure()).isEmpty()) {
            reconsider(corrected.failure(), Target.SERVICE);
            reconsider(corrected.failure(), Target.EQUIPMENT);
        }
    }

    /** What it is counted from, or whom it concerns, is known otherwise. */
    void reconsider(String failure, Target target) {
        latest(failure, target).ifPresent(outcome -> {
            var objective = objective(failure, target);
            if (!objective.deadline().equals(outcome.deadline())) {
                restorationOutcomes.update(restored(outcome, objective.deadline(), outcome.restoredAt()));
                failures.record(failure, "deadline", SubscriptionDiary.TACITE, inWords(objective) + ".");
                if (outcome.isOpen()) {
                    events.publishEvent(new RestorationMoved(failure, target));
                }
            }
        });
    }

    /** The service is restored, or the equipment replaced. */
    void end(String failure, Target target, Instant restoredAt) {
        latest(failure, target).ifPresent(outcome -> {
            restorationOutcomes.update(restored(outcome, outcome.deadline(), restoredAt));
            if (outcome.isOpen()) {
                events.publishEvent(new RestorationOver(failure, target));
            }
        });
    }

    /** It was restored at another moment. */
    void correct(String failure, Target target, int position, Instant restoredAt) {
        restorationOutcomes.of(failure).stream()
                .filter(outcome -> outcome.target() == target && outcome.position() == position)
                .forEach(outcome -> restorationOutcomes.update(restored(outcome, outcome.deadline(), restoredAt)));
    }

    /** The failure turned out to be another one, whose deadline holds. */
    void drop(String failure) {
        var open = restorationOutcomes.of(failure).stream()
                .filter(RestorationOutcome::isOpen)
                .toList();
        restorationOutcomes.deleteOpen(failure);
        open.forEach(outcome -> events.publishEvent(new RestorationOver(failure, outcome.target())));
    }

    private static RestorationOutcome restored(
            RestorationOutcome outcome, Instant deadline, @Nullable Instant restoredAt) {
        return new RestorationOutcome(
                outcome.failure(),
                outcome.target(),
                outcome.position(),
                deadline,
                restoredAt,
                restoredAt == null ? null : !restoredAt.isAfter(deadline));
    }

    // ---- what is pointed out, each once

    /**
     * So much of the time allowed has passed.
     *
     * @throws OutOfTurn when it has not, or nothing is to be restored any more
     */
    public void warn(String failure, Target target, int percent) {
        var objective = runningSince(failure, target, percent);
        failures.recordOnce(
                failure,
                "deadline-near",
                SubscriptionDiary.TACITE,
                "%d\u00a0%% du délai est écoulé : %s.".formatted(percent, inWords(objective)));
    }

    private RestorationObjective runningSince(String failure, Target target, int percent) {
        if (latest(failure, target).filter(RestorationOutcome::isOpen).isEmpty()) {
            throw new OutOfTurn("No deadline of failure " + failure + " runs for its " + target);
        }
        var objective = objective(failure, target);
        boolean isPointedOut =
                percent == DEADLINE || objective.quality().warningPercents().contains(percent);
        if (!isPointedOut) {
            throw new OutOfTurn("Nobody points out that " + percent + " % of the time allowed has passed");
        }
        // timers count in milliseconds
        if (clock.millis() < objective.at(percent).toEpochMilli()) {
            throw new OutOfTurn(
                    "It is not yet to be pointed out that " + percent + " % of the time allowed for failure " + failure
                            + " has passed",
                    objective.at(percent));
        }
        return objective;
    }

    /**
     * The deadline has come, and nothing is restored.
     *
     * @throws OutOfTurn when it has not, or something is
     */
    public void miss(String failure, Target target) {
        var objective = runningSince(failure, target, DEADLINE);
        failures.recordOnce(
                failure,
                "deadline-missed",
                SubscriptionDiary.TACITE,
                "Échéance atteinte sans rétablissement : %s. Aucune pénalité (art. 3).".formatted(inWords(objective)));
    }

    /**
     * What is being done about a deadline that was missed.
     *
     * @throws Refusal when nothing is stated, or too much
     */
    public void handleMiss(String failure, Target target, @Nullable String measures, String by) {
        if (measures == null || measures.isBlank() || measures.strip().length() > StatedReason.LONGEST) {
            throw Refusal.unprocessable("measures-missing", "measures", StatedReason.LONGEST);
        }
        failures.record(
                failure,
                "deadline-handled",
                by,
                "%s, échéance dépassée de %s : %s"
                        .formatted(target.label(), FrenchMoment.lasting(missedBy(failure, target)), measures.strip()));
    }

    /** Whether it was met or missed. A failure that turned out to be another one has nothing to say. */
    public void conclude(String failure, Target target) {
        latest(failure, target)
                .filter(outcome -> !outcome.isOpen())
                .ifPresent(outcome -> failures.recordOnce(
                        failure,
                        outcome.isMet() ? "deadline-met" : "deadline-not-met",
                        SubscriptionDiary.TACITE,
                        inWords(outcome)));
    }

    // ---- in French

    /** Until when, and how that is counted. */
    public static String inWords(RestorationObjective objective) {
        return "%s au plus tard le %s (%d\u00a0h %s à compter du %s)"
                .formatted(
                        objective.target().label(),
                        FrenchMoment.of(objective.deadline()),
                        objective.hours(),
                        objective.clock().inWords(),
                        FrenchMoment.of(objective.from()));
    }

    /** Where all deadlines of a failure stand. */
    @Transactional(readOnly = true)
    public String inWords(String failure) {
        return Stream.of(Target.values())
                .flatMap(target -> latest(failure, target).stream())
                .map(outcome -> inWords(outcome)
                        + (outcome.isOpen() && clock.instant().isAfter(outcome.deadline())
                                ? " Échéance dépassée."
                                : ""))
                .collect(Collectors.joining(" "));
    }

    /** Met or missed, and by how much. */
    public static String inWords(RestorationOutcome outcome) {
        var restoredAt = outcome.restoredAt();
        if (restoredAt == null) {
            return "%s au plus tard le %s.".formatted(outcome.target().label(), FrenchMoment.of(outcome.deadline()));
        }
        return "%s le %s : échéance du %s %s"
                .formatted(
                        outcome.target().label(),
                        FrenchMoment.of(restoredAt),
                        FrenchMoment.of(outcome.deadline()),
                        outcome.isMet()
                                ? "tenue."
                                : "manquée de %s, sans pénalité (art. 3)."
                                        .formatted(FrenchMoment.lasting(
                                                Duration.between(outcome.deadline(), restoredAt))));
    }
}
