package fr.allset.tacite.testing;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.time.ContractTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Services that fail, as their customers report it over the web; the clock goes along. */
public final class Breakdowns {

    private static final String SUPPORT = "support";

    private final FailureReporting notifications;
    private final FailureHandling failureHandling;
    private final MovableClock clock;

    public Breakdowns(FailureReporting notifications, FailureHandling failureHandling, MovableClock clock) {
        this.notifications = notifications;
        this.failureHandling = failureHandling;
        this.clock = clock;
    }

    /**
     * A subscription fails, is reported at once and restored after so long.
     *
     * @param at in Paris, at the clock's time or later
     * @return the number of the failure
     */
    public String of(String subscription, LocalDateTime at, Duration lasting) {
        var begin = at.atZone(ContractTime.ZONE).toInstant();
        var failure = reported(subscription, at);
        clock.moveTo(begin.plus(lasting));
        failureHandling.restore(failure, null, SUPPORT);
        failureHandling.decideCause(failure, "covered", null, null, "Panne du serveur", null, null, SUPPORT);
        return failure;
    }

    /** As {@link #of}, and nobody has decided on its cause. */
    public String undecided(String subscription, LocalDateTime at, Duration lasting) {
        var failure = reported(subscription, at);
        clock.moveTo(at.atZone(ContractTime.ZONE).toInstant().plus(lasting));
        failureHandling.restore(failure, null, SUPPORT);
        return failure;
    }

    private String reported(String subscription, LocalDateTime at) {
        clock.moveTo(at.atZone(ContractTime.ZONE).toInstant());
        return notifications
                .register(
                        new NotificationRequest(
                                List.of(subscription),
                                Set.of(),
                                NotificationChannel.WEB,
                                "Camille Le Goff",
                                null,
                                null,
                                null,
                                "Plus aucun courriel n'arrive",
                                false,
                                NotificationRequest.NEW),
                        new Actor("client", Optional.empty()))
                .failure();
    }
}
