package fr.allset.tacite.termination;

import fr.allset.tacite.subscription.ServicePeriod;
import java.util.Locale;

/** Where in the life of a service a termination takes effect. */
public enum Phase {

    /** Before the Date de Mise en Service. */
    BEFORE_START("avant la Date de Mise en Service"),
    /** In the Période Initiale. */
    INITIAL("Période Initiale"),
    /** In a Période de Reconduction. */
    RENEWAL("Période de Reconduction");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    static Phase of(ServicePeriod period) {
        return switch (period.kind()) {
            case INITIAL -> INITIAL;
            case RENEWAL -> RENEWAL;
        };
    }

    /** The name in data: {@code before_start}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of the contract. */
    public String label() {
        return label;
    }
}
