package fr.allset.tacite.setup;

import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Reader;
import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.setup.AcceptanceFile.Kind;
import fr.allset.tacite.setup.RequestedDocument.Answer;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.Instant;
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
@Transactional(noRollbackFor = Refusal.class, rollbackFor = Overtaken.class)
public class Acceptances {


    private final AcceptanceFiles files;
    private final ContractDocuments documents;
    private final TermsCatalogue terms;
    private final Logins logins;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Acceptances(AcceptanceFiles files, ContractDocuments documents, TermsCatalogue terms, Logins logins,
            ApplicationEventPublisher events, Clock clock) {
        this.files = files;
        this.documents = documents;
        this.terms = terms;
        this.logins = logins;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public AcceptanceFile find(String number) {
        return files.find(number).orElseThrow(() -> Refusal.notFound("unknown-acceptance-file", number));
    }

    /** @throws Refusal {@code unknown-acceptance-file}, also for another customer's */
    @Transactional(readOnly = true)
    public AcceptanceFile find(String number, Reader reader) {
        return files.find(number).filter(file -> reader.maySee(file.customer().number()))
                .orElseThrow(() -> Refusal.notFound("unknown-acceptance-file", number));
    }

    /** The files of new versions, newest first. */
    @Transactional(readOnly = true)
    public List<AcceptanceFile> newVersions(Optional<String> customerNumber, int page, int size) {
        return files.list(Kind.NEW_VERSION, customerNumber, Optional.empty(), page, size).stream().map(this::find).toList();
    }

    /** What happened in a file, in order. */
    @Transactional(readOnly = true)
    public List<AcceptanceEvent> events(String number) {
        return files.events(number);
    }

    // ---- asking

    /** The Client is asked for what it has not accepted, for the first time or anew; reminders are counted from now. */
    public AcceptanceFile ask(String number) {
        var file = hold(number);
        files.asked(number);
        files.record(number, "asked", SubscriptionDiary.TACITE, "Le Client est prié d'accepter : " + titles(file.pending()));
        return find(number);
    }

    /** When the Client is to be reminded next; none when it was reminded of late. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextReminder(String number) {
        var file = find(number);
        return file.askedAt().flatMap(asked -> ReminderPlan.nextAfter(clock.instant(), asked, termsOf(file)));
    }

    /** When an account manager is to decide on the Client's silence. */
    @Transactional(readOnly = true)
    public Instant escalation(String number) {
        var file = find(number);
        return ReminderPlan.escalation(file.askedAt().orElse(file.openedAt()), termsOf(file));
    }

    private Terms termsOf(AcceptanceFile file) {
        return terms.byVersion(file.termsVersion());
    }

    /** A reminder goes to the Client; see {@link SetupLetters#remind}. */
    void reminded(String number) {
        files.record(number, "reminded", SubscriptionDiary.TACITE, "Le Client est relancé.");
    }

    /** An account manager gives a silent Client more time: it is reminded as if it had been asked today. */
    public void extend(String number, String by) {
        requireOpen(hold(number));
        files.asked(number);
        files.record(number, "extended", by, "Un nouveau délai est donné au Client.");
    }

    // ---- answers

    /**
     * An account manager records what the Client has answered.
     *
     * @return the file with the answer
     * @throws Refusal when the file is closed, the document is not asked, or who, when, how and the evidence are not said
     */
    public AcceptanceFile answer(String number, DocumentAnswer answer, String by) {
        var file = hold(number);
        requireOpen(file);
        return answer(file, answer.document(), answer.recordedBy(by, ContractTime.today(clock), clock.instant()));
    }

    /** An account manager records over HTTP; the process looks whether all are given. */
    public AcceptanceFile answerElsewhere(String number, DocumentAnswer answer, Reader reader) {
        var answered = answer(number, answer, reader.username());
        events.publishEvent(new DocumentAnsweredOnline(number));
        return answered;
    }

    /** The Client answers on line, under its login. */
    public AcceptanceFile answerOnline(String number, DocumentAnswer answer, Reader reader) {
        find(number, reader);
        var file = hold(number);
        requireOpen(file);
        var person = logins.find(reader.username()).map(Login::displayName).orElse(reader.username());
        var answered = answer(file, answer.document(),
                answer.onLine(person, reader.username(), ContractTime.today(clock), clock.instant()));
        events.publishEvent(new DocumentAnsweredOnline(number));
        return answered;
    }

    private AcceptanceFile answer(AcceptanceFile file, @Nullable String document, Answer answer) {
        var answered = named(file, document);
        for (var one : answered) {
            if (one.isAccepted()) {
                if (!answer.accepted()) {
                    throw Refusal.conflict("document-accepted-before", one.title(), one.answer().orElseThrow().on());
                }
                continue; // accepting twice is accepting once
            }
            files.answer(file.number(), one.code(), answer);
            files.record(file.number(), answer.accepted() ? "accepted" : "refused", answer.recordedBy(),
                    one.title() + ", version " + one.version() + (answer.accepted() ? " : accepté par " : " : refusé par ")
                            + answer.by() + " (" + answer.means().label() + ").");
        }
        var now = find(file.number());
        if (file.kind() == Kind.NEW_VERSION && now.pending().isEmpty()) {
            files.close(file.number(), FileStatus.COMPLETED, answer.recordedBy(), null);
        }
        return find(file.number());
    }

    private static List<RequestedDocument> named(AcceptanceFile file, @Nullable String code) {
        if (code == null || code.isBlank()) {
            throw Refusal.unprocessable("answer-document-missing", "document");
        }
        if (code.equals(DocumentAnswer.EVERY_PENDING)) {
            if (file.pending().isEmpty()) {
                throw Refusal.conflict("nothing-to-accept", file.number());
            }
            return file.pending();
        }
        return file.current().stream().filter(document -> document.code().equals(code)).findFirst().map(List::of)
                .orElseThrow(() -> Refusal.notFound("unknown-document", code));
    }

    // ---- other versions

    /**
     * Asks for the versions in force today where an open file asks for older ones, accepted or not: a change of version is a new
     * acceptance, never a silent swap.
     *
     * @return whether something changed
     */
    boolean replaceOutdated(AcceptanceFile file) {
        var catalogue = documents.catalogue();
        var today = ContractTime.today(clock);
        boolean changed = false;
        for (var document : file.current()) {
            var inForce = catalogue.inForceOn(document.code(), today);
            var described = catalogue.find(document.code());
            if (described.isPresent() && !inForce.version().equals(document.version())) {
                files.supersede(file.number(), document.code());
                files.request(file.number(), described.get(), inForce);
                files.record(file.number(), "replaced", SubscriptionDiary.TACITE, document.title() + " : la version "
                        + inForce.version() + " est à accepter à la place de la version " + document.version() + ".");
                changed = true;
            }
        }
        return changed;
    }

    /**
     * Asks whoever is concerned for the version of a document in force today: open files first, then customers in service, each by a
     * file of its own. Whoever has been asked is not asked again.
     *
     * @param limit how many customers at once
     * @return whether there may be more to ask
     */
    public boolean askForNewVersion(String code, int limit) {
        var catalogue = documents.catalogue();
        var today = ContractTime.today(clock);
        var document = catalogue.find(code).orElseThrow(() -> Refusal.notFound("unknown-document", code));
        var version = catalogue.inForceOn(code, today);
        for (var number : files.openAskingOtherVersions(code, version.version())) {
            var file = hold(number);
            if (file.isOpen() && replaceOutdated(file)) {
                events.publishEvent(new DocumentsReplaced(number));
            }
        }
        var customers = files.customersNeverAsked(code, version.version(),
                components -> document.appliesTo(Set.copyOf(components)), today, limit);
        for (var customer : customers) {
            var number = files.nextNumber(Kind.NEW_VERSION, today.getYear());
            files.insert(number, Kind.NEW_VERSION, customer, terms.inForceOn(today).version(), SubscriptionDiary.TACITE);
            files.request(number, document, version);
            files.record(number, "opened", SubscriptionDiary.TACITE, document.title() + " : la version " + version.version()
                    + " est à accepter.");
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
    public AcceptanceFile abandon(String number, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        requireOpen(hold(number));
        files.close(number, FileStatus.ABANDONED, by, stated);
        files.record(number, "abandoned", by, "Abandonné : " + stated);
        return find(number);
    }

    /** Holds the file until the transaction ends. */
    AcceptanceFile hold(String number) {
        return files.lock(number).orElseThrow(() -> Refusal.notFound("unknown-acceptance-file", number));
    }

    static void requireOpen(AcceptanceFile file) {
        if (!file.isOpen()) {
            throw Refusal.conflict(file.status() == FileStatus.ABANDONED ? "file-abandoned" : "file-completed", file.number());
        }
    }

    /** The titles with their versions, in one French enumeration. */
    static String titles(List<RequestedDocument> documents) {
        return documents.stream().map(document -> document.title() + " (version " + document.version() + ")")
                .collect(Collectors.joining(", "));
    }
}
