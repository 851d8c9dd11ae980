package fr.allset.tacite.failure;

import fr.allset.tacite.failure.Failure.Waiting;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.Spaces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that whoever handles a failure looks at, as it is at one moment, and the same in French.
 *
 * @param count         how many notifications it has
 * @param latest        the latest of them, the latest first, at most {@value #SHOWN}
 * @param components    what does not work; empty when all of the suite
 * @param subscriptions the numbers of those that it concerns, in order
 * @param customers     whose they are
 * @param begunAt       when it began according to whoever reported it
 * @param maintenance   the planned maintenance during which it failed
 * @param at            the moment at which it is looked at
 */
public record FailureSheet(
        Failure failure,
        long count,
        List<Reported> latest,
        Set<Component> components,
        List<String> subscriptions,
        List<Customer> customers,
        Instant begunAt,
        List<PlannedWindow> maintenance,
        FailureObjectives objectives,
        Instant at) {

    /** As many notifications are shown: there may be ten thousand. */
    public static final int SHOWN = 10;

    /** A list of names in a sentence ends after so many characters: there may be a thousand. */
    private static final int LONGEST_LIST = 1500;

    private static final int LONGEST_QUOTATION = 200;

    /** A notification with what was added to it later, oldest first. */
    public record Reported(FailureNotification notification, List<String> additions) {

        public Reported {
            additions = List.copyOf(additions);
        }
    }

    public FailureSheet {
        latest = List.copyOf(latest);
        components = Set.copyOf(components);
        subscriptions = List.copyOf(subscriptions);
        customers = List.copyOf(customers);
        maintenance = List.copyOf(maintenance);
    }

    /** Until when the service is to be restored. */
    public RestorationObjective serviceObjective() {
        return objectives.ofService(failure.stretch().reportedAt());
    }

    public boolean isDuringMaintenance() {
        return !maintenance.isEmpty();
    }

    /** From when the service works, if one believes Microsoft; whoever restores it confirms it. */
    public Optional<Instant> proposedRestoration(MicrosoftStatement statement) {
        return statement.restoredAt() == null
                ? Optional.empty()
                : RestorationProposal.of(failure, statement.restoredAt(), at);
    }

    // ---- in French

    /** {@code Signalée le …, 12 notifications, début le …}. */
    public String reportedInFrench() {
        return "Signalée le " + FrenchMoment.of(failure.reportedAt()) + ", " + Counted.of(count, "notification")
                + "\u00a0; début selon les notifications : le " + FrenchMoment.of(begunAt);
    }

    /** As much of the list of subscriptions as can be read. */
    public String subscriptionsInFrench() {
        return named(subscriptions);
    }

    /** The customers with who is written to. */
    public String customersInFrench() {
        return named(customers.stream()
                .map(customer -> customer.name() + " (" + customer.number() + ")")
                .toList());
    }

    public String componentsInFrench() {
        return components.isEmpty()
                ? "toute la suite"
                : components.stream().sorted().map(Component::contractName).collect(Collectors.joining(", "));
    }

    /** Until when the service is to be restored, with the clause and its readings. */
    public String objectiveInFrench() {
        return RestorationMonitoring.inWords(serviceObjective()) + ", art. 3, lectures R01, R02, R06";
    }

    /** What is known of faulty equipment, with its deadline. */
    public String equipmentInFrench() {
        var equipment = failure.equipment();
        if (equipment == null) {
            return "aucun Équipement défaillant constaté";
        }
        return "constaté défaillant le " + FrenchMoment.of(equipment.foundAt())
                + (equipment.underWarranty() ? ", sous garantie" : ", hors garantie")
                + (equipment.replacedAt() == null ? "" : ", remplacé le " + FrenchMoment.of(equipment.replacedAt()))
                + Spaces.NO_BREAK + "; " + RestorationMonitoring.inWords(objectives.ofEquipment(equipment))
                + ", art. 3, lectures R03, R04";
    }

    /** How these deadlines are read. */
    public String readingsInFrench() {
        return objectives.qualities().stream()
                .flatMap(quality -> List.of(
                        quality.readings().restoreHours(),
                        quality.readings().restoreClock(),
                        quality.readings().holidays())
                        .stream())
                .distinct()
                .map(reading -> "- **" + reading.entry() + "** " + reading.label())
                .collect(Collectors.joining("\n"));
    }

    public String diagnosisInFrench() {
        return failure.diagnosis() == null || failure.origin() == null
                ? "pas encore de diagnostic"
                : failure.diagnosis() + " — Origine : " + failure.origin().label()
                        + (Boolean.TRUE.equals(failure.degraded()) ? " — Service dégradé, non interrompu" : "");
    }

    /** The times in which it failed. */
    public List<String> stretchesInFrench() {
        return failure.stretches().stream().map(this::inFrench).toList();
    }

    private String inFrench(Failure.Interruption interruption) {
        boolean first = interruption.equals(failure.stretches().get(0));
        return "signalée " + (first ? "" : "de nouveau ") + "le " + FrenchMoment.of(interruption.reportedAt())
                + (interruption.beganAt() == null ? "" : ", reprise le " + FrenchMoment.of(interruption.beganAt()))
                + (interruption.restoredAt() == null
                        ? ", pas encore rétablie : "
                                + FrenchMoment.lasting(Duration.between(interruption.reportedAt(), at)) + " à ce moment"
                        : ", rétablie le " + FrenchMoment.of(interruption.restoredAt()) + " : "
                                + FrenchMoment.lasting(
                                        Duration.between(interruption.reportedAt(), interruption.restoredAt())));
    }

    /** The times of waiting for the customer. */
    public List<String> waitingsInFrench() {
        return failure.waitings().stream().map(this::inFrench).toList();
    }

    /** How long the customer has been waited for in all. */
    public String waitedInFrench() {
        return failure.waitings().isEmpty()
                ? "Le Client n'a pas été attendu."
                : "En tout : " + FrenchMoment.lasting(failure.waitedFor(at)) + " d'attente.";
    }

    private String inFrench(Waiting waiting) {
        return "du " + FrenchMoment.of(waiting.since())
                + (waiting.until() == null
                        ? ", encore attendu : " + FrenchMoment.lasting(Duration.between(waiting.since(), at))
                                + " à ce moment"
                        : " au " + FrenchMoment.of(waiting.until()) + " : "
                                + FrenchMoment.lasting(Duration.between(waiting.since(), waiting.until())))
                + " (" + cut(waiting.asked(), LONGEST_QUOTATION) + ")";
    }

    /** The planned maintenance during which it failed; or that there was none. */
    public List<String> maintenanceInFrench() {
        return maintenance.isEmpty()
                ? List.of("aucune n'a été annoncée pour ce temps")
                : maintenance.stream()
                        .map(window -> window.number() + ", du " + FrenchMoment.of(window.from()) + " au "
                                + FrenchMoment.of(window.to()) + " : " + cut(window.description(), LONGEST_QUOTATION))
                        .toList();
    }

    private static String named(List<String> names) {
        var text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            if (text.length() + names.get(i).length() > LONGEST_LIST) {
                return text + " et " + (names.size() - i) + " " + Counted.form(names.size() - i, "autre", "autres");
            }
            text.append(i == 0 ? "" : ", ").append(names.get(i));
        }
        return text.toString();
    }

    /** At most so many characters of it. */
    public static String cut(String words, int longest) {
        return words.length() <= longest ? words : words.substring(0, longest - 1) + "…";
    }
}
