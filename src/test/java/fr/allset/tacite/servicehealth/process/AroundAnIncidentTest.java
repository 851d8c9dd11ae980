package fr.allset.tacite.servicehealth.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.availability.AvailabilityRuns;
import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.microsoftfeed.HealthIssues;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
import fr.allset.tacite.servicehealth.AnIssue;
import fr.allset.tacite.servicehealth.ClaimHandling;
import fr.allset.tacite.servicehealth.ClaimStatus;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An incident of Microsoft's is one failure however often it is registered, and a claim is decided on by a person (art. 3). */
@TaciteTest
@DisplayName("Around an incident of Microsoft's")
class AroundAnIncidentTest {

    private static final String ISSUE = "EX415080";

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    HealthIssues issues;

    @Autowired
    Tenants tenants;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    AvailabilityRuns runs;

    @Autowired
    MissedObjectiveNotification missed;

    @Autowired
    ClaimHandling claims;

    @Autowired
    MovableClock clock;

    private OpenDoor door;

    @BeforeEach
    void aSubscriptionIsServed() {
        door = new OpenDoor(engine);
        portfolios.hold(numbered("ABO-1"));
        runs.openFirst();
    }

    @Test
    void isOneFailureHoweverOftenItIsRegistered() {
        tenants.put("revendeur", "ALLSET SAS", null);
        issues.record("revendeur", List.of(AnIssue.numbered(ISSUE).read()));
        processes.executeAll(MicrosoftIncidentProcess.KEY, "RegisterDetectedFailure");
        processes.executeAll(MicrosoftIncidentProcess.KEY, "FollowMicrosoftIncident");

        door.startBefore(MicrosoftIncidentProcess.KEY, ISSUE, "RegisterDetectedFailure", Map.of("registeredUpTo", ""));
        door.startBefore(
                MicrosoftIncidentProcess.KEY,
                ISSUE,
                "FollowMicrosoftIncident",
                Map.of("incidentSubscriptionsLeft", false));

        assertThat(processes.all("failure-handling")).hasSize(1);
    }

    @Test
    void isClaimedByNobodyButWhoFillsInTheForm() {
        var notification = new AFailure(notifications, failureHandling, clock)
                .lasting("2026-11-24T08:00", "2026-11-24T18:00", "ABO-1");
        failureHandling.diagnose(notification.failure(), "Panne chez Microsoft", "microsoft", "support");
        clock.moveTo(AFailure.at("2026-12-01T09:00"));
        missed.tell(YearMonth.of(2026, 11), "");
        var claim = claims.page(null, 0, 1).get(0).number();

        assertRefused(
                () -> door.startBefore(
                        MicrosoftClaimProcess.KEY,
                        claim,
                        "RecordMicrosoftClaim",
                        Map.of("claimDecision", "not_claimed", "reason", "Sans raison")),
                NobodyDecided.class);

        assertThat(claims.page(ClaimStatus.OPEN, 0, 1)).hasSize(1);
    }
}
