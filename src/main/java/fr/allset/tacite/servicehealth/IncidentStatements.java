package fr.allset.tacite.servicehealth;

import fr.allset.tacite.failure.FailureSheet;
import fr.allset.tacite.failure.MicrosoftStatement;
import fr.allset.tacite.microsoftfeed.HealthIssue;
import fr.allset.tacite.microsoftfeed.HealthIssues;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What Microsoft says of a failure, for whoever handles it. */
@Component
class IncidentStatements implements MicrosoftStatement.Source {

    /** Of more, the number is told. */
    private static final int SHOWN = 4;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_POST = 300;

    private final MicrosoftIncidents microsoftIncidents;
    private final HealthIssues issues;

    IncidentStatements(MicrosoftIncidents microsoftIncidents, HealthIssues issues) {
        this.microsoftIncidents = microsoftIncidents;
        this.issues = issues;
    }

    @Override
    public @Nullable MicrosoftStatement of(String failure) {
        // the same issue in several tenants is one incident
        var incidents = new LinkedHashMap<String, MicrosoftIncident>();
        microsoftIncidents.ofFailure(failure).forEach(incident -> incidents.putIfAbsent(incident.issue(), incident));
        if (incidents.isEmpty()) {
            return null;
        }
        var words = new ArrayList<String>();
        if (incidents.size() > 1) {
            words.add(incidents.size()
                    + " incidents de Microsoft appartiennent à cette Défaillance\u00a0; le rétablissement n'est proposé que"
                    + " lorsque tous sont terminés.");
        }
        incidents.values().stream()
                .limit(SHOWN)
                .forEach(incident -> issues.find(incident.tenant(), incident.issue())
                        .ifPresent(issue -> words.add(inWords(issue, incident.overAt()))));
        words.add("Ce que Microsoft signale est détecté, et non notifié par le Client\u00a0:"
                + " seul, il ne compte pas dans la disponibilité (D04).");
        return new MicrosoftStatement(String.join("\n\n", words), end(List.copyOf(incidents.values())));
    }

    private static @Nullable Instant end(List<MicrosoftIncident> incidents) {
        return incidents.stream().anyMatch(incident -> incident.overAt() == null)
                ? null
                : incidents.stream()
                        .map(MicrosoftIncident::overAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
    }

    private static String inWords(HealthIssue issue, @Nullable Instant over) {
        var posts = issue.posts();
        var last = posts.isEmpty()
                ? ""
                : " (dernier message du "
                        + FrenchMoment.of(posts.get(posts.size() - 1).at()) + "\u00a0: «\u00a0"
                        + FailureSheet.cut(posts.get(posts.size() - 1).words().replaceAll("\\s+", " "), LONGEST_POST)
                        + "\u00a0»)";
        return "Incident " + issue.id() + " de Microsoft, " + issue.service() + "\u00a0: «\u00a0"
                + FailureSheet.cut(issue.title(), LONGEST_TITLE) + "\u00a0». "
                + (over == null
                        ? "En cours selon Microsoft"
                        : "Microsoft annonce le rétablissement le " + FrenchMoment.of(over))
                + last
                + (over == null ? "." : ". À confirmer par une personne.");
    }
}
