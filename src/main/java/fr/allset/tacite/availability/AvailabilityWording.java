package fr.allset.tacite.availability;

import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.terms.ServiceQuality.CreditTier;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import java.util.List;

/** An availability in French, for those who have never seen one: made of the values it was calculated from. */
public final class AvailabilityWording {

    private static final char NO_BREAK_SPACE = '\u00a0';

    private AvailabilityWording() {}

    /** The figure with the decimals that show on which side of the objective it is: {@code 98,611111 %}. */
    public static String percent(Availability availability) {
        return availability.percent().toPlainString().replace('.', ',') + NO_BREAK_SPACE + "%";
    }

    /** How the figure comes about: service time, what counts, the division, and how it stands to the objective. */
    public static String calculation(Availability availability) {
        if (!availability.hasService()) {
            return "Le Service n'a pas été fourni en " + FrenchMonth.of(availability.month()) + " (D33).";
        }
        var base = FrenchMoment.lasting(availability.baseSeconds());
        var down = FrenchMoment.lasting(availability.downtimeSeconds());
        return ("Temps de Service en %s : %s ; indisponibilité qui compte : %s ; disponibilité : (%s − %s)"
                        + " / %s = %s, %s l'objectif de %d%c%% (art. 3).")
                .formatted(
                        FrenchMonth.of(availability.month()),
                        base,
                        down,
                        base,
                        down,
                        base,
                        percent(availability),
                        availability.objectiveMet() ? "qui atteint" : "en dessous de",
                        availability.quality().objectivePercent(),
                        NO_BREAK_SPACE);
    }

    /** What may still fail in a month that runs, or by how much the objective is missed. */
    public static String toSpare(Availability availability) {
        var time = FrenchMoment.lasting(Math.abs(availability.secondsToSpare()));
        return availability.objectiveMet()
                ? "Il reste " + time + " avant que l'objectif ne soit plus atteint."
                : "L'objectif est manqué de " + time + ".";
    }

    /** The line of the contract's table that applies: {@code « De 98 à 99 % » : 5 %}; that nothing is due when none does. */
    public static String tier(Availability availability) {
        int percent = availability.tierPercent();
        return availability.quality().creditTiers().stream()
                .filter(tier -> percent > 0 && tier.creditPercent() == percent)
                .findFirst()
                .map(tier -> "« " + words(tier) + " » : " + percent + NO_BREAK_SPACE + "%")
                .orElse("Objectif atteint : aucun avoir");
    }

    private static String words(CreditTier tier) {
        return tier.from() == 0
                ? "Moins de " + tier.below() + NO_BREAK_SPACE + "%"
                : "De " + tier.from() + " à " + tier.below() + NO_BREAK_SPACE + "%";
    }

    /** What became of one notification, and why: {@code compte 2 h ; 1 h déjà comptée par une autre notification (D07)}. */
    public static String verdict(OutageShare share) {
        var words = switch (share.verdict()) {
            case COUNTED -> "compte " + FrenchMoment.lasting(share.counted());
            case IN_PART -> "compte " + FrenchMoment.lasting(share.counted()) + rest(share);
            case OUTSIDE -> "ne compte pas : hors du mois ou du temps de Service";
            case DETECTED ->
                "ne compte pas : incident détecté par ALLSET SAS ; seules comptent les Notifications du Client (D04)";
            case EXCUSABLE ->
                share.outage().excusable() == null
                        ? "ne compte pas : recouverte par un Evénement Excusable" + rest(share) + " (D08)"
                        : "ne compte pas : Evénement Excusable ("
                                + share.outage().excusable().code() + "), "
                                + share.outage().excusable().label() + " ; " + FrenchMoment.lasting(share.excused())
                                + " (D31)";
            case ALREADY_COUNTED -> "ne compte pas : déjà comptée par une autre notification (D07)";
        };
        return words
                + (share.outage().restoredAt() == null && share.verdict() != OutageShare.Verdict.OUTSIDE
                        ? " ; pas encore rétablie (D10)"
                        : "");
    }

    private static String rest(OutageShare share) {
        return (share.alreadyCounted() > 0
                        ? " ; " + FrenchMoment.lasting(share.alreadyCounted())
                                + " déjà comptées par une autre notification (D07)"
                        : "")
                + (share.excused() > 0 && share.counted() > 0
                        ? " ; " + FrenchMoment.lasting(share.excused()) + " d'un Evénement Excusable (D08)"
                        : "");
    }

    /** When a notification was received and its failure restored. */
    public static String times(Outage outage) {
        return "reçue le " + FrenchMoment.of(outage.notifiedAt())
                + (outage.startedAt() == null || outage.startedAt().equals(outage.notifiedAt())
                        ? ""
                        : " (début le " + FrenchMoment.of(outage.startedAt()) + ")")
                + (outage.restoredAt() == null ? "" : ", rétablie le " + FrenchMoment.of(outage.restoredAt()));
    }

    /** The readings that were applied to the availability and its credit, each with its entry of the register. */
    public static List<String> readings(Availability availability) {
        return availability.quality().readings().all().stream()
                .filter(reading -> reading.entry().startsWith("D"))
                .map(AvailabilityWording::reading)
                .toList();
    }

    private static String reading(Reading reading) {
        return reading.entry() + NO_BREAK_SPACE + ": " + reading.label();
    }
}
