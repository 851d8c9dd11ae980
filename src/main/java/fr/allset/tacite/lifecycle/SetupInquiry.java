package fr.allset.tacite.lifecycle;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.AcceptanceStatus;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.Setup;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.setup.SetupStanding;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Set-ups as people ask about them. Only reads. */
@Service
@Transactional(readOnly = true)
public class SetupInquiry {

    private static final int MOST_OPEN = 200;

    private final SetupHandling setupHandling;
    private final DocumentAcceptance documentAcceptance;
    private final Notices notices;
    private final SubscriptionHistory subscriptionHistory;
    private final Dossiers dossiers;
    private final Clock clock;

    SetupInquiry(
            SetupHandling setupHandling,
            DocumentAcceptance documentAcceptance,
            Notices notices,
            SubscriptionHistory subscriptionHistory,
            Dossiers dossiers,
            Clock clock) {
        this.setupHandling = setupHandling;
        this.documentAcceptance = documentAcceptance;
        this.notices = notices;
        this.subscriptionHistory = subscriptionHistory;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** @throws Refusal {@code unknown-setup}, also for another customer's */
    public SetupOverview find(String number, Actor actor) {
        var setup = setupHandling.find(number, actor);
        var letters = notices.about(List.of(number));
        var processes = dossiers.of(
                List.of(number),
                letters.stream()
                        .filter(letter -> !letter.isSent())
                        .map(letter -> String.valueOf(letter.id()))
                        .toList());
        return new SetupOverview(
                setup,
                SetupStanding.inWords(setup, clock.instant()),
                subscriptionHistory.ofSetup(number, letters, actor),
                next(setup),
                processes);
    }

    /** Those that are open, newest first. */
    public List<SetupOverview.InBrief> open() {
        var now = clock.instant();
        return setupHandling.list(Optional.empty(), Optional.of(AcceptanceStatus.OPEN), 0, MOST_OPEN).stream()
                .map(setup -> new SetupOverview.InBrief(setup, SetupStanding.inWords(setup, now)))
                .toList();
    }

    private List<UpcomingEvent> next(Setup setup) {
        var today = ContractTime.today(clock);
        var next = new ArrayList<UpcomingEvent>();
        if (setup.status() == AcceptanceStatus.OPEN) {
            if (!setup.file().unanswered().isEmpty()) {
                documentAcceptance
                        .nextReminder(setup.number())
                        .map(SetupInquiry::day)
                        .ifPresent(day -> next.add(
                                new UpcomingEvent(day, "Relance du client, qui n'a pas encore répondu (art. 1)")));
                next.add(new UpcomingEvent(
                        day(documentAcceptance.escalation(setup.number())),
                        "Décision du gestionnaire, si le client n'a pas répondu d'ici là"));
            }
            next.add(new UpcomingEvent(setup.wishedStart(), "Mise en service souhaitée par le client"));
        }
        return next.stream()
                .filter(prospect -> !prospect.day().isBefore(today))
                .sorted(Comparator.comparing(UpcomingEvent::day))
                .toList();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ContractTime.ZONE);
    }
}
