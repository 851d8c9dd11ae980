package fr.allset.tacite.subscription;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the suite may include (art. 1), under the contract's names; Microsoft's names since then mean the same. */
public enum Component {
    EXCHANGE_ONLINE("Exchange Online", "Microsoft Exchange Online"),
    ONEDRIVE("OneDrive Entreprise", "OneDrive", "OneDrive for Business", "Microsoft OneDrive"),
    SHAREPOINT_ONLINE("SharePoint Online", "SharePoint", "Microsoft SharePoint Online"),
    LYNC_ONLINE(
            "Lync Online",
            "Lync",
            "Skype for Business",
            "Skype for Business Online",
            "Skype Entreprise",
            "Microsoft Teams",
            "Teams"),
    OFFICE_365_PROPLUS(
            "Office 365 Professional Plus",
            "Office 365 ProPlus",
            "Microsoft 365 Apps",
            "Microsoft 365 Apps for enterprise",
            "Microsoft 365 Apps for business",
            "Applications Microsoft 365"),
    OFFICE_ONLINE(
            "Office Online",
            "Office Web Apps",
            "Office for the web",
            "Microsoft 365 for the web",
            "Office pour le web");

    private static final String SEPARATOR = "|";
    private static final Map<String, Component> BY_NAME = new HashMap<>();

    static {
        for (var component : values()) {
            BY_NAME.put(component.name().toLowerCase(Locale.ROOT), component);
            BY_NAME.put(component.contractName.toLowerCase(Locale.ROOT), component);
            component.aliases.forEach(alias -> BY_NAME.put(alias.toLowerCase(Locale.ROOT), component));
        }
    }

    private final String contractName;
    private final List<String> aliases;

    Component(String contractName, String... aliases) {
        this.contractName = contractName;
        this.aliases = List.of(aliases);
    }

    /** The component that goes by this name, code or alias, whatever its case. */
    public static Optional<Component> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** As article 1 names it. */
    public String contractName() {
        return contractName;
    }

    /** What else it is called, today's product names among them. */
    public List<String> aliases() {
        return aliases;
    }

    /** Their codes, in the contract's order, joined by {@code |}: how they are stored. */
    public static String codes(Collection<Component> components) {
        return components.stream().sorted().distinct().map(Component::name).collect(joining(SEPARATOR));
    }

    /** The condition that a column of {@link #codes} names one of these; they are codes, not input. */
    public static String namedIn(String column, Collection<Component> components) {
        return components.stream()
                .sorted()
                .map(component -> "'" + SEPARATOR + "' || " + column + " || '" + SEPARATOR + "' like '%" + SEPARATOR
                        + component.name() + SEPARATOR + "%'")
                .collect(joining(" or ", "(", ")"));
    }

    /** What {@link #codes} has written, in the contract's order. */
    public static Set<Component> ofCodes(String codes) {
        var components = EnumSet.noneOf(Component.class);
        Arrays.stream(codes.split("\\|")).map(Component::valueOf).forEach(components::add);
        return components;
    }
}
