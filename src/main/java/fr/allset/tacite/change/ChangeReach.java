package fr.allset.tacite.change;

/** How many customers, with how many subscriptions, a change concerns. */
public record ChangeReach(int customers, int subscriptions) {

    static final ChangeReach NONE = new ChangeReach(0, 0);

    /** In French: « 12 clients, 30 abonnements ». */
    public String inFrench() {
        return customers
                + (customers > 1 ? " clients, " : " client, ")
                + subscriptions
                + (subscriptions > 1 ? " abonnements" : " abonnement");
    }
}
