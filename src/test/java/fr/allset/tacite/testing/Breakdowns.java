package fr.allset.tacite.testing;

import fr.allset.tacite.identity.Reader;
import fr.allset.tacite.servicelevel.FailureNotifications;
import fr.allset.tacite.servicelevel.Failures;
import fr.allset.tacite.servicelevel.NotificationChannel;
import fr.allset.tacite.servicelevel.NotificationRequest;
import fr.allset.tacite.time.ContractTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Services that fail, as their customers report it over the web; the clock goes along. */
public final class Breakdowns {

    private static final String SUPPORT = "support";

    private final FailureNotifications notifications;
    private final Failures failures;
    private final MovableClock clock;

    public Breakdowns(FailureNotifications notifications, Failures failures, MovableClock clock) {
        this.notifications = notifications;
        this.failures = failures;
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
        clock.moveTo(begin);
        var failure = notifications.register(new NotificationRequest(List.of(subscription), Set.of(), NotificationChannel.WEB,
                "Camille Le Goff", null, null, null, "Plus aucun courriel n'arrive", false, NotificationRequest.NEW),
                new Reader("client", Optional.empty())).failure();
        clock.moveTo(begin.plus(lasting));
        failures.restore(failure, null, SUPPORT);
        return failure;
    }
}
