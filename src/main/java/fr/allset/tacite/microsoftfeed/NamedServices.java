package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.subscription.Component;
import java.util.List;
import java.util.Set;

/**
 * What Microsoft's names of services mean to the contract.
 *
 * @param components those that they mean together
 * @param unknown    the names that nobody has classified yet, as they were read
 */
public record NamedServices(Set<Component> components, List<String> unknown) {

    public NamedServices {
        components = Set.copyOf(components);
        unknown = List.copyOf(unknown);
    }
}
