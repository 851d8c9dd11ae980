package fr.allset.tacite.identity;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tries that a guesser has. One is taken before the password is looked at, and given back when it was right. So a thousand at once are
 * no more than ten one after the other. While all that are left are being looked at, others wait for how they end. A program that is right
 * two hundred times at once is never refused.
 *
 */
class Tries {

    private static final long PATIENCE_IN_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition oneHasEnded = lock.newCondition();
    private int wrong;
    private int beingLookedAt;
    private boolean refused;

    Tries(int most) {
        this.most = most;
    }

    /** Whether the password may be looked at; {@link #giveBack} or {@link #use} follows. */
    boolean take() {
        lock.lock();
        try {
            long left = PATIENCE_IN_NANOS;
            while (left > 0 && wrong < most && wrong + beingLookedAt >= most) {
                left = oneHasEnded.awaitNanos(left);
            }
            boolean taken = wrong + beingLookedAt < most;
            if (taken) {
                beingLookedAt++;
            }
            return taken;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The password was right, or nobody knows. */
    void giveBack() {
        end(0);
    }

    /** The password was wrong. */
    void use() {
        end(1);
    }

    private void end(int wrongOnes) {
        lock.lock();
        try {
            beingLookedAt--;
            wrong += wrongOnes;
            oneHasEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether this is the first refusal: one line in the log says it, not thousands. */
    boolean isFirstRefusal() {
        lock.lock();
        try {
            boolean first = !refused;
            refused = true;
            return first;
        } finally {
            lock.unlock();
        }
    }
}
