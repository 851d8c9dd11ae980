package fr.allset.tacite.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.decision.Decision;
import fr.allset.tacite.decision.Decisions;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.lifecycle.Repairs.Postponable;
import fr.allset.tacite.lifecycle.Repairs.Stoppable;
import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.renewal.NoticeToCome;
import fr.allset.tacite.renewal.RenewalHandling;
import fr.allset.tacite.renewal.RenewalNotice;
import fr.allset.tacite.setup.AcceptanceRequest;
import fr.allset.tacite.setup.AcceptanceRequest.Kind;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.Setup;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.QuoteInBrief;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationQuote;
import fr.allset.tacite.text.Sha256;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What process owners repair in a dossier, in the contract's own way. A reminder is postponed to a day on which it still is of use, a
 * confirmed termination is cancelled, a set-up is abandoned. Each looks at the stored state, at the day and at the role on record. It tells
 * the Client where the contract does, and becomes a decision with its reason. What comes twice is done once.
 */
@Service
@Transactional
public class DossierRepairs {

    private static final String POSTPONE = "PostponeReminder";
    private static final String CANCEL = "CancelTermination";
    private static final String ABANDON = "AbandonSetup";

    /** What a decision of this sort is called; a form that a task shows has no such name. */
    private static final Set<String> ELEMENTS = Set.of(POSTPONE, CANCEL, ABANDON);

    private static final String RENEWAL = "subscription-renewal";
    private static final String ACCEPTANCE = "document-acceptance";
    private static final String SETUP = "subscription-setup";
    private static final String TERMINATION = "early-termination";

    private final Subscriptions subscriptions;
    private final RenewalHandling renewalHandling;
    private final DocumentAcceptance documentAcceptance;
    private final SetupHandling setupHandling;
    private final TerminationHandling terminationHandling;
    private final Dossiers dossiers;
    private final Decisions decisions;
    private final Logins logins;
    private final ObjectMapper json;
    private final Clock clock;

    DossierRepairs(
            Subscriptions subscriptions,
            RenewalHandling renewalHandling,
            DocumentAcceptance documentAcceptance,
            SetupHandling setupHandling,
            TerminationHandling terminationHandling,
            Dossiers dossiers,
            Decisions decisions,
            Logins logins,
            ObjectMapper json,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.renewalHandling = renewalHandling;
        this.documentAcceptance = documentAcceptance;
        this.setupHandling = setupHandling;
        this.terminationHandling = terminationHandling;
        this.dossiers = dossiers;
        this.decisions = decisions;
        this.logins = logins;
        this.json = json;
        this.clock = clock;
    }

    // ---- what can be repaired

    /**
     * What can be repaired today in a dossier.
     *
     * @param dossier the number of a subscription, a quote, a set-up or an acceptance file
     * @throws Refusal {@code unknown-dossier}
     */
    @Transactional(readOnly = true)
    public Repairs of(String dossier) {
        var found = ofSubscription(dossier)
                .or(() -> ofTermination(dossier))
                .or(() -> ofAcceptance(dossier))
                .orElseThrow(() -> Refusal.notFound("unknown-dossier", dossier));
        return found.failing(dossiers.of(List.of(dossier), List.of()).stream()
                .filter(DossierProcess::failing)
                .toList());
    }

    private Optional<Repairs> ofSubscription(String number) {
        return subscriptions
                .find(number)
                .map(known -> new Repairs(
                        number,
                        renewalHandling.noticesToCome(number).stream()
                                .map(DossierRepairs::postponable)
                                .toList(),
                        terminationHandling.inBrief(List.of(number)).stream()
                                .filter(quote -> quote.status() == QuoteStatus.CONFIRMED)
                                .map(QuoteInBrief::number)
                                .flatMap(quote -> cancellable(quote).stream())
                                .toList(),
                        List.of(),
                        List.of()));
    }

    private Optional<Repairs> ofTermination(String number) {
        return terminationHandling.subscriptionsOf(number).isEmpty()
                ? Optional.empty()
                : Optional.of(new Repairs(
                        number, List.of(), cancellable(number).stream().toList(), List.of(), List.of()));
    }

    private Optional<Repairs> ofAcceptance(String number) {
        return acceptance(number)
                .map(file -> new Repairs(
                        number,
                        documentAcceptance.remindersToCome(number).stream()
                                .map(reminder -> new Postponable(
                                        String.valueOf(reminder.afterDays()),
                                        "Relance du Client, qui n'a pas encore répondu (art. 1)",
                                        reminder.planned()))
                                .toList(),
                        List.of(),
                        abandonable(file).stream().toList(),
                        List.of()));
    }

    private Optional<AcceptanceRequest> acceptance(String number) {
        try {
            return Optional.of(documentAcceptance.find(number));
        } catch (Refusal unknown) {
            return Optional.empty();
        }
    }

    private static Postponable postponable(NoticeToCome coming) {
        return new Postponable(
                coming.term() + "/" + coming.notice().code(),
                (coming.notice().kind() == RenewalNotice.Kind.INFORMATION
                                ? "Information de l'art. L215-1 du code de la consommation sur la reconduction au "
                                : "Annonce de la reconduction au ")
                        + FrenchWords.day(coming.term()),
                coming.planned());
    }

    /** A confirmed termination whose day has not come. */
    private Optional<Stoppable> cancellable(String number) {
        var quote = terminationHandling.find(number);
        return Optional.of(quote)
                .filter(one -> one.status() == QuoteStatus.CONFIRMED)
                .filter(one -> ContractTime.today(clock).isBefore(end(one)))
                .map(one -> new Stoppable(number, end(one)));
    }

