package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.changeletter.process.MessageView.Fact;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.subscription.Component;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows whom a text of Microsoft's would concern. */
@org.springframework.stereotype.Component
class ReachForms {

    /**
     * What Microsoft's names of services mean, and whom each component would concern.
     *
     * @param servicesUnknown nobody has said yet what one of the names means
     */
    record Reach(boolean servicesUnknown, List<Fact> services, List<Fact> reach) {}

    private final ChangeHandling changeHandling;
    private final ServiceNames names;

    ReachForms(ChangeHandling changeHandling, ServiceNames names) {
        this.changeHandling = changeHandling;
        this.names = names;
    }

    Reach view(ChangeRevision revision, Announcement text, Set<Component> proposed, @Nullable LocalDate effectiveOn) {
        var reach = new ArrayList<Fact>();
        for (var component : Component.values()) {
            reach.add(reach(
                    revision,
                    component.contractName() + (proposed.contains(component) ? " (proposé)" : ""),
                    EnumSet.of(component),
                    effectiveOn));
        }
        reach.add(reach(revision, "Ensemble de ce qui est proposé", proposed, effectiveOn));
        return new Reach(
                !names.meaningOf(text.services()).unknown().isEmpty(),
                text.services().stream()
                        .map(service -> new Fact(service, meaning(service)))
                        .toList(),
                reach);
    }

    private String meaning(String service) {
        var meaning = names.meaningOf(List.of(service));
        return !meaning.unknown().isEmpty()
                ? "à classer, voir la tâche"
                : meaning.components().isEmpty()
                        ? "hors contrat"
                        : meaning.components().stream()
                                .sorted()
                                .map(Component::contractName)
                                .collect(Collectors.joining(", "));
    }

    private Fact reach(
            ChangeRevision revision, String item, Set<Component> components, @Nullable LocalDate effectiveOn) {
        return new Fact(
                item,
                changeHandling
                        .reach(revision.change(), revision.revision(), components, effectiveOn)
                        .inFrench());
    }
}
