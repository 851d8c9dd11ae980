package fr.allset.tacite.failure;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the customers concerned are told of planned maintenance (art. 3, iii), each once, in one letter for all its subscriptions. */
@Service
@Transactional
public class MaintenanceCorrespondence {

    /** A letter names no more of a customer's subscriptions. */
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
                maintenance, after, atOnce, "announced", "Maintenance planifiée du ", maintenance.description(), """
                Bonjour,

                Une maintenance planifiée %s aura lieu du %s au %s (heures de Paris).

                Ce qui sera fait :
                %s

                Vos abonnements concernés :
                %s

                Pendant cette fenêtre, le Service peut être indisponible. Annoncée à l'avance, cette maintenance est un Evénement
                Excusable (iii) : elle n'est pas comptée dans la disponibilité (art. 3).

                ALLSET SAS
                """);
    }

    /** Tells the next customers that it is cancelled; see {@link #announce}. */
    public Optional<String> announceCancellation(String number, String after, int atOnce) {
        var maintenance = maintenances.find(number);
        var because = requireNonNull(maintenance.cancelledBecause());
        return tell(
                maintenance,
                after,
                atOnce,
                "cancelled",
                "Annulation de la maintenance planifiée du ",
                because,
                """
                Bonjour,

                La maintenance planifiée %s, annoncée du %s au %s (heures de Paris), est annulée.

                Motif :
                %s

                Vos abonnements concernés :
                %s

                """
                        + maintenance
                                .excused()
                                .map(period -> """
                Elle a été arrêtée le %s : elle est un Evénement Excusable (iii) de son début jusqu'à ce moment, et rien ensuite
                (art. 3).
                """.formatted(FrenchMoment.of(requireNonNull(period.until()))))
                                .orElse("""
                Elle n'aura pas lieu : cette fenêtre n'est plus un Evénement Excusable (art. 3).
                """)
                        + """

                ALLSET SAS
                """);
    }

    private Optional<String> tell(
            PlannedMaintenance maintenance,
            String after,
            int atOnce,
            String step,
            String subject,
            String words,
            String text) {
        var customers = plannedMaintenances.customers(maintenance.number(), after, atOnce);
        plannedMaintenances.subscriptionsOf(maintenance.number(), customers).forEach((customer, numbers) -> {
            var named = subscriptions.findAll(numbers.subList(0, Math.min(numbers.size(), MOST_NAMED)));
            notices.record(notice(
                    maintenance,
                    named.get(0).customer(),
                    step,
                    subject,
                    text.formatted(
                            maintenance.number(),
                            FrenchMoment.of(maintenance.from()),
                            FrenchMoment.of(maintenance.to()),
                            words,
                            lines(named, numbers.size()))));
        });
        return customers.size() < atOnce ? Optional.empty() : Optional.of(customers.get(customers.size() - 1));
    }

    private static Notice notice(
            PlannedMaintenance maintenance, Customer customer, String step, String subject, String body) {
        return new Notice(
                maintenance.number() + "/" + step + "/" + customer.number(),
                "maintenance-" + step,
                maintenance.number(),
                customer.number(),
                customer.contactName(),
                customer.contactEmail(),
                subject + FrenchMoment.of(maintenance.from()),
                body);
    }

    private static String lines(List<Subscription> named, int all) {
        var lines = named.stream()
                .map(subscription -> "- " + subscription.number() + ", "
                        + subscription.site().name())
                .collect(Collectors.joining("\n"));
        return all > named.size() ? lines + "\n- et %d autres".formatted(all - named.size()) : lines;
    }
}
