package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.failure.FailureClosed;
import fr.allset.tacite.failure.FailureCorrected;
import fr.allset.tacite.microsoftfeed.HealthIssueNews;
import fr.allset.tacite.microsoftfeed.ServiceNameClassified;
import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.servicehealth.IncidentTracking;
import fr.allset.tacite.servicehealth.MicrosoftIncident;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the service health brings begins the process of an incident, or moves it on; what it costs is done in the background. */
@Component
class IncidentIntake {

    private final IncidentTracking incidents;
    private final ProcessMessages messages;

    IncidentIntake(IncidentTracking incidents, ProcessMessages messages) {
        this.incidents = incidents;
        this.messages = messages;
    }

    @EventListener
    void on(HealthIssueNews news) {
        consider(news.issueId());
    }

    /** What was kept because nobody knew its name. */
    @EventListener
    void on(ServiceNameClassified classified) {
        incidents.lastingWithoutFailure().forEach(this::consider);
    }

    @EventListener
    void on(FailureClosed closed) {
        incidents.ofFailure(closed.failure()).stream()
                .map(MicrosoftIncident::issue)
                .distinct()
                .forEach(issue -> correlate(MicrosoftIncidentProcess.INCIDENT_FAILURE_CLOSED, issue));
    }

    /** Another failure may have turned out to be this one; before whoever else hears of it looks at its incidents. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(FailureCorrected corrected) {
        incidents.adopt(corrected.failure());
    }

    private void consider(String issue) {
        if (incidents.isToBeFollowed(issue)) {
            if (!messages.runs(MicrosoftIncidentProcess.KEY, issue)) {
                messages.start(
                        MicrosoftIncidentProcess.MICROSOFT_INCIDENT_SEEN,
                        issue,
                        new MicrosoftIncidentProcess.Registered(""));
            } else {
                correlate(MicrosoftIncidentProcess.MICROSOFT_INCIDENT_CHANGED, issue);
            }
        }
    }

    /** Taken where it is waited for: a step that is under way reads what has changed by itself. */
    private void correlate(String message, String issue) {
        messages.tellAll(message, issue);
    }
}
