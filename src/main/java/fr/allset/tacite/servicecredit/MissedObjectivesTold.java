package fr.allset.tacite.servicecredit;

import fr.allset.tacite.availability.Availability;
import java.time.YearMonth;
import java.util.List;

/**
 * Subscriptions have missed their objective in a month, and their customers were told so: a credit can be asked for (art. 3).
 *
 * @param missed some of them; of a month with very many there are several events
 */
public record MissedObjectivesTold(YearMonth month, List<Missed> missed) {

    /** @param notifications the numbers of those that have counted in it */
    public record Missed(String subscription, List<String> notifications) {

        public Missed {
            notifications = List.copyOf(notifications);
        }

        /** That of a month that was missed. */
        public static Missed of(String subscription, Availability availability) {
            return new Missed(
                    subscription,
                    availability.shares().stream()
                            .filter(share -> share.counted() > 0)
                            .map(share -> share.outage().notification())
                            .distinct()
                            .toList());
        }
    }

    public MissedObjectivesTold {
        missed = List.copyOf(missed);
    }
}
