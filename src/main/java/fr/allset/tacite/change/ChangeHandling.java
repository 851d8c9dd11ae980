package fr.allset.tacite.change;

import fr.allset.tacite.microsoftfeed.AnnouncementVersion;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.relevance.Relevance;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.Sentence;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Microsoft's messages as changes that customers are told of (art. 1). One message is one change, whatever the number of tenants that
 * show it; each text of it is a revision, which is assessed once.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ChangeHandling {

    /** A text that has taken their place is told instead of them. */
    private static final Set<RevisionStatus> UNTOLD =
            EnumSet.of(RevisionStatus.TO_ASSESS, RevisionStatus.TO_REVIEW, RevisionStatus.TELLING);
    /** Customers are gone after as long as they were told of nothing newer: a corrected typing error ends no countdown. */
    private static final Set<RevisionStatus> COUNTED_DOWN = EnumSet.of(RevisionStatus.TOLD);
    /** A further tenant that shows it has customers who are to be told. */
    private static final Set<RevisionStatus> TOLD =
            EnumSet.of(RevisionStatus.TELLING, RevisionStatus.TOLD, RevisionStatus.CLOSED);

    private final Changes file;
    private final Announcements announcements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeHandling(Changes file, Announcements announcements, ApplicationEventPublisher events, Clock clock) {
        this.file = file;
        this.announcements = announcements;
        this.events = events;
        this.clock = clock;
    }

    // ---- reading

    /** @throws Refusal {@code unknown-change} */
    @Transactional(readOnly = true)
    public MicrosoftChange find(String number) {
        return file.find(number).orElseThrow(() -> Refusal.notFound("unknown-change", number));
    }

    /** The change that a message of Microsoft's has become; none when it was filed. */
    @Transactional(readOnly = true)
    public Optional<MicrosoftChange> ofMessage(String messageId) {
        return file.ofMessage(messageId);
    }

    /** Its texts, oldest first. */
    @Transactional(readOnly = true)
    public List<ChangeRevision> revisions(String number) {
        return file.revisions(number);
    }

    /** @throws Refusal {@code unknown-change} */
    @Transactional(readOnly = true)
    public ChangeRevision revision(String number, int revision) {
        return file.revision(number, revision)
                .orElseThrow(() -> Refusal.notFound("unknown-change", ChangeRevision.key(number, revision)));
    }

    /** Microsoft's text of a revision. */
    @Transactional(readOnly = true)
    public AnnouncementVersion text(ChangeRevision revision) {
        return announcements
                .find(revision.tenant(), revision.messageId(), revision.messageVersion())
                .orElseThrow();
    }

    /** What holds about a revision; none as long as nobody has assessed it. */
    @Transactional(readOnly = true)
    public Optional<Assessment> assessment(String number, int revision) {
        return file.assessment(number, revision);
    }

    /**
     * What customers are told of a revision.
     *
     * @throws OutOfTurn when nobody has decided that they are, or one person alone that they are to act
     */
    @Transactional(readOnly = true)
    public Assessment approved(String number, int revision) {
        var told = revision(number, revision);
        return file.assessment(number, revision)
                .filter(assessment -> TOLD.contains(told.status()) && assessment.isApproved())
                .orElseThrow(() -> new OutOfTurn(
                        "Revision " + told.key() + " is " + told.status() + ": nobody has approved what it tells"));
    }

    /** All that was stated about a change, oldest first. */
    @Transactional(readOnly = true)
    public List<Assessment> assessments(String number) {
        return file.assessments(number);
    }

    /** What happened to it, oldest first. */
    @Transactional(readOnly = true)
    public List<ChangeEvent> events(String number) {
        return file.events(number);
    }

    /** The names of the tenants that show a revision. */
    @Transactional(readOnly = true)
    public List<String> tenantsShowing(String number, int revision) {
        return file.namesShowing(number, revision);
    }

    /**
     * The customers that a revision concerns, by their numbers; among them those that a letter has told of an earlier one.
     *
     * @param effectiveOn from when the change holds: whose supply ends before is not concerned; null when nobody knows
     * @param after       the last one that is known already, empty at first
     */
    @Transactional(readOnly = true)
    public List<String> customersConcerned(
            String number,
            int revision,
            Set<Component> components,
            @Nullable LocalDate effectiveOn,
            String after,
            int limit) {
        return file.concerned(number, revision, components, day(effectiveOn), ContractTime.today(clock), after, limit);
    }

    /** How many customers and subscriptions are supplied one of the components, and their tenant shows the revision. */
    @Transactional(readOnly = true)
    public ChangeReach reach(String number, int revision, Set<Component> components, @Nullable LocalDate effectiveOn) {
        return file.reach(number, revision, components, day(effectiveOn));
    }

    /** The subscriptions of a customer that a change of these components concerns, by their numbers. */
    @Transactional(readOnly = true)
    public List<String> subscriptionsConcerned(
            String customer, Set<Component> components, @Nullable LocalDate effectiveOn) {
        return file.subscriptionsConcerned(customer, components, day(effectiveOn));
    }

    private LocalDate day(@Nullable LocalDate effectiveOn) {
        var today = ContractTime.today(clock);
        return effectiveOn == null || effectiveOn.isBefore(today) ? today : effectiveOn;
    }

    // ---- what Microsoft brings

    /** A version of a message is news: it is filed, or becomes a revision that a person assesses, or joins one that others show. */
    public void take(String tenant, String messageId, int version, Relevance.Table table) {
        var text = announcements.find(tenant, messageId, version).orElseThrow();
        var known = file.ofMessage(messageId).flatMap(change -> file.lock(change.number()));
        boolean followed = known.isPresent() && isFollowed(known.get().number());
        var relevance = table.of(ChangeFacts.of(text.text(), ContractTime.today(clock), followed));
        if (!relevance.assess()) {
            file.file(tenant, messageId, version, relevance.because());
            return;
        }
        propose(
                known.map(MicrosoftChange::number).orElseGet(() -> open(text)),
                text,
                false,
                relevance.because(),
                false);
    }

    /** A message is no longer shown: whoever follows it must decide what that means, unless its dates have passed. */
    public void withdraw(String tenant, String messageId, int version) {
        var known = file.ofMessage(messageId).flatMap(change -> file.lock(change.number()));
        if (known.isEmpty()
                || !isFollowed(known.get().number())
                || file.shownBy(known.get().number(), tenant).isEmpty()) {
            return;
        }
        var text = announcements.find(tenant, messageId, version).orElseThrow();
        if (ChangeFacts.of(text.text(), ContractTime.today(clock), true).ahead()) {
            propose(
                    known.get().number(),
                    text,
                    true,
                    "Microsoft n'affiche plus ce message, alors que ses dates sont à venir.",
                    false);
        }
    }

    /** A message that had vanished is shown again. */
    public void restore(String tenant, String messageId, int version) {
        var known = file.ofMessage(messageId).flatMap(change -> file.lock(change.number()));
        if (known.isEmpty()) {
            return;
        }
        var shown = file.shownBy(known.get().number(), tenant)
                .flatMap(revision -> file.revision(known.get().number(), revision));
        if (shown.isPresent() && shown.get().withdrawn()) {
            propose(
                    known.get().number(),
                    announcements.find(tenant, messageId, version).orElseThrow(),
                    false,
                    "Microsoft affiche de nouveau ce message, qui avait disparu.",
                    false);
        }
    }

    /** A person wants a message assessed that was filed, or of which it was decided that customers are not told. */
    public String assessNevertheless(String tenant, String messageId, int version, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        var text = announcements
                .find(tenant, messageId, version)
                .orElseThrow(() -> Refusal.notFound("unknown-announcement", messageId));
        var number = file.ofMessage(messageId).map(MicrosoftChange::number).orElseGet(() -> open(text));
        file.lock(number);
        if (isFollowed(number)) {
            throw Refusal.conflict("change-followed", number);
        }
        propose(number, text, false, "Demandé par " + by + " : " + stated, true);
        return number;
    }

    private boolean isFollowed(String number) {
        return file.revisions(number).stream()
                        .anyMatch(revision -> revision.status().isOpen())
                || file.isTold(number);
    }

    private String open(AnnouncementVersion text) {
        var number = file.insert(text.messageId(), ContractTime.today(clock).getYear());
        file.record(
                number,
                "opened",
                SubscriptionDiary.TACITE,
                "Message " + text.messageId() + " de Microsoft : " + text.text().title());
        return number;
    }

    /** @param anew whether it is a revision of its own, although others show the same text */
    private void propose(String number, AnnouncementVersion text, boolean withdrawn, String because, boolean anew) {
        var shown = anew ? Optional.<ChangeRevision>empty() : shownByOthers(number, text, withdrawn);
        int revision = shown.map(ChangeRevision::revision)
                .orElseGet(() -> file.insertRevision(
                        number, text.hash(), text.tenant(), text.messageId(), text.version(), withdrawn, because));
        file.show(number, text.tenant(), revision);
        supersede(number, UNTOLD);
        if (shown.isEmpty()) {
            file.record(
                    number, "proposed", SubscriptionDiary.TACITE, "Révision " + revision + " à évaluer. " + because);
            events.publishEvent(new RevisionProposed(number, revision));
        } else if (TOLD.contains(shown.get().status())) {
            events.publishEvent(new RevisionShown(number, revision));
        }
    }

    /**
     * The revision with this text that other tenants show. A tenant that goes back to a text, which its customers were told of before
     * another one, joins none: they are to be told again.
     */
    private Optional<ChangeRevision> shownByOthers(String number, AnnouncementVersion text, boolean withdrawn) {
        int now = file.shownBy(number, text.tenant()).orElse(0);
        return file.revisions(number).stream()
                .filter(revision -> revision.revision() > now
                        && revision.hash().equals(text.hash())
                        && revision.withdrawn() == withdrawn
                        && !file.showing(number, revision.revision()).isEmpty())
                .reduce((earlier, later) -> later);
    }

    /** Those in one of these states that no tenant shows any more come to their end. */
    private void supersede(String number, Set<RevisionStatus> states) {
        for (int superseded : file.shownByNone(number, states)) {
            file.setStatus(number, superseded, RevisionStatus.SUPERSEDED);
            file.record(
                    number,
                    "superseded",
                    SubscriptionDiary.TACITE,
                    "La révision " + superseded + " n'est plus affichée par Microsoft.");
            events.publishEvent(new RevisionSuperseded(number, superseded));
        }
    }

    // ---- what people decide

    /**
     * A person states what a revision means for customers, or why they are not told.
     *
     * @throws Refusal when it is not to be assessed, or when the day until which to act has passed. When customers were told of what was
     *                 moved or given up, and are now not to be told. When words are missing in a language that customers read
     *
     */
    public Assessment assess(String number, int revision, AssessmentRequest stated, boolean englishNeeded, String by) {
        hold(number);
        var assessed = revision(number, revision);
        if (assessed.status() != RevisionStatus.TO_ASSESS) {
            throw Refusal.conflict("change-not-to-assess", assessed.key());
        }
        var lastTold = lastTold(number, revision);
        if (!stated.informs()
                && lastTold.filter(told -> mustKnow(assessed, told)).isPresent()) {
            throw Refusal.unprocessable("change-told-must-know", "decision", number);
        }
        requireDayAhead(stated);
        if (stated.informs() && englishNeeded && stated.english() == null) {
            throw Refusal.unprocessable("change-english-missing", "subjectEn");
        }
        lastTold.flatMap(told -> file.assessment(number, told.revision()))
                .ifPresent(told -> requireNoMovedDay(told.stated(), stated));
        long id = file.insertAssessment(number, revision, stated, by);
        file.setStatus(
                number,
                revision,
                !stated.informs()
                        ? RevisionStatus.WITHOUT_NOTICE
                        : stated.asksToAct() ? RevisionStatus.TO_REVIEW : RevisionStatus.TELLING);
        file.record(
                number,
                "assessed",
                by,
                "Révision " + revision + " évaluée. "
                        + (stated.informs()
                                ? "Les clients sont informés : "
                                        + Objects.requireNonNull(stated.french())
                                                .subject()
                                : "Pas d'information : " + stated.reason()));
        if (stated.informs() && !stated.asksToAct()) {
            supersede(number, COUNTED_DOWN);
        }
        return file.assessment(id).orElseThrow();
    }

    /** What is told as « was / now » must not be contradicted by words that were meant for the day before it moved. */
    private static void requireNoMovedDay(AssessmentRequest told, AssessmentRequest stated) {
        var moved = new HashSet<LocalDate>();
        Stream.of(told.effectiveOn(), told.actionBy()).filter(Objects::nonNull).forEach(moved::add);
        moved.remove(stated.effectiveOn());
        moved.remove(stated.actionBy());
        for (var day : stated.informs() && !stated.cancelled() ? moved : Set.<LocalDate>of()) {
            if (stated.french() != null && stated.french().names(day)) {
                throw Refusal.unprocessable("change-moved-day-named", "meaning", FrenchDay.inFigures(day));
            }
            if (stated.english() != null && stated.english().names(day)) {
                throw Refusal.unprocessable("change-moved-day-named", "meaningEn", FrenchDay.inFigures(day));
            }
        }
    }

    private void requireDayAhead(AssessmentRequest stated) {
        if (stated.actionBy() != null && stated.actionBy().isBefore(ContractTime.today(clock))) {
            throw Refusal.unprocessable("change-action-day-passed", "actionBy", FrenchDay.inFigures(stated.actionBy()));
        }
    }

    /**
     * Whether customers were told what does not hold any more: one of Microsoft's dates has moved, the message has vanished or is back;
     * or the new text has come while they were being told of the earlier one, so that some know of nothing.
     */
    private boolean mustKnow(ChangeRevision assessed, ChangeRevision told) {
        return assessed.withdrawn() != told.withdrawn()
                || told.toldAt() == null
                || !WasNow.of(text(told).text(), text(assessed).text()).dates().isEmpty();
    }

    /**
     * The last revision before this one of which a customer was told, or is to be in its digest. Customers count whose tenant shows this
     * one.
     */
    @Transactional(readOnly = true)
    public Optional<ChangeRevision> lastTold(String number, int revision) {
        return file.lastTold(number, revision);
    }

    /**
     * A second person approves what asks customers to act, or sends it back.
     *
     * @throws Refusal when it is not to be reviewed, it is the same person, or it is sent back without a word. When it is approved although
     *                 the day until which to act has passed meanwhile
     *
     */
    public void review(String number, int revision, boolean approved, @Nullable String words, String by) {
        hold(number);
        var reviewed = revision(number, revision);
        var assessment = file.assessment(number, revision)
                .orElseThrow(() -> Refusal.conflict("change-not-to-review", reviewed.key()));
        if (reviewed.status() != RevisionStatus.TO_REVIEW) {
            throw Refusal.conflict("change-not-to-review", reviewed.key());
        }
        if (assessment.assessedBy().equals(by)) {
            throw Refusal.unprocessable("change-second-person", "approved", by);
        }
        if (approved) {
            requireDayAhead(assessment.stated());
        }
        var said = approved && (words == null || words.isBlank()) ? null : StatedReason.of(words);
        file.review(assessment.id(), approved, by, said);
        file.setStatus(number, revision, approved ? RevisionStatus.TELLING : RevisionStatus.TO_ASSESS);
        file.record(
                number,
                "reviewed",
                by,
                (approved ? "Évaluation approuvée." : "Évaluation à reprendre.") + (said == null ? "" : " " + said));
        if (approved) {
            supersede(number, COUNTED_DOWN);
        }
    }

    /** All customers concerned are on record as told. */
    public void told(String number, int revision, int customers) {
        hold(number);
        if (revision(number, revision).status() == RevisionStatus.TELLING) {
            file.setStatus(number, revision, RevisionStatus.TOLD);
            file.record(
                    number,
                    "told",
                    SubscriptionDiary.TACITE,
                    Sentence.of("staff.change-told")
                            .with("revision", revision)
                            .with("many", customers)
                            .inFrench());
        }
    }

    /**
     * Nothing is left to do.
     *
     * @param silent how many customers that were to act have not answered
     */
    public void close(String number, int revision, int silent) {
        hold(number);
        if (revision(number, revision).status() == RevisionStatus.TOLD) {
            file.setStatus(number, revision, RevisionStatus.CLOSED);
            file.record(
                    number,
                    "closed",
                    SubscriptionDiary.TACITE,
                    Sentence.of("staff.change-closed")
                            .with("revision", revision)
                            .with("silent", silent)
                            .inFrench());
        }
    }

    /** Holds it until the transaction ends: no text takes the place of another meanwhile, and no two letters tell it at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String number) {
        if (file.lock(number).isEmpty()) {
            throw Refusal.notFound("unknown-change", number);
        }
    }

    /** Writes into its diary. */
    public void note(String number, String kind, String by, String words) {
        file.record(number, kind, by, words);
    }
}
