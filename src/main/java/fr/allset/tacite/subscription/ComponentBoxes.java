package fr.allset.tacite.subscription;

import java.util.EnumSet;
import java.util.Set;

/** The boxes of a form that asks for components (art. 1). */
public record ComponentBoxes(
        boolean exchangeOnline,
        boolean oneDrive,
        boolean sharePointOnline,
        boolean lyncOnline,
        boolean office365ProPlus,
        boolean officeOnline) {

    /** Ticked for these. */
    public static ComponentBoxes of(Set<Component> components) {
        return new ComponentBoxes(
                components.contains(Component.EXCHANGE_ONLINE),
                components.contains(Component.ONEDRIVE),
                components.contains(Component.SHAREPOINT_ONLINE),
                components.contains(Component.LYNC_ONLINE),
                components.contains(Component.OFFICE_365_PROPLUS),
                components.contains(Component.OFFICE_ONLINE));
    }

    /** The components whose box is ticked. */
    public Set<Component> ticked() {
        var ticked = EnumSet.noneOf(Component.class);
        for (var component : Component.values()) {
            if (isTicked(component)) {
                ticked.add(component);
            }
        }
        return ticked;
    }

    private boolean isTicked(Component component) {
        return switch (component) {
            case EXCHANGE_ONLINE -> exchangeOnline;
            case ONEDRIVE -> oneDrive;
            case SHAREPOINT_ONLINE -> sharePointOnline;
            case LYNC_ONLINE -> lyncOnline;
            case OFFICE_365_PROPLUS -> office365ProPlus;
            case OFFICE_ONLINE -> officeOnline;
        };
    }
}
