package fr.allset.tacite.setup;

import fr.allset.tacite.subscription.Component;
import java.util.Collections;
import java.util.Set;

/**
 * One of the documents that article 1 lists, whatever its version.
 *
 * @param code       its name in data, such as {@code exchange-online}
 * @param article    where article 1 lists it: {@code a} to {@code f} for a service description, {@code 2} for the general ones
 * @param title      as article 1 names it
 * @param components the components that it describes; empty when it applies whatever they are
 */
public record ContractDocument(String code, String article, String title, Kind kind, Set<Component> components) {

    /** What accepting it means. */
    public enum Kind {
        /** Article 1, first list: the description of a Microsoft service. */
        DESCRIPTION,
        /** Article 1, second list: the general terms and the rights of use. */
        CONDITIONS,
        /** Article 1: the Client knows that the service is a standard one, without warranty of fitness for its aims. */
        ACKNOWLEDGEMENT
    }

    public ContractDocument {
        components = Set.copyOf(components);
    }

    /** Whether whoever subscribes to {@code subscribed} is to accept it. */
    public boolean appliesTo(Set<Component> subscribed) {
        return components.isEmpty() || !Collections.disjoint(components, subscribed);
    }
}
