package fr.allset.tacite.changeletter;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.RevisionStatus;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.subscription.Customers;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.terms.ChangeNoticeTimes;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.Sentence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is told of a change, once, and who has answered (art. 1). What is urgent goes out at once, the rest in the customer's digest.
 * Each customer is told under which of its sites and subscriptions it is concerned.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ChangeCommunication {

    /** How many customers one transaction tells. */
    static final int PART = 100;

    private static final int MOST_AT_ONCE = 1000;
    private static final int LONGEST_ANSWER = 4000;
    private static final Set<String> LANGUAGES = Set.of("fr", "en");
    private static final Set<String> URGENT = Set.of("high", "critical");

    private final ChangeNotices changeNotices;
    private final ChangeHandling changeHandling;
    private final ChangeCorrespondence letters;
    private final Customers customers;
    private final TermsCatalogue terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeCommunication(
            ChangeNotices changeNotices,
            ChangeHandling changeHandling,
            ChangeCorrespondence letters,
            Customers customers,
            TermsCatalogue terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changeNotices = changeNotices;
        this.changeHandling = changeHandling;
        this.letters = letters;
        this.customers = customers;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How far a revision has been told.
     *
     * @param upTo the number of the last customer that was looked at
     * @param more whether there may be others
     * @param told how many customers are on record as told of it
     */
    public record Progress(String upTo, boolean more, int told) {}

    /**
     * Tells the next of the customers concerned, in the order of their numbers; none twice, also when another process tells of the same
     * revision at this moment. Nobody is told of a text that is superseded, nor late of what is over. Whoever has been passed over
     * while they were being told is told in a further round.
     *
     * @throws OutOfTurn when nobody has decided that they are told, or one person alone that they are to act
     */
    public Progress tell(String change, int revision, String after) {
        changeHandling.hold(change);
        var told = changeHandling.revision(change, revision);
        if (told.status() == RevisionStatus.SUPERSEDED) {
            return new Progress(after, false, told(change, revision));
        }
        var assessment = changeHandling.approved(change, revision);
        if (told.status() != RevisionStatus.TELLING && isOver(told, assessment)) {
            return new Progress(after, false, told(change, revision));
        }
        var stated = assessment.stated();
        var concerned = changeHandling.customersConcerned(
                change, revision, stated.components(), stated.effectiveOn(), after, PART);
        if (!concerned.isEmpty()) {
            tell(told, assessment, concerned);
        }
        if (concerned.size() < PART
                && !after.isEmpty()
                && told.status() == RevisionStatus.TELLING
                && isAnybodyUntold(assessment)) {
            return new Progress("", true, told(change, revision));
        }
        return new Progress(
                concerned.isEmpty() ? after : concerned.get(concerned.size() - 1),
                concerned.size() == PART,
                changeNotices.answers(change, revision).told());
    }

    private boolean isAnybodyUntold(Assessment assessment) {
        var stated = assessment.stated();
        for (var after = ""; ; ) {
            var concerned = changeHandling.customersConcerned(
                    assessment.change(),
                    assessment.revision(),
                    stated.components(),
                    stated.effectiveOn(),
                    after,
                    MOST_AT_ONCE);
            if (changeNotices
                            .toldAlready(assessment.change(), assessment.revision(), concerned)
                            .size()
                    < concerned.size()) {
                return true;
            }
            if (concerned.size() < MOST_AT_ONCE) {
                return false;
            }
            after = concerned.get(concerned.size() - 1);
        }
    }

    /**
     * All customers concerned are on record as told.
     *
     * @throws OutOfTurn when they are not, while they are being told
     */
    public void concludeTelling(String change, int revision) {
        changeHandling.hold(change);
        if (changeHandling.revision(change, revision).status() == RevisionStatus.TELLING
                && isAnybodyUntold(changeHandling.approved(change, revision))) {
            throw new OutOfTurn("Customers are still to be told of " + ChangeRevision.key(change, revision));
        }
        changeHandling.told(change, revision, told(change, revision));
    }

    /**
     * Nothing is left to do.
     *
     * @throws OutOfTurn as long as customers are gone after
     */
    public void close(String change, int revision) {
        changeHandling.hold(change);
        if (changeHandling.revision(change, revision).status() != RevisionStatus.TOLD) {
            return;
        }
        followedUntil(change, revision).ifPresent(actionBy -> {
            throw new OutOfTurn(
                    "Customers are gone after about " + ChangeRevision.key(change, revision) + " until " + actionBy
                            + ": it is not closed before",
                    Countdown.over(actionBy));
        });
        changeHandling.close(
                change,
                revision,
                changeHandling.approved(change, revision).asksToAct() ? countUnanswered(change, revision) : 0);
    }

    private void tell(ChangeRevision told, Assessment assessment, List<String> concerned) {
        var already = new HashSet<>(changeNotices.toldAlready(told.change(), told.revision(), concerned));
        var wanted = changeNotices.preferences(concerned);
        var stated = assessment.stated();
        var now = clock.instant();
        boolean urgent = stated.urgent()
                || URGENT.contains(changeHandling.text(told).text().severity());
        var part = letters.part();
        int replaced = 0;
        var before = changeNotices.lastTold(told.change(), told.revision(), concerned);
        var digests = digests(concerned, wanted, stated, urgent, now);
        for (var customer : concerned) {
            if (already.contains(customer)) {
                continue;
            }
            var digest = digests.get(customer);
            var language = stated.english() == null
                    ? "fr"
                    : wanted.getOrDefault(customer, ChangePreference.DEFAULT).language();
            var notice = new ChangeNotice(
                    told.change(),
                    told.revision(),
                    customer,
                    assessment.id(),
                    now.truncatedTo(ChronoUnit.MILLIS),
                    before.get(customer),
                    language,
                    digest,
                    null,
                    null,
                    named(told, customer, before.get(customer), stated),
                    null);
            changeNotices.insert(notice);
            replaced += changeNotices.replaceWaiting(told.change(), told.revision(), customer);
            if (digest == null) {
                changeNotices.sentAs(told.change(), told.revision(), customer, part.tell(notice));
            }
        }
        if (replaced > 0) {
            changeHandling.note(
                    told.change(),
                    "replaced",
                    SubscriptionDiary.TACITE,
                    Sentence.of("staff.change-replaced")
                            .with("many", replaced)
                            .with("revision", told.revision())
                            .inFrench());
        }
    }

    /** The subscriptions concerned; for whom it concerns none any more, those that the earlier letter named. */
    private List<String> named(
            ChangeRevision told, String customer, @Nullable Integer before, AssessmentRequest stated) {
        var concerned = changeHandling.subscriptionsConcerned(customer, stated.components(), stated.effectiveOn());
        return concerned.isEmpty() && before != null
                ? changeNotices
                        .find(told.change(), before, customer)
                        .map(ChangeNotice::subscriptions)
                        .orElse(concerned)
                : concerned;
    }

    /** Its last day that a person or Microsoft has stated has passed. */
    private boolean isOver(ChangeRevision told, Assessment assessment) {
        var today = ContractTime.today(clock);
        var lastDay = assessment.stated().lastDay();
        return lastDay == null
                ? !ChangeFacts.of(changeHandling.text(told).text(), today, true).ahead()
                : lastDay.isBefore(today);
    }

    /** The digests in which customers are told; those that are not in it are told at once. */
    private Map<String, LocalDate> digests(
            List<String> concerned,
            Map<String, ChangePreference> wanted,
            AssessmentRequest stated,
            boolean urgent,
            Instant now) {
        var days = new HashMap<String, LocalDate>();
        var times = times();
        for (var customer : concerned) {
            DigestDays.dayFor(
                            wanted.getOrDefault(customer, ChangePreference.DEFAULT)
                                    .rhythm(),
                            stated.counts(),
                            urgent,
                            now,
                            times)
                    .ifPresent(day -> days.put(customer, day));
        }
        // in their order, lest two tellings wait for each other; what a digest that has just gone out would have told
        // is told at once
        var closed =
                new TreeSet<>(days.values()).stream().filter(day -> !open(day)).toList();
        days.values().removeAll(closed);
        return days;
    }

    /** @return whether what is written for the digest in this transaction is told in it */
    private boolean open(LocalDate digestDay) {
        var digest = changeNotices.openDigest(digestDay);
        if (digest == ChangeNotices.DigestState.NEW) {
            events.publishEvent(new DigestOpened(digestDay));
        }
        return digest != ChangeNotices.DigestState.CLOSED;
    }

    // ---- letters

    /** The letter as a customer would read it at once; nothing is recorded. */
    @Transactional(readOnly = true)
    public ChangeLetter preview(
            String change, int revision, AssessmentRequest stated, String customer, String language) {
        return letters.preview(change, revision, stated, customer, language);
    }

    /**
     * How far customers have been gone after.
     *
     * @param upTo     the number of the last customer that was looked at
     * @param more     whether there may be others
     * @param reminded how many were, in this part
     */
    public record Reminders(String upTo, boolean more, int reminded) {}

    /**
     * Goes after the next of the customers that a letter has told and that have not answered, in the order of their numbers; on one
     * day of the countdown each once.
     *
     * @param after the last customer that was looked at, empty at first
     * @throws OutOfTurn before the first such day, and when nobody has asked for it since the last one
     */
    public Reminders remind(String change, int revision, String after) {
        var reached = Optional.of(changeHandling.approved(change, revision))
                .filter(Assessment::asksToAct)
                .map(assessment -> assessment.stated().actionBy())
                .flatMap(actionBy -> Countdown.lastBefore(clock.instant(), actionBy, times()))
                .filter(since -> changeNotices.isReminderAsked(change, revision, since))
                .orElseThrow(() ->
                        new OutOfTurn("Nobody is to be gone after now about " + ChangeRevision.key(change, revision)));
        var occasion = ChangeFacts.dayOf(reached).toString();
        var silent = changeNotices.unanswered(change, revision, after, PART);
        var part = letters.part();
        int reminded = (int)
                silent.stream().filter(notice -> part.remind(notice, occasion)).count();
        return new Reminders(
                silent.isEmpty() ? after : silent.get(silent.size() - 1).customer(), silent.size() == PART, reminded);
    }

    private ChangeNoticeTimes times() {
        return terms.inForceOn(ContractTime.today(clock)).changeNotices();
    }

    /** When customers who have not answered are next gone after; none when the last time has passed. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextCountdown(LocalDate actionBy) {
        return Countdown.nextAfter(clock.instant(), actionBy, times());
    }

    /**
     * Until when the customers of a revision are gone after: the day until which they are to act is over.
     * None when they are not to, or it is.
     */
    @Transactional(readOnly = true)
    public Optional<LocalDate> followedUntil(String change, int revision) {
        return changeHandling
                .assessment(change, revision)
                .filter(Assessment::asksToAct)
                .map(assessment -> assessment.stated().actionBy())
                .filter(actionBy -> Countdown.over(actionBy).isAfter(clock.instant()));
    }

    /** Whether any customer concerned reads English. */
    @Transactional(readOnly = true)
    public boolean isEnglishNeeded(
            String change, int revision, Set<Component> components, @Nullable LocalDate effectiveOn) {
        for (var after = ""; ; ) {
            var concerned = changeHandling.customersConcerned(change, revision, components, effectiveOn, after, 1000);
            if (changeNotices.preferences(concerned).values().stream()
                    .anyMatch(preference -> preference.language().equals("en"))) {
                return true;
            }
            if (concerned.size() < 1000) {
                return false;
            }
            after = concerned.get(concerned.size() - 1);
        }
    }

    // ---- answers

    /** Those of a revision of which a letter has told the customer, and it has not answered; by the customers' numbers. */
    @Transactional(readOnly = true)
    public List<ChangeNotice> unanswered(String change, int revision, String after, int limit) {
        return changeNotices.unanswered(change, revision, after, limit);
    }

    /** How many those are. */
    @Transactional(readOnly = true)
    public int countUnanswered(String change, int revision) {
        return changeNotices.countUnanswered(change, revision);
    }

    /** How many customers were told of a revision. */
    @Transactional(readOnly = true)
    public int told(String change, int revision) {
        return changeNotices.answers(change, revision).told();
    }

    /** How many of them have answered. */
    @Transactional(readOnly = true)
    public int answered(String change, int revision) {
        return changeNotices.answers(change, revision).answered();
    }

    /** How far the letters about a revision have come. */
    @Transactional(readOnly = true)
    public Deliveries deliveries(String change, int revision) {
        return changeNotices.deliveries(change, revision);
    }

    /** How far each letter about a revision has come, by the customers' numbers, after {@code after}. */
    @Transactional(readOnly = true)
    public List<CustomerDelivery> deliveries(String change, int revision, String after, int limit) {
        return changeNotices.deliveries(change, revision, after, limit);
    }

    /** How far the letter to the customer of one has come. */
    @Transactional(readOnly = true)
    public Optional<CustomerDelivery> delivery(ChangeNotice notice) {
        return changeNotices.delivery(notice.change(), notice.revision(), notice.customer());
    }

    /** That a customer is told of a revision; none when it is not. */
    @Transactional(readOnly = true)
    public Optional<ChangeNotice> find(String change, int revision, String customer) {
        return changeNotices.find(change, revision, customer);
    }

    /** The changes that a letter of ours tells, or of which it reminds; none when it is about something else. */
    @Transactional(readOnly = true)
    public List<ChangeNotice> toldBy(RecordedNotice letter) {
        return letters.toldBy(letter);
    }

    /**
     * A customer, or an account manager for it, answers; what belongs to another is answered as if it did not exist.
     *
     * @param customer null: the reader's own
     * @throws Refusal {@code change-customer-missing}, {@code unknown-customer}, {@code change-not-told}
     */
    public void acknowledge(
            String change, int revision, @Nullable String customer, @Nullable String words, Actor actor) {
        var answering = customer != null
                ? customer
                : actor.customerNumber()
                        .orElseThrow(() -> Refusal.unprocessable("change-customer-missing", "customer"));
        requireCustomer(answering, actor);
        acknowledge(
                change,
                revision,
                answering,
                actor.customerNumber().isPresent() ? Acknowledgement.Through.ONLINE : Acknowledgement.Through.STAFF,
                actor.username(),
                words);
    }

    /**
     * A customer has answered; its first answer holds.
     *
     * @param words what it said; null when nothing
     * @throws Refusal {@code change-not-told} when no letter has told it of this revision
     */
    public void acknowledge(
            String change,
            int revision,
            String customer,
            Acknowledgement.Through through,
            String by,
            @Nullable String words) {
        if (changeNotices
                .find(change, revision, customer)
                .filter(notice -> notice.notice() != null)
                .isEmpty()) {
            throw Refusal.notFound("change-not-told", ChangeRevision.key(change, revision), customer);
        }
        var said = words == null || words.isBlank() ? null : StatedReason.readable(words);
        var answer = new Acknowledgement(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                through,
                by,
                said == null ? null : PlainText.shortened(said, LONGEST_ANSWER));
        if (changeNotices.acknowledge(change, revision, customer, answer)) {
            changeHandling.note(
                    change,
                    "acknowledged",
                    by,
                    "Le client " + customer + " a accusé réception de la révision " + revision + ", " + through.label()
                            + (said == null ? "." : " : " + said));
        }
    }

    /**
     * An account manager has gone after those who had not answered.
     *
     * @param answered the numbers of those who have now
     * @param words    what was done, or what they said; null when nothing is to be said
     * @param reminds  whether the others are written to
     * @throws Refusal {@code change-not-told} naming the first that was not told of this revision, {@code change-follow-up-empty} when
     *                 nothing was done
     */
    public void followUp(
            String change, int revision, List<String> answered, @Nullable String words, boolean reminds, String by) {
        var said = words == null || words.isBlank() ? null : StatedReason.of(words);
        if (answered.isEmpty() && said == null && !reminds) {
            throw Refusal.unprocessable("change-follow-up-empty", "followUpWords");
        }
        for (var customer : answered) {
            if (changeNotices
                    .find(change, revision, customer)
                    .filter(notice -> notice.replacedAt() == null)
                    .isEmpty()) {
                throw Refusal.unprocessable(
                        "change-not-told", "answeredCustomers", ChangeRevision.key(change, revision), customer);
            }
        }
        answered.forEach(customer -> acknowledge(change, revision, customer, Acknowledgement.Through.STAFF, by, said));
        if (reminds) {
            changeNotices.askReminder(change, revision, by);
        }
        if (answered.isEmpty()) {
            changeHandling.note(
                    change,
                    "followed-up",
                    by,
                    "Révision " + revision + ", relance" + (said == null ? "." : "\u00a0: " + said)
                            + (reminds ? " Un courrier est envoyé à ceux qui n'ont pas répondu." : ""));
        }
    }

    // ---- preferences

    @Transactional(readOnly = true)
    public ChangePreference preferenceOf(String customer, Actor actor) {
        requireCustomer(customer, actor);
        return changeNotices.preferences(List.of(customer)).getOrDefault(customer, ChangePreference.DEFAULT);
    }

    /** @throws Refusal {@code unknown-customer}, {@code unknown-language} */
    public void prefer(String customer, ChangePreference preference, Actor actor) {
        requireCustomer(customer, actor);
        if (!LANGUAGES.contains(preference.language())) {
            throw Refusal.unreadable("unknown-language", "language", preference.language());
        }
        changeNotices.prefer(customer, preference, actor.username());
    }

    private void requireCustomer(String customer, Actor actor) {
        if (Optional.of(customer)
                .filter(CustomerSite::isCode)
                .flatMap(customers::find)
                .filter(found -> actor.maySee(found.number()))
                .isEmpty()) {
            throw Refusal.notFound("unknown-customer", customer);
        }
    }
}
