package fr.allset.tacite.lifecycle;

import fr.allset.tacite.identity.Reader;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.Acceptances;
import fr.allset.tacite.setup.FileStatus;
import fr.allset.tacite.setup.Setup;
import fr.allset.tacite.setup.SetupStanding;
import fr.allset.tacite.setup.Setups;
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
public class SetupLives {

    private static final int MOST_OPEN = 200;

    private final Setups setups;
    private final Acceptances acceptances;
    private final Notices notices;
    private final Happenings happenings;
    private final Dossiers dossiers;
    private final Clock clock;

    SetupLives(Setups setups, Acceptances acceptances, Notices notices, Happenings happenings, Dossiers dossiers, Clock clock) {
        this.setups = setups;
        this.acceptances = acceptances;
        this.notices = notices;
        this.happenings = happenings;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** @throws Refusal {@code unknown-setup}, also for another customer's */
    public SetupLife find(String number, Reader reader) {
        var setup = setups.find(number, reader);
        var letters = notices.about(List.of(number));
        var processes = dossiers.of(List.of(number), letters.stream().filter(letter -> !letter.isSent())
                .map(letter -> String.valueOf(letter.id())).toList());
        return new SetupLife(setup, SetupStanding.inWords(setup, clock.instant()),
                happenings.ofSetup(number, letters, reader), next(setup), processes);
    }

    /** Those that are open, newest first. */
    public List<SetupLife.InBrief> open() {
        var now = clock.instant();
        return setups.list(Optional.empty(), Optional.of(FileStatus.OPEN), 0, MOST_OPEN).stream()
                .map(setup -> new SetupLife.InBrief(setup, SetupStanding.inWords(setup, now))).toList();
    }

    private List<Prospect> next(Setup setup) {
        var today = ContractTime.today(clock);
        var next = new ArrayList<Prospect>();
        if (setup.status() == FileStatus.OPEN) {
            if (!setup.file().unanswered().isEmpty()) {
                acceptances.nextReminder(setup.number()).map(SetupLives::day)
                        .ifPresent(day -> next.add(new Prospect(day, "Relance du client, qui n'a pas encore répondu (art. 1)")));
                next.add(new Prospect(day(acceptances.escalation(setup.number())),
                        "Décision du gestionnaire, si le client n'a pas répondu d'ici là"));
            }
            next.add(new Prospect(setup.wishedStart(), "Mise en service souhaitée par le client"));
        }
        return next.stream().filter(prospect -> !prospect.day().isBefore(today)).sorted(Comparator.comparing(Prospect::day)).toList();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ContractTime.ZONE);
    }
}
