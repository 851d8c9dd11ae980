package fr.allset.tacite.failure;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.notification.Letter;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the customers concerned are told of planned maintenance (art. 3, iii), each once, in one letter for all its subscriptions. */
@Service
@Transactional
public class MaintenanceCorrespondence {

    /** A letter names no more of a customer's subscriptions. */
    private static final String ANNOUNCED = "announced";

    private static final int MOST_NAMED = 500;

    private final MaintenancePlanning maintenances;
    private final PlannedMaintenances plannedMaintenances;
    private final Subscriptions subscriptions;
    private final Notices notices;

    MaintenanceCorrespondence(
            MaintenancePlanning maintenances,
            PlannedMaintenances plannedMaintenances,
            Subscriptions subscriptions,
            Notices notices) {
        this.maintenances = maintenances;
        this.plannedMaintenances = plannedMaintenances;
        this.subscriptions = subscriptions;
        this.notices = notices;
    }

    /**
     * Announces it to the next customers.
     *
     * @param after the last customer that has been told, or the empty text
     * @return the last customer told now, after which to go on; none when everyone has been told
     */
    public Optional<String> announce(String number, String after, int atOnce) {
        var maintenance = maintenances.find(number);
        return tell(
                maintenance,
                after,
                atOnce,
                ANNOUNCED,
                customer -> true,
                (named, others) -> new FailureLetter.MaintenanceAnnounced(
                        number, maintenance.from(), maintenance.to(), maintenance.description(), named, others));
    }

    /**
     * Tells the next customers that it is cancelled, of those to whom it was announced; see {@link #announce}.
     *
     * @throws OutOfTurn when it is not
     */
    public Optional<String> announceCancellation(String number, String after, int atOnce) {
        var maintenance = maintenances.find(number);
        var because = maintenance.cancelledBecause();
        if (because == null) {
            throw new OutOfTurn("Maintenance " + number + " stands: no letter says that it is cancelled");
        }
        var stoppedAt = maintenance
                .excused()
                .map(period -> requireNonNull(period.until()))
                .orElse(null);
        return tell(
                maintenance,
                after,
                atOnce,
                "cancelled",
                customer -> notices.findByKey(key(number, ANNOUNCED, customer)).isPresent(),
                (named, others) -> new FailureLetter.MaintenanceCancelled(
                        number, maintenance.from(), maintenance.to(), because, named, others, stoppedAt));
    }

    private Optional<String> tell(
            PlannedMaintenance maintenance,
            String after,
            int atOnce,
            String step,
            Predicate<String> concerned,
            BiFunction<List<FailureLetter.Maintained>, Integer, Record> letter) {
        var customers = plannedMaintenances.customers(maintenance.number(), after, atOnce);
        plannedMaintenances.subscriptionsOf(maintenance.number(), customers).forEach((customer, numbers) -> {
            if (!concerned.test(customer)) {
                return;
            }
            var named = subscriptions.findAll(numbers.subList(0, Math.min(numbers.size(), MOST_NAMED)));
            var maintained = named.stream()
                    .map(subscription -> new FailureLetter.Maintained(
                            subscription.number(), subscription.site().name()))
                    .toList();
            var written = notice(
                    maintenance,
                    named.get(0).customer(),
                    step,
                    letter.apply(maintained, numbers.size() - maintained.size()));
            if (step.equals(ANNOUNCED)) {
                notices.record(written, maintenance.from());
            } else {
                notices.record(written);
            }
        });
        return customers.size() < atOnce ? Optional.empty() : Optional.of(customers.get(customers.size() - 1));
    }

    private static Notice notice(PlannedMaintenance maintenance, Customer customer, String step, Record letter) {
        return new Notice(
                key(maintenance.number(), step, customer.number()),
                "maintenance-" + step,
                maintenance.number(),
                customer.number(),
                customer.contactName(),
                customer.contactEmail(),
                Letter.of(letter));
    }

    private static String key(String number, String step, String customer) {
        return number + "/" + step + "/" + customer;
    }
}
