package fr.allset.tacite.failure;

import fr.allset.tacite.failure.Failure.Equipment;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What article 3 promises for a failure that may concern several subscriptions. Where their terms differ, the most demanding holds: a
 * failure that several customers share is handled once.
 *
 * @param qualities those of the subscriptions concerned, at least one
 */
public record FailureObjectives(List<ServiceQuality> qualities) {

    /** Each of {@code qualities} once. */
    public static FailureObjectives of(Collection<ServiceQuality> qualities) {
        return new FailureObjectives(qualities.stream().distinct().toList());
    }

    /** @throws IllegalArgumentException when there are none */
    public FailureObjectives {
        qualities = List.copyOf(qualities);
        if (qualities.isEmpty()) {
            throw new IllegalArgumentException("A failure concerns a subscription");
        }
    }

    /** From when somebody takes it in charge: that moment within the support hours, else the next opening (R05, R06, R08). */
    public Instant openFrom(Instant moment) {
        return qualities.stream()
                .map(quality -> SupportHours.of(quality).openFrom(moment))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Until when the service is to be restored, from the receipt of what reported it (R01, R02). */
    public RestorationObjective ofService(Instant reportedAt) {
        return qualities.stream()
                .map(quality -> RestorationObjective.ofService(reportedAt, quality))
                .min(Comparator.comparing(RestorationObjective::deadline))
                .orElseThrow();
    }

    /** Until when the faulty equipment is to be replaced, from its finding (R03, R04). */
    public RestorationObjective ofEquipment(Equipment equipment) {
        return qualities.stream()
                .map(quality ->
                        RestorationObjective.ofEquipment(equipment.foundAt(), equipment.underWarranty(), quality))
                .min(Comparator.comparing(RestorationObjective::deadline))
                .orElseThrow();
    }

    /** When the silence of a customer, asked at that moment, confirms the restoration: the longest time left to any; the text is silent. */
    public Instant silenceConfirmsAt(Instant askedAt) {
        int days = qualities.stream()
                .mapToInt(ServiceQuality::confirmationDays)
                .max()
                .orElseThrow();
        return askedAt.atZone(ContractTime.ZONE).plusDays(days).toInstant();
    }

    /** The part of a month, in percent, below which a customer may ask for an avoir: where terms differ, the highest. */
    public int objectivePercent() {
        return qualities.stream()
                .mapToInt(ServiceQuality::objectivePercent)
                .max()
                .orElseThrow();
    }
}
