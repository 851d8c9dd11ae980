package fr.allset.tacite.engine;

import fr.allset.tacite.notification.NoticeRecorded;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.ClockHands;
import fr.allset.tacite.time.ClockMove;
import fr.allset.tacite.time.ClockMoves;
import fr.allset.tacite.time.ClockSettings;
import fr.allset.tacite.time.FurtherInstant;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Moves the one clock forward. Everything that falls due on the way happens in the order of its due instants. The engine itself takes up no
 * job meanwhile. The clock stands at an instant until all that is due then is done, and goes to the next. A step that fails is tried again
 * as always, at the instants of its retries. It stays behind as an incident when they are used up.
 *
 */
@Component
public class ClockMovement {

    private static final Logger log = LoggerFactory.getLogger(ClockMovement.class);

    private static final int JOBS_AT_ONCE = 500;
    /** How often a job is tried at one instant. One that fails mostly waits for the instant of its retry, or has used its tries up. */
    private static final int MOST_TRIES = 3;
    /** More than any portfolio has at one midnight: a process that makes itself due again at once for ever is left there. */
    private static final int MOST_JOBS_AT_ONE_INSTANT = 1_000_000;

    /** As often one thing may be planned again for the instant at which it has just been done; each look may find it once. */
    private static final int MOST_REPETITIONS = 50;

    private static final int LONGEST_REASON = 400;
    private static final int SECONDS_TO_STOP = 30;

    private final ClockHands hands;
    private final Clock clock;
    private final ClockSettings settings;
    private final ClockMoves moves;
    private final EngineClock engineClock;
    private final JobExecutorPause pause;
    private final DueJobs jobs;
    private final ManagementService management;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(new CustomizableThreadFactory("clock-"));
    private final AtomicReference<Way> underWay = new AtomicReference<>();
    private volatile boolean stopping;

    ClockMovement(
            ClockHands hands,
            Clock clock,
            ClockSettings settings,
            ClockMoves moves,
            EngineClock engineClock,
            JobExecutorPause pause,
            DueJobs jobs,
            ManagementService management) {
        this.hands = hands;
        this.clock = clock;
        this.settings = settings;
        this.moves = moves;
        this.engineClock = engineClock;
        this.pause = pause;
        this.jobs = jobs;
        this.management = management;
    }

    /** Whether this is a demonstration, whose clock can be moved. */
    public boolean isMovable() {
        return settings.movable();
    }

    /** How far the move has come that is under way at this moment. */
    public Optional<ClockProgress> progress() {
        return Optional.ofNullable(underWay.get())
                .map(way -> new ClockProgress(
                        way.from, way.to, hands.instant(), way.executed.get(), way.failed.get(), way.notices.get()));
    }

    /** What falls due next, the earliest first. */
    public List<FallingDue> fallingDue(int most) {
        return jobs.next(most);
    }

    /**
     * Moves the clock in the background.
     *
     * @param to later than now, and not farther than {@link FurtherInstant} permits
     * @return completed with the facts once the clock has come there
     * @throws Refusal {@code clock-not-movable}, {@code clock-moving}, {@code clock-backwards}, {@code clock-too-far}
     */
    public CompletableFuture<ClockMove> moveTo(Instant to, String movedBy) {
        if (!isMovable()) {
            throw Refusal.conflict("clock-not-movable");
        }
        var way = new Way(hands.instant().truncatedTo(ChronoUnit.MILLIS), to.truncatedTo(ChronoUnit.MILLIS));
        if (!underWay.compareAndSet(null, way)) {
            throw Refusal.conflict("clock-moving");
        }
        try {
            FurtherInstant.checked(to, "until", clock);
            long move = moves.begin(movedBy, way.from, way.to);
            return CompletableFuture.supplyAsync(() -> go(move, way), thread);
        } catch (RuntimeException refused) {
            underWay.set(null);
            throw refused;
        }
    }

    /**
     * Moves the clock to the next instant at which something falls due.
     *
     * @throws Refusal as {@link #moveTo}, and {@code clock-nothing-due}
     */
    public CompletableFuture<ClockMove> moveToNextDue(String movedBy) {
        return moveTo(
                jobs.nextAfter(hands.instant()).orElseThrow(() -> Refusal.conflict("clock-nothing-due")), movedBy);
    }

