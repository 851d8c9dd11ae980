package fr.allset.tacite.identity;

/** Which customers there are. Who keeps them says it: this module is known by all others and knows none of the contract. */
public interface CustomerRegister {

    boolean holds(String customerNumber);
}
