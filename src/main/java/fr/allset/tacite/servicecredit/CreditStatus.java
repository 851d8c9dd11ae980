package fr.allset.tacite.servicecredit;

import java.util.Locale;

/** Where a customer's request of a credit stands. */
public enum CreditStatus {
    /** Asked for, and not decided on. */
    REQUESTED("demandé"),
    /** A note has been issued. */
    ISSUED("émis"),
    /** Nothing was issued, for a reason that the customer reads. */
    REFUSED("refusé");

    private final String label;

    CreditStatus(String label) {
        this.label = label;
    }

    /** Inside a French sentence about an avoir. */
    public String label() {
        return label;
    }

    /** As in {@code requested}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
