package fr.allset.tacite.mailbox;

/** Which addresses are ours. A mail that seems to come from one of them was sent through a group, or is our own. */
public interface OwnAddresses {

    /** @param address in lower case */
    boolean contain(String address);
}
