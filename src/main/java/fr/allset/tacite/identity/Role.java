package fr.allset.tacite.identity;

/** What a login may do. Each has the least that its work needs. */
public enum Role {
    /** Gestionnaire: completes the tasks, imports the portfolio, quotes and decides. */
    ACCOUNT_MANAGER,
    /** Pilote: watches and repairs the processes in Cockpit. */
    PROCESS_OWNER,
    /** Administrateur du système: who may log in, and what the engine permits. */
    ADMIN,
    /** Support: takes failures in charge, restores and qualifies them, announces maintenance (art. 3); sees no amount. */
    SUPPORT,
    /** A customer's person: sees the customer's own subscriptions alone. */
    CLIENT;

    /** The authority of Spring Security. */
    public String authority() {
        return "ROLE_" + name();
    }

    public boolean isStaff() {
        return this != CLIENT;
    }
}
