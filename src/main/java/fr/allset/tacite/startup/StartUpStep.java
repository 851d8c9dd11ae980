package fr.allset.tacite.startup;

import org.springframework.context.SmartLifecycle;

/** Something that is done once at each start, before the port opens; when it fails, Tacite does not start. */
public abstract class StartUpStep implements SmartLifecycle {

    /** The steps in their order. */
    public enum Order {
        /** Processes, decisions and forms. */
        DEPLOYMENT,
        /** Instances of older versions set out for the newest. */
        CONVERSION,
        /** Groups, rights and task lists, which the first logins belong to. */
        PERMISSIONS,
        /** The first logins, and the demo portfolio whose import starts processes. */
        FIRST_LOGINS,
        /** Whom the engine knows as staff. */
        ENGINE_USERS,
        /** The open run of the monthly charges. */
        MONTHLY_CHARGES,
        /** The open month of the availability that is told. */
        MONTHLY_AVAILABILITY,
        /** Notices of non-renewal that a rule of no document had made late. */
        NOTICES_COUNTED_ANEW
    }

    /** Far before the web server and the job executor. */
    private static final int FIRST_PHASE = -1000;

    private final Order order;
    private volatile boolean done;

    protected StartUpStep(Order order) {
        this.order = order;
    }

    /** What is to be done; it may have been done at an earlier start. */
    protected abstract void prepare();

    @Override
    public final void start() {
        prepare();
        done = true;
    }

    @Override
    public final void stop() {
        done = false;
    }

    @Override
    public final boolean isRunning() {
        return done;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // their order is what these constants are for
    public final int getPhase() {
        return FIRST_PHASE + order.ordinal();
    }
}
