package fr.allset.tacite.change;

import fr.allset.tacite.typography.Counted;

/** How many customers, with how many subscriptions, a change concerns. */
public record ChangeReach(int customers, int subscriptions) {

    static final ChangeReach NONE = new ChangeReach(0, 0);

    /** In French: « 12 clients, 30 abonnements ». */
    public String inFrench() {
        return customers + " " + Counted.form(customers, "client", "clients") + ", " + subscriptions + " "
                + Counted.form(subscriptions, "abonnement", "abonnements");
    }
}
