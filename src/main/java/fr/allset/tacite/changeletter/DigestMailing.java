package fr.allset.tacite.changeletter;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.Changes;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.Sentence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The letters in which customers are told together of what is not urgent (art. 1). A text whose place another may take is not told
 * before somebody has decided about the other; nothing that waits is lost.
 */
@Service
@Transactional
public class DigestMailing {

    private final ChangeNotices changeNotices;
    private final Changes changeFile;
    private final ChangeHandling changeHandling;
    private final ChangeCorrespondence letters;
    private final TermsCatalogue terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DigestMailing(
            ChangeNotices changeNotices,
            Changes changeFile,
            ChangeHandling changeHandling,
            ChangeCorrespondence letters,
            TermsCatalogue terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changeNotices = changeNotices;
        this.changeFile = changeFile;
        this.changeHandling = changeHandling;
        this.letters = letters;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /** When the digest of a day goes out. */
    @Transactional(readOnly = true)
    public Instant dueAt(LocalDate day) {
        return DigestDays.at(day, terms.inForceOn(day).changeNotices());
    }

    /**
     * Records the letters of the next customers whom the digest of a day tells.
     *
     * @return whether others are left
     * @throws OutOfTurn before its hour
     */
    public boolean send(LocalDate day) {
        requireDue(day);
        var customers = changeNotices.waitingForDigest(day, ChangeCommunication.PART);
        // the changes in their order, then the digests in theirs: as whoever tells holds them
        changeNotices.changesWaiting(day, customers).forEach(changeHandling::hold);
        changeNotices.holdDigest(day);
        var tellable = tellable(day, customers);
        var part = letters.part();
        var sent = new HashSet<Long>();
        tellable.forEach((customer, waiting) -> {
            var ids = part.digest(day, customer, waiting);
            for (int i = 0; i < ids.size(); i++) {
                changeNotices.sentAs(waiting.get(i).change(), waiting.get(i).revision(), customer, ids.get(i));
            }
            sent.addAll(ids);
        });
        changeNotices.countDigest(day, sent.size());
        return !changeNotices.waitingForDigest(day, 1).isEmpty();
    }

    /**
     * Nothing more is told in it.
     *
     * @throws OutOfTurn before its hour, and as long as somebody is to be told in it
     */
    public void close(LocalDate day) {
        requireDue(day);
        changeNotices.holdDigest(day);
        if (!changeNotices.waitingForDigest(day, 1).isEmpty()) {
            throw new OutOfTurn("Customers are still to be told in the digest of " + day);
        }
        changeNotices.closeDigest(day);
    }

    private void requireDue(LocalDate day) {
        if (clock.instant().isBefore(dueAt(day))) {
            throw new OutOfTurn("The digest of " + day + " goes out at " + dueAt(day) + " and not before", dueAt(day));
        }
    }

    /** What is told to each of the customers now; the rest is left out for good, or told later. */
    private Map<String, List<ChangeNotice>> tellable(LocalDate day, List<String> customers) {
        var tellable = new TreeMap<String, List<ChangeNotice>>();
        var later = new ArrayList<ChangeNotice>();
        var replaced = new HashMap<String, Integer>();
        var revisions = new HashMap<String, List<ChangeRevision>>();
        for (var waiting : changeNotices.waitingFor(day, customers)) {
            switch (fateOf(waiting, revisions.computeIfAbsent(waiting.change(), changeHandling::revisions))) {
                case TELL ->
                    tellable.computeIfAbsent(waiting.customer(), customer -> new ArrayList<>())
                            .add(waiting);
                case LATER -> later.add(waiting);
                case REPLACED ->
                    replaced.merge(
                            ChangeRevision.key(waiting.change(), waiting.revision()),
                            changeNotices.replaceWaiting(waiting.change(), waiting.revision() + 1, waiting.customer()),
                            Integer::sum);
            }
        }
        replaced.forEach((key, many) -> changeHandling.note(
                key.substring(0, key.indexOf('/')),
                "replaced",
                SubscriptionDiary.TACITE,
                Sentence.of("staff.change-not-told")
                        .with("revision", key.substring(key.indexOf('/') + 1))
                        .with("many", many)
                        .inFrench()));
        if (!later.isEmpty()) {
            postpone(day, later);
        }
        return tellable;
    }

    private enum Fate {
        TELL,
        LATER,
        REPLACED
    }

    /** What becomes of a text that waits, now that Microsoft may show another to this customer. */
    private Fate fateOf(ChangeNotice waiting, List<ChangeRevision> revisions) {
        if (revisions.get(revisions.size() - 1).revision() == waiting.revision()) {
            return Fate.TELL;
        }
        var shown = changeFile.shownTo(waiting.change(), waiting.customer());
        var other = revisions.stream()
                .filter(revision -> revision.revision() > waiting.revision()
                        && shown.filter(number -> number == revision.revision()).isPresent())
                .findFirst();
        return other.isEmpty()
                ? Fate.TELL
                : switch (other.get().status()) {
                    // nothing of the other is told: what was stated before still holds
                    case WITHOUT_NOTICE -> Fate.TELL;
                    case TO_ASSESS, TO_REVIEW, TELLING -> Fate.LATER;
                    // all whom the other concerns were told of it, and this customer was not among them
                    case TOLD, CLOSED, SUPERSEDED -> Fate.REPLACED;
                };
    }

    private void postpone(LocalDate day, List<ChangeNotice> later) {
        var today = ContractTime.today(clock);
        // day by day, so that no day that counts passes while it waits
        var next = (day.isBefore(today) ? today : day).plusDays(1);
        if (changeNotices.openDigest(next) == ChangeNotices.DigestState.NEW) {
            events.publishEvent(new DigestOpened(next));
        }
        later.forEach(waiting -> changeNotices.postpone(waiting, next));
        later.stream()
                .collect(Collectors.groupingBy(ChangeNotice::change, TreeMap::new, Collectors.counting()))
                .forEach((change, many) -> changeHandling.note(
                        change,
                        "postponed",
                        SubscriptionDiary.TACITE,
                        Sentence.of("staff.change-postponed").with("many", many).inFrench()));
    }
}
