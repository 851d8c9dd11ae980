package fr.allset.tacite.failure;

import fr.allset.tacite.persistence.StoredByCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The causes for whose time no credit is due: an « Evénement Excusable » (art. 3). */
public enum ExcusableEvent implements StoredByCode {
    I("un équipement ou un service non fourni par ALLSET SAS"),
    II("les actes ou omissions du Client"),
    III("une maintenance planifiée"),
    IV("un trafic du réseau qui excède la capacité du Service"),
    V("les actes ou omissions de France Télécom ou d'un autre opérateur de télécommunication"),
    VI("l'indisponibilité du Client, ou son manquement à coopérer raisonnablement au rétablissement");

    private final String label;

    ExcusableEvent(String label) {
        this.label = label;
    }

    /** The event that the contract numbers {@code code}: {@code i} to {@code vi}. */
    public static Optional<ExcusableEvent> of(String code) {
        return Arrays.stream(values())
                .filter(event -> event.code().equals(code))
                .findFirst();
    }

    /** Its number in the contract, as in {@code iv}. */
    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, in the contract's words. */
    public String label() {
        return label;
    }
}
