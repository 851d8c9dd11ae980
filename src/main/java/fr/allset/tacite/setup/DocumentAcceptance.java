package fr.allset.tacite.setup;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.setup.AcceptanceRequest.Kind;
import fr.allset.tacite.setup.RequestedDocument.Answer;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.PlannedDay;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What Clients are asked to accept (art. 1), within a set-up or because a version has changed: asked, reminded, answered, replaced,
 * given up. Every step holds the file it decides on, and either does all of its work or refuses before it has changed anything.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class DocumentAcceptance {

    private static final String REMINDED = "reminded";

    private final AcceptanceRequests acceptanceRequests;
    private final ReminderPostponements postponements;
    private final ContractDocuments documents;
    private final TermsCatalogue terms;
    private final Logins logins;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DocumentAcceptance(
            AcceptanceRequests acceptanceRequests,
            ReminderPostponements postponements,
            ContractDocuments documents,
            TermsCatalogue terms,
            Logins logins,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acceptanceRequests = acceptanceRequests;
        this.postponements = postponements;
        this.documents = documents;
        this.terms = terms;
        this.logins = logins;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public AcceptanceRequest find(String number) {
        return acceptanceRequests.find(number).orElseThrow(() -> Refusal.notFound("unknown-acceptance-file", number));
    }

    /** @throws Refusal {@code unknown-acceptance-file}, also for another customer's */
    @Transactional(readOnly = true)
    public AcceptanceRequest find(String number, Actor actor) {
        return acceptanceRequests
                .find(number)
                .filter(file -> actor.maySee(file.customer().number()))
                .orElseThrow(() -> Refusal.notFound("unknown-acceptance-file", number));
    }

    /** The files of new versions, newest first. */
    @Transactional(readOnly = true)
    public List<AcceptanceRequest> newVersions(Optional<String> customerNumber, int page, int size) {
        return acceptanceRequests.list(Kind.NEW_VERSION, customerNumber, Optional.empty(), page, size).stream()
                .map(this::find)
                .toList();
    }

    /** How many {@link #newVersions} has in all. */
    @Transactional(readOnly = true)
    public long count(Optional<String> customerNumber) {
        return acceptanceRequests.count(Kind.NEW_VERSION, customerNumber, Optional.empty());
    }

    /** What happened in a file, in order. */
    @Transactional(readOnly = true)
    public List<AcceptanceEvent> events(String number) {
        return acceptanceRequests.events(number);
    }

    // ---- asking

    /**
     * The Client is asked for what it has not accepted, for the first time or because of another version; reminders are counted from
     * now. Whoever has been asked for all of it is not asked again.
     *
     * @throws OutOfTurn when the file is closed
     */
    public AcceptanceRequest ask(String number) {
        var file = hold(number);
        if (!file.isOpen()) {
            throw new OutOfTurn("File " + number + " is " + file.status() + ": nothing is asked any more");
        }
        if (file.asking() > 0
                && file.pending().stream()
                        .allMatch(document -> document.sentAt().isPresent())) {
            return file;
        }
        acceptanceRequests.asked(number);
        acceptanceRequests.record(
                number, "asked", SubscriptionDiary.TACITE, "Le Client est prié d'accepter : " + titles(file.pending()));
        return find(number);
    }

    /** When the Client is to be reminded next; none when it was reminded of late. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextReminder(String number) {
        var file = find(number);
        return plan(file).flatMap(plan -> plan.nextAfter(clock.instant()));
    }

    /** When an account manager is to decide on the Client's silence. */
    @Transactional(readOnly = true)
    public Instant escalation(String number) {
        var file = find(number);
        return plan(file, file.askedAt().orElse(file.openedAt())).escalation();
    }

    private Optional<ReminderPlan> plan(AcceptanceRequest file) {
        return file.askedAt().map(asked -> plan(file, asked));
    }

    private ReminderPlan plan(AcceptanceRequest file, Instant askedAt) {
        return ReminderPlan.of(askedAt, termsOf(file), postponements.of(file));
    }

    private Terms termsOf(AcceptanceRequest file) {
        return terms.byVersion(file.termsVersion());
    }

    /**
     * Whether the Client has been reminded since the last day on which the terms have it reminded.
     *
     * @throws OutOfTurn before the first such day
     */
    boolean wasReminded(AcceptanceRequest file) {
        var plan = plan(file);
        var due = plan.flatMap(one -> one.lastUntil(clock.instant()))
                .orElseThrow(() -> new OutOfTurn(
                        "The Client of " + file.number() + " is not to be reminded yet",
                        plan.flatMap(one -> one.nextAfter(clock.instant())).orElse(null)));
        return events(file.number()).stream()
                .anyMatch(event -> event.kind().equals(REMINDED) && !event.at().isBefore(due));
    }

    /** A reminder goes to the Client; see {@link SetupCorrespondence#remind}. */
    void reminded(String number) {
        acceptanceRequests.record(number, REMINDED, SubscriptionDiary.TACITE, "Le Client est relancé.");
    }

    /** The reminders that a Client who has not answered still gets. */
    @Transactional(readOnly = true)
    public List<ReminderToCome> remindersToCome(String number) {
        var file = find(number);
        if (!file.isOpen() || file.unanswered().isEmpty()) {
            return List.of();
        }
        return plan(file).stream()
                .flatMap(plan -> plan.after(clock.instant()).stream()
                        .map(reminder -> new ReminderToCome(
                                reminder.afterDays(), new PlannedDay(reminder.day(), plan.latestDay(reminder)))))
                .toList();
    }

    /**
     * A reminder goes out later than it was planned, on a day on which it is still of use. Postponing it to the day on which it is planned
     * changes nothing.
     *
     * @param afterDays how many days after the Client was asked the terms plan it
     * @param shown     the day on which it was planned for whoever decided
     * @param reason    why; the Client does not read it
     * @return false if it is planned for {@code day} already
     * @throws Refusal when it has gone out or is not to, it was moved meanwhile, or {@code day} is of no use
     */
    public boolean postponeReminder(
            String number, int afterDays, LocalDate shown, LocalDate day, String reason, String by) {
        var file = hold(number);
        var coming = remindersToCome(number).stream()
                .filter(one -> one.afterDays() == afterDays)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("reminder-not-to-come"));
        if (!coming.planned().isPostponedBy(day, shown)) {
            return false;
        }
        plan(file).orElseThrow().reminders().stream()
                .filter(reminder -> reminder.afterDays() == afterDays)
                .forEach(reminder -> postponements.add(file, reminder, day, reason, by));
        acceptanceRequests.record(
                number,
                "reminder-postponed",
                by,
                "La relance du Client, prévue le "
                        + FrenchDay.inFigures(coming.planned().day()) + ", partira le " + FrenchDay.inFigures(day)
                        + ".");
        events.publishEvent(new AcceptanceReminderPostponed(number));
        return true;
    }

    /** An account manager gives a silent Client more time: it is reminded as if it had been asked today. */
    public void extend(String number, String by) {
        requireOpen(hold(number));
        acceptanceRequests.asked(number);
        acceptanceRequests.record(number, "extended", by, "Un nouveau délai est donné au Client.");
    }

    // ---- answers

    /**
     * An account manager records what the Client has answered.
     *
     * @return the file with the answer
     * @throws Refusal when the file is closed, the document is not asked, or who, when, how and the evidence are not said
     */
    public AcceptanceRequest answer(String number, DocumentAnswer answer, String by) {
        var file = hold(number);
        requireOpen(file);
        return answer(file, answer.document(), answer.recordedBy(by, ContractTime.today(clock), clock.instant()));
    }

    /** An account manager records over HTTP; the process looks whether all are given. */
    public AcceptanceRequest answerElsewhere(String number, DocumentAnswer answer, Actor actor) {
        var answered = answer(number, answer, actor.username());
        events.publishEvent(new DocumentAnsweredOnline(number));
        return answered;
    }

    /** The Client answers on line, under its login. */
    public AcceptanceRequest answerOnline(String number, DocumentAnswer answer, Actor actor) {
        find(number, actor);
        var file = hold(number);
        if (isSaidTwice(file, answer)) {
            return file;
        }
        requireOpen(file);
        var person = logins.find(actor.username()).map(Login::displayName).orElse(actor.username());
        var answered = answer(
                file,
                answer.document(),
                answer.onLine(person, actor.username(), ContractTime.today(clock), clock.instant()));
        events.publishEvent(new DocumentAnsweredOnline(number));
        return answered;
    }

    /** The last acceptance closes the file of a new version: a second click on it finds what the first one did. */
    private static boolean isSaidTwice(AcceptanceRequest file, DocumentAnswer answer) {
        return file.status() == AcceptanceStatus.COMPLETED
                && Boolean.TRUE.equals(answer.accepted())
                && file.current().stream()
                        .anyMatch(document -> document.code().equals(answer.document()) && document.isAccepted());
    }

    private AcceptanceRequest answer(AcceptanceRequest file, @Nullable String document, Answer answer) {
        var answered = named(file, document);
        for (var one : answered) {
            if (one.isAccepted()) {
                if (!answer.accepted()) {
                    throw Refusal.conflict(
                            "document-accepted-before",
                            one.title(),
                            one.answer().orElseThrow().on());
                }
                continue; // accepting twice is accepting once
            }
            acceptanceRequests.answer(file.number(), one.code(), answer);
            acceptanceRequests.record(
                    file.number(),
                    answer.accepted() ? "accepted" : "refused",
                    answer.recordedBy(),
                    one.title() + ", version " + one.version()
                            + (answer.accepted() ? " : accepté par " : " : refusé par ") + answer.by() + " ("
                            + answer.means().label() + ").");
        }
        var now = find(file.number());
        if (file.kind() == Kind.NEW_VERSION && now.pending().isEmpty()) {
            acceptanceRequests.close(file.number(), AcceptanceStatus.COMPLETED, answer.recordedBy(), null);
        }
        return find(file.number());
    }

    private static List<RequestedDocument> named(AcceptanceRequest file, @Nullable String code) {
        if (code == null || code.isBlank()) {
            throw Refusal.unprocessable("answer-document-missing", "document");
        }
        if (code.equals(DocumentAnswer.EVERY_PENDING)) {
            if (file.pending().isEmpty()) {
                throw Refusal.conflict("nothing-to-accept", file.number());
            }
            return file.pending();
        }
        return file.current().stream()
                .filter(document -> document.code().equals(code))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> Refusal.notFound("unknown-document", code));
    }

    // ---- other versions

    /**
     * Asks for the versions in force today where an open file asks for older ones, accepted or not. A change of version is a new
     * acceptance, never a silent swap.
     *
     * @return whether something changed
     *
     */
    boolean replaceOutdated(AcceptanceRequest file) {
        var catalogue = documents.catalogue();
        var today = ContractTime.today(clock);
        boolean changed = false;
        for (var document : file.current()) {
            var inForce = catalogue.inForceOn(document.code(), today);
            var described = catalogue.find(document.code());
            if (described.isPresent() && !inForce.version().equals(document.version())) {
                acceptanceRequests.supersede(file.number(), document.code());
                acceptanceRequests.request(file.number(), described.get(), inForce);
                acceptanceRequests.record(
                        file.number(),
                        "replaced",
                        SubscriptionDiary.TACITE,
                        document.title() + " : la version " + inForce.version()
                                + " est à accepter à la place de la version " + document.version() + ".");
                changed = true;
            }
        }
        return changed;
    }

    /**
     * A version that was published is valid now. Asks whoever is concerned for the one in force today: open files first, then
     * customers in service, each by a file of its own. Whoever has been asked is not asked again.
     *
     * @param limit how many customers at once
     * @return whether there may be more to ask
     * @throws OutOfTurn before its first day of validity, or when nobody has published it
     */
    public boolean askForNewVersion(String code, String published, int limit) {
        var validFrom = documents
                .publishedFrom(code, published)
                .orElseThrow(() -> new OutOfTurn("Nobody has published version " + published + " of " + code));
        if (ContractTime.today(clock).isBefore(validFrom)) {
            throw new OutOfTurn(
                    "Version " + published + " of " + code + " is valid from " + validFrom + " on",
                    ContractTime.startOf(validFrom));
        }
        var catalogue = documents.catalogue();
        var today = ContractTime.today(clock);
        var document = catalogue.find(code).orElseThrow(() -> Refusal.notFound("unknown-document", code));
        var version = catalogue.inForceOn(code, today);
        for (var number : acceptanceRequests.openAskingOtherVersions(code, version.version())) {
            var file = hold(number);
            if (file.isOpen() && replaceOutdated(file)) {
                events.publishEvent(new DocumentsReplaced(number));
            }
        }
        var customers = acceptanceRequests.customersNeverAsked(
                code, version.version(), components -> document.appliesTo(Set.copyOf(components)), today, limit);
        for (var customer : customers) {
            var number = acceptanceRequests.nextNumber(Kind.NEW_VERSION, today.getYear());
            acceptanceRequests.insert(
                    number, Kind.NEW_VERSION, customer, terms.inForceOn(today).version(), SubscriptionDiary.TACITE);
            acceptanceRequests.request(number, document, version);
            acceptanceRequests.record(
                    number,
                    "opened",
                    SubscriptionDiary.TACITE,
                    document.title() + " : la version " + version.version() + " est à accepter.");
            events.publishEvent(new DocumentAcceptanceAsked(number));
        }
        return customers.size() == limit;
    }

    // ---- the end

    /**
     * Nothing more is asked: the service will not start, or the acceptance of a new version is not pursued.
     *
     * @throws Refusal when the file is closed, or nobody says why
     */
    public AcceptanceRequest abandon(String number, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        requireOpen(hold(number));
        acceptanceRequests.close(number, AcceptanceStatus.ABANDONED, by, stated);
        acceptanceRequests.record(number, "abandoned", by, "Abandonné : " + stated);
        return find(number);
    }

    /** Holds the file until the transaction ends. */
    AcceptanceRequest hold(String number) {
        return acceptanceRequests.lock(number).orElseThrow(() -> Refusal.notFound("unknown-acceptance-file", number));
    }

    static void requireOpen(AcceptanceRequest file) {
        if (!file.isOpen()) {
            throw Refusal.conflict(
                    file.status() == AcceptanceStatus.ABANDONED ? "file-abandoned" : "file-completed", file.number());
        }
    }

    /** The titles with their versions, in one French enumeration. */
    static String titles(List<RequestedDocument> documents) {
        return documents.stream()
                .map(document -> document.title() + " (version " + document.version() + ")")
                .collect(Collectors.joining(", "));
    }
}
