package fr.allset.tacite.failure;

import fr.allset.tacite.terms.RestoreClock;
import fr.allset.tacite.terms.ServiceQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Objectif de Rétablissement du Service (art. 3). The cause of a failure is corrected within « quatre (8) heures » from the
 * receipt of the notification (R01, R02). Faulty equipment is replaced within 48 hours under warranty and 96 otherwise, from its
 * finding (R03, R04). « Aucune pénalité ne sera due » when it is missed: it has no amount.
 *
 * @param hours    the time allowed
 * @param clock    whether it runs day and night or in support hours
 * @param from     when it begins: the receipt of the notification, or the finding
 * @param deadline the last moment at which it is met
 */
public record RestorationObjective(
        Target target, int hours, RestoreClock clock, Instant from, Instant deadline, ServiceQuality quality) {

    /** What is to be restored. */
    public enum Target {
        /** The cause of the failure is corrected. */
        SERVICE(
                "Rétablissement du Service",
                "« corriger tout problème ayant causé une Défaillance du Service dans le délai de quatre (8) heures "
                        + "à compter de la réception d'une Notification de Défaillance »"),
        /** The faulty equipment is replaced. */
        EQUIPMENT(
                "Remplacement de l'Équipement",
                "« remplacer tout Equipement défaillant mis à disposition du Client ou vendu au Client en "
                        + "48h (si la période de garantie est toujours en cours) dans les quatre vingt seize (96) heures à compter de la "
                        + "constatation par ALLSET SAS de la défaillance de l'Equipement »");

        private final String label;
        private final String clause;

        Target(String label, String clause) {
            this.label = label;
            this.clause = clause;
        }

        /** The target whose code is {@code code}: {@code service} or {@code equipment}. */
        public static Target of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What article 3 says of it. */
        public String clause() {
            return clause;
        }

        /** In French. */
        public String label() {
            return label;
        }
    }

    /** The objective for the service, from the receipt of the notification. */
    public static RestorationObjective ofService(Instant notifiedAt, ServiceQuality quality) {
        return of(
                Target.SERVICE,
                quality.readings().restoreHours().hours(),
                quality.readings().restoreClock(),
                notifiedAt,
                quality);
    }

    /** The objective for equipment that the reseller has sold or made available, from the moment it found it faulty. */
    public static RestorationObjective ofEquipment(Instant foundAt, boolean underWarranty, ServiceQuality quality) {
        var readings = quality.readings();
        return of(
                Target.EQUIPMENT,
                readings.equipment().hours(underWarranty, quality.equipmentWarrantyHours(), quality.equipmentHours()),
                readings.equipmentClock().clock(),
                foundAt,
                quality);
    }

    private static RestorationObjective of(
            Target target, int hours, RestoreClock clock, Instant from, ServiceQuality quality) {
        return new RestorationObjective(
                target, hours, clock, from, after(from, Duration.ofHours(hours), clock, quality), quality);
    }

    private static Instant after(Instant from, Duration time, RestoreClock clock, ServiceQuality quality) {
        return clock == RestoreClock.SUPPORT ? SupportHours.of(quality).after(from, time) : from.plus(time);
    }

    /** The moment at which {@code percent} of the time allowed has passed, on its own clock. */
    public Instant at(int percent) {
        return after(from, Duration.ofHours(hours).multipliedBy(percent).dividedBy(100), clock, quality);
    }

    /** Whether it is met by a restoration at that moment; none as long as nothing is restored. */
    public Optional<Boolean> isMetBy(@Nullable Instant restoredAt) {
        return Optional.ofNullable(restoredAt).map(moment -> !moment.isAfter(deadline));
    }
}
