package fr.allset.tacite.billing;

/** Which change of the facts makes a month that has been charged cost something else. */
enum SettlementCause {
    /** The service has started, possibly in a month that has been charged already. */
    SERVICE_STARTED("Mise en Service"),
    /** The service has ended, inside a month charged in advance or before it. */
    SERVICE_ENDED("fin du Service"),
    /** The end that was planned does not come. */
    END_WITHDRAWN("fin du Service retirée"),
    /** A non-renewal was put on file or taken back. */
    NON_RENEWAL_CHANGED("dénonciation enregistrée ou retirée"),
    /** The monthly fee is another one from a day in a month that has been charged. */
    FIXED_FEE_CHANGED("changement des Frais Fixes"),
    /** The usage of a month is known later than usual, or stated again. */
    USAGE_RECORDED("usage enregistré");

    private final String label;

    SettlementCause(String label) {
        this.label = label;
    }

    /** Inside a French sentence. */
    public String label() {
        return label;
    }
}
