package fr.allset.tacite.microsoftfeed.graph;

import java.time.Duration;

/** Microsoft wants to be left alone for a while. */
final class GraphBusy extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Duration pause;

    GraphBusy(Duration pause) {
        super("busy for " + pause);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