    private ClockMove go(long move, Way way) {
        var goOn = pause.begin();
        try {
            boolean arrived = walk(move, way);
            return moves.end(
                    move, way.executed.get(), way.failed.get(), way.notices.get(), arrived, way.stoppedBecause);
        } finally {
            hands.goOnFrom(hands.instant());
            engineClock.follow();
            if (!stopping) {
                goOn.run();
            }
            underWay.set(null);
        }
    }

    /** From due instant to due instant; false when it was left on the way. */
    private boolean walk(long move, Way way) {
        stand(way.from);
        boolean done = doWhatIsDue(way);
        for (var next = nextOn(way); done && next.isPresent(); next = nextOn(way)) {
            moves.reach(move, next.get());
            stand(next.get());
            done = doWhatIsDue(way);
        }
        if (done) {
            moves.reach(move, way.to);
            stand(way.to);
        }
        return done;
    }

    private void stand(Instant instant) {
        hands.standAt(instant);
        engineClock.follow();
    }

    private Optional<Instant> nextOn(Way way) {
        return jobs.nextAfter(hands.instant()).filter(next -> !next.isAfter(way.to));
    }

    /** False when it was not done to its end. */
    private boolean doWhatIsDue(Way way) {
        Map<String, Integer> tries = new HashMap<>();
        Map<FallingDue, Integer> looks = new HashMap<>();
        int done = 0;
        for (var due = due(tries); !due.isEmpty(); due = due(tries)) {
            Set<FallingDue> inThisLook = new HashSet<>();
            for (var job : due) {
                if (stopping || done++ >= MOST_JOBS_AT_ONE_INSTANT) {
                    log.warn("The move of the clock ends at {} and not at {}", hands.instant(), way.to);
                    return false;
                }
                var planned = jobs.planned(job).filter(inThisLook::add);
                if (planned.isPresent() && looks.merge(planned.get(), 1, Integer::sum) > MOST_REPETITIONS) {
                    way.stoppedBecause = standing(planned.get());
                    log.warn("The move of the clock ends at {}: {}", hands.instant(), way.stoppedBecause);
                    return false;
                }
                execute(job, way, tries);
            }
        }
        return true;
    }

    /** Time would stand there for ever: something is done, and planned for the same instant again. */
    private static String standing(FallingDue again) {
        var what = "« %s » de %s (%s) se planifie sans cesse pour le %s"
                .formatted(again.element(), again.businessKey(), again.process(), FrenchMoment.of(again.at()));
        return what.length() <= LONGEST_REASON ? what : what.substring(0, LONGEST_REASON);
    }

    private List<Job> due(Map<String, Integer> tries) {
        return jobs.now(JOBS_AT_ONCE + tries.size()).stream()
                .filter(job -> tries.getOrDefault(job.getId(), 0) < MOST_TRIES)
                .toList();
    }

    private void execute(Job job, Way way, Map<String, Integer> tries) {
        try {
            management.executeJob(job.getId());
            way.executed.incrementAndGet();
        } catch (OptimisticLockingException doneByAnother) {
            tries.merge(job.getId(), 1, Integer::sum);
        } catch (RuntimeException failure) {
            // the engine has written the failure down; what is no longer there was done, or made needless, by another
            if (management.createJobQuery().jobId(job.getId()).count() > 0) {
                log.warn("Job {} failed at {}: {}", job.getId(), hands.instant(), failure.toString());
                way.failed.incrementAndGet();
                tries.merge(job.getId(), 1, Integer::sum);
            }
        }
    }

    @TransactionalEventListener
    void on(NoticeRecorded recorded) {
        var way = underWay.get();
        if (way != null) {
            way.notices.incrementAndGet();
        }
    }

    /** The job at work comes to its end, and the rest of the way is left. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.shutdown();
        thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }

    /** The move under way. */
    private static final class Way {

        private final Instant from;
        private final Instant to;
        private @Nullable String stoppedBecause;
        private final AtomicInteger executed = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private final AtomicInteger notices = new AtomicInteger();

        Way(Instant from, Instant to) {
            this.from = from;
            this.to = to;
        }
    }
}
