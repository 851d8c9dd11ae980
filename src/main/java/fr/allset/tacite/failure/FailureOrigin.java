package fr.allset.tacite.failure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What diagnosis finds a failure to be due to: a technical finding, from which a decision table proposes the cause of article 3. */
public enum FailureOrigin {
    MICROSOFT("Les services en ligne de Microsoft"),
    RESELLER("ALLSET SAS : configuration, exploitation, équipement fourni"),
    FOREIGN_EQUIPMENT("Un équipement ou un service que ALLSET SAS n'a pas fourni"),
    CUSTOMER("Le Client ou ses utilisateurs"),
    MAINTENANCE("Une maintenance planifiée"),
    TRAFFIC("Un trafic qui excède la capacité du Service"),
    TELECOM("Un opérateur de télécommunication"),
    UNKNOWN("Pas encore connue");

    private final String label;

    FailureOrigin(String label) {
        this.label = label;
    }

    /** The origin whose code is {@code code}. */
    public static Optional<FailureOrigin> of(String code) {
        return Arrays.stream(values())
                .filter(origin -> origin.code().equals(code))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In French. */
    public String label() {
        return label;
    }
}