    private LocalDate end(TerminationQuote quote) {
        return terminationHandling.read(quote).firstUnservedDay();
    }

    private Optional<Stoppable> abandonable(AcceptanceRequest file) {
        return Optional.of(file)
                .filter(one -> one.kind() == Kind.SETUP && one.isOpen())
                .map(one -> setupHandling.find(one.number()))
                .map(setup -> new Stoppable(setup.number(), setup.wishedStart()));
    }

    // ---- repairing

    /**
     * Postpones what a Client is to be reminded of. Postponing it to the day on which it is planned changes nothing.
     *
     * @param reminder which one, as {@link Postponable#key} names it
     * @param shown    the day on which it was planned for whoever decides
     * @throws Refusal when it has gone out or was moved meanwhile, the day is of no use, nobody says why, or {@code actor} owns no
     *     processes
     */
    public void postpone(
            String dossier, String reminder, LocalDate shown, LocalDate day, @Nullable String reason, Actor actor) {
        requireOwner(actor);
        var stated = whyPostponed(reason);
        var planned = of(dossier).reminders().stream()
                .filter(one -> one.key().equals(reminder))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("reminder-not-to-come"));
        int slash = reminder.indexOf('/');
        boolean changed = slash < 0
                ? documentAcceptance.postponeReminder(
                        dossier, Integer.parseInt(reminder), shown, day, stated, actor.username())
                : renewalHandling.postpone(
                        dossier,
                        LocalDate.parse(reminder.substring(0, slash)),
                        reminder.substring(slash + 1),
                        shown,
                        day,
                        stated,
                        actor.username());
        if (changed) {
            record(
                    dossier,
                    slash < 0 ? ACCEPTANCE : RENEWAL,
                    POSTPONE,
                    "Reporter un rappel",
                    actor,
                    Map.of("day", day, "reason", stated),
                    Map.of(
                            "reminder",
                            planned.words(),
                            "planned",
                            shown,
                            "latest",
                            planned.planned().latest()));
        }
    }

    private static String whyPostponed(@Nullable String reason) {
        var words = StatedReason.readable(reason == null ? "" : reason);
        if (words.isEmpty()) {
            throw Refusal.unprocessable("postponement-reason-missing", "motif");
        }
        return StatedReason.of(words);
    }

    /**
     * Cancels a confirmed termination before its day; the Client reads the reason.
     *
     * @throws Refusal   when it is not confirmed, its day has come, nobody says why, or {@code actor} owns no processes
     * @throws Overtaken when somebody moves it on at this very moment
     */
    public void cancelTermination(String number, @Nullable String reason, Actor actor) {
        requireOwner(actor);
        var quote = terminationHandling.find(number);
        var end = end(quote);
        if (quote.status() == QuoteStatus.CONFIRMED
                && !ContractTime.today(clock).isBefore(end)) {
            throw Refusal.conflict("termination-day-has-come", number, end);
        }
        var cancelled = terminationHandling.cancelOnline(number, reason, actor);
        record(
                number,
                TERMINATION,
                CANCEL,
                "Annuler une résiliation confirmée",
                actor,
                Map.of("reason", StatedReason.of(reason)),
                Map.of(
                        "quote", number,
                        "subscriptions", cancelled.subscriptions(),
                        "effectiveDate", cancelled.effectiveDate(),
                        "total", cancelled.totalExcludingTax().inFrench()));
    }

    /**
     * Abandons a set-up whose service has not started; the Client reads the reason.
     *
     * @throws Refusal   when it is closed, nobody says why, or {@code actor} owns no processes
     * @throws Overtaken when somebody moves it on at this very moment
     */
    public void abandonSetup(String number, @Nullable String reason, Actor actor) {
        requireOwner(actor);
        Setup abandoned = setupHandling.abandonOnline(number, reason, actor);
        record(
                number,
                SETUP,
                ABANDON,
                "Abandonner une mise en service",
                actor,
                Map.of("reason", StatedReason.of(reason)),
                Map.of(
                        "setup", number,
                        "customer", abandoned.customer().number(),
                        "wishedStart", abandoned.wishedStart()));
    }

    /** By the role on record, whatever a session says. */
    private void requireOwner(Actor actor) {
        if (logins.find(actor.username())
                .filter(login -> login.enabled() && login.role() == Role.PROCESS_OWNER)
                .isEmpty()) {
            throw Refusal.conflict("repair-of-process-owners");
        }
    }

    private void record(
            String dossier,
            String process,
            String element,
            String title,
            Actor actor,
            Map<String, Object> answer,
            Map<String, Object> facts) {
        var shown = json.valueToTree(new TreeMap<>(facts)).toString();
        decisions.add(new Decision(
                Optional.of(dossier),
                process,
                element,
                title,
                actor.username(),
                Role.PROCESS_OWNER.name(),
                clock.instant(),
                json.valueToTree(new TreeMap<>(answer)).toString(),
                Optional.of(shown),
                Optional.of(Sha256.of(shown))));
    }

    // ---- what was repaired

    /** The repairs of a dossier, newest first. */
    @Transactional(readOnly = true)
    public List<Decision> done(Repairs repairs) {
        return Stream.concat(
                        Stream.of(repairs.dossier()),
                        terminationHandling.inBrief(List.of(repairs.dossier())).stream()
                                .map(QuoteInBrief::number))
                .flatMap(number -> decisions.about(number).stream())
                .filter(decision -> ELEMENTS.contains(decision.element()))
                .sorted(Comparator.comparing(Decision::decidedAt).reversed())
                .toList();
    }
}
