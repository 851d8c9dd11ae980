package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person ticks to say what a name of Microsoft's means: some components, the whole suite, or none of the contract. */
public final class ServiceNameAnswer {

    private static final String FIELD = "components";

    private ServiceNameAnswer() {}

    /**
     * The components that are meant; empty for none of the contract.
     *
     * @throws Refusal {@code service-name-unanswered} when nothing is ticked, {@code service-name-contradiction} when none of the contract
     *                 is ticked beside others
     */
    public static Set<Component> of(Collection<Component> ticked, boolean wholeSuite, boolean none) {
        if (none && (wholeSuite || !ticked.isEmpty())) {
            throw Refusal.unprocessable("service-name-contradiction", FIELD);
        }
        if (!none && !wholeSuite && ticked.isEmpty()) {
            throw Refusal.unprocessable("service-name-unanswered", FIELD);
        }
        var meant = wholeSuite ? EnumSet.allOf(Component.class) : EnumSet.noneOf(Component.class);
        meant.addAll(ticked);
        return meant;
    }

    /**
     * The components of these names or codes.
     *
     * @throws Refusal {@code unknown-component}
     */
    public static Set<Component> named(Collection<String> names) {
        var components = EnumSet.noneOf(Component.class);
        names.forEach(name -> components.add(Component.named(name.strip())
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-component",
                        FIELD,
                        name,
                        Arrays.stream(Component.values())
                                .map(Component::contractName)
                                .collect(Collectors.joining(", "))))));
        return components;
    }
}
