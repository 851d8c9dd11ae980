package fr.allset.tacite.setup;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.AcceptanceRequest.Kind;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.subscription.Customers;
import fr.allset.tacite.subscription.NewSubscription;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.subscription.ReadingChoices;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Setting a service up (art. 1, 2 and 6), from the account manager's request to the Date de Mise en Service actually reached. Nothing
 * of it is in the portfolio before; a set-up that is abandoned leaves its own record alone.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class SetupHandling {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_RESERVATION = 2000;

    private final Setups setups;
    private final AcceptanceRequests acceptanceRequests;
    private final DocumentAcceptance documentAcceptance;
    private final ContractDocuments documents;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final ReadingChoices readingChoices;
    private final TermsCatalogue terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SetupHandling(
            Setups setups,
            AcceptanceRequests acceptanceRequests,
            DocumentAcceptance documentAcceptance,
            ContractDocuments documents,
            Customers customers,
            Subscriptions subscriptions,
            SubscriptionDiary diary,
            ReadingChoices readingChoices,
            TermsCatalogue terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.setups = setups;
        this.acceptanceRequests = acceptanceRequests;
        this.documentAcceptance = documentAcceptance;
        this.documents = documents;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.readingChoices = readingChoices;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    // ---- reading

    @Transactional(readOnly = true)
    public Setup find(String number) {
        return setups.find(number).orElseThrow(() -> Refusal.notFound("unknown-setup", number));
    }

    /** @throws Refusal {@code unknown-setup}, also for another customer's */
    @Transactional(readOnly = true)
    public Setup find(String number, Actor actor) {
        return setups.find(number)
                .filter(setup -> actor.maySee(setup.customer().number()))
                .orElseThrow(() -> Refusal.notFound("unknown-setup", number));
    }

    /**
     * Set-ups, newest first.
     *
     * @param customerNumber of one customer alone
     * @param status         of this status alone
     * @param page           from 0
     */
    @Transactional(readOnly = true)
    public List<Setup> list(Optional<String> customerNumber, Optional<AcceptanceStatus> status, int page, int size) {
        return setups.list(customerNumber, status, page, size);
    }

    /** How many {@link #list} has in all. */
    @Transactional(readOnly = true)
    public long count(Optional<String> customerNumber, Optional<AcceptanceStatus> status) {
        return setups.count(customerNumber, status);
    }

    // ---- opening

    /** Opens a set-up for a program, and has its process begin. */
    public Setup request(SetupRequest request, String by) {
        var setup = open(request, by);
        events.publishEvent(new SetupRequested(setup.number()));
        return setup;
    }

    /**
     * Opens a set-up: the documents that apply to its components are to be accepted in the versions of today.
     *
     * @throws Refusal naming the first field that cannot be
     */
    public Setup open(SetupRequest request, String by) {
        var today = ContractTime.today(clock);
        var service = ServiceOrder.read(request, today);
        var customer = customer(request, today);
        var site = site(request, customer);
        var number = acceptanceRequests.nextNumber(Kind.SETUP, today.getYear());
        acceptanceRequests.insert(
                number,
                Kind.SETUP,
                customer.number(),
                signedUnder(service.signedOn()).version(),
                by);
        setups.insert(number, customer, site, service);
        documents
                .catalogue()
                .applyingTo(service.components(), today)
                .forEach(current -> acceptanceRequests.request(number, current.document(), current.version()));
        acceptanceRequests.record(
                number,
                "opened",
                by,
                "Mise en service demandée pour " + customer.name() + ", site " + site.name() + " : "
                        + service.components().stream()
                                .map(Component::contractName)
                                .collect(Collectors.joining(", ")) + ".");
        return find(number);
    }

    private Customer customer(SetupRequest request, LocalDate today) {
        if (request.customerNumber() != null && !request.customerNumber().isBlank()) {
            var number = request.customerNumber().strip();
            return customers
                    .find(number)
                    .or(() -> setups.customerToBe(number))
                    .orElseThrow(() -> Refusal.unprocessable("unknown-customer", "customerNumber", number));
        }
        var name = ServiceOrder.text("customerName", "nom du Client", request.customerName(), LONGEST_NAME);
        var kind = ServiceOrder.kind(request.customerKind());
        var siren = ServiceOrder.siren(request.siren(), kind);
        var contactName = ServiceOrder.text("contactName", "nom du contact", request.contactName(), LONGEST_NAME);
        var contactEmail = ServiceOrder.email(request.contactEmail());
        if (siren != null) {
            setups.customerWithSiren(siren).ifPresent(known -> {
                throw Refusal.conflict("setup-siren-known", siren, known);
            });
        }
        return new Customer(customers.nextNumber(today.getYear()), name, siren, kind, contactName, contactEmail);
    }

    private CustomerSite site(SetupRequest request, Customer customer) {
        var code = ServiceOrder.siteCode(request.siteCode());
        var known = customers.site(customer.number(), code).or(() -> setups.siteToBe(customer.number(), code));
        if (known.isPresent()) {
            requireSame("siteName", request.siteName(), known.get().name(), known.get());
            requireSame("siteAddress", request.siteAddress(), known.get().address(), known.get());
            return known.get();
        }
        return new CustomerSite(
                customer.number(),
                code,
                ServiceOrder.text("siteName", "nom du Site Client", request.siteName(), LONGEST_NAME),
                ServiceOrder.text("siteAddress", "adresse du Site Client", request.siteAddress(), LONGEST_ADDRESS));
    }

    private static void requireSame(String field, @Nullable String stated, String known, CustomerSite site) {
        if (stated != null && !stated.isBlank() && !stated.strip().equals(known)) {
            throw Refusal.unprocessable("setup-site-differs", field, site.code(), site.name(), site.address());
        }
    }

    /** The terms of the day of signature; a contract that is older than any version is taken to be under the oldest. */
    private Terms signedUnder(LocalDate signedOn) {
        var oldest = terms.versions().get(0);
        return signedOn.isBefore(oldest.validFrom()) ? oldest : terms.inForceOn(signedOn);
    }

    // ---- prerequisites

    /**
     * The checklist of article 2 as the Client has completed it, all items at once.
     *
     * @param answers by the codes of the items
     * @throws Refusal when an item has no answer, or a reservation says nothing
     */
    public Setup recordPrerequisites(String number, Map<String, PrerequisiteAnswer> answers, String by) {
        var setup = hold(number);
        DocumentAcceptance.requireOpen(setup.file());
        var list = PrerequisiteList.inForceOn(ContractTime.today(clock));
        var checked = new ArrayList<CheckedPrerequisite>();
        for (var item : list.items()) {
            var answer = answers.getOrDefault(item.code(), new PrerequisiteAnswer(null, null));
            var state = state(item, answer.state());
            checked.add(new CheckedPrerequisite(
                    item.code(),
                    item.title(),
                    state,
                    reservation(item, state, answer.reservation()),
                    list.version(),
                    list.address(),
                    by));
        }
        setups.replacePrerequisites(number, checked);
        acceptanceRequests.record(
                number,
                "prerequisites",
                by,
                "Prérequis vérifiés (" + list.version() + "), réserves : "
                        + checked.stream()
                                .filter(item -> item.state() == PrerequisiteState.RESERVATION)
                                .count() + ".");
        return find(number);
    }

    /**
     * The Client completes the checklist on line, once: what is recorded holds.
     *
     * @throws Refusal as {@link #recordPrerequisites}, and when the set-up is not the Client's
     */
    public Setup recordPrerequisitesOnline(String number, Map<String, PrerequisiteAnswer> answers, Actor actor) {
        find(number, actor);
        if (hold(number).prerequisitesRecordedAt().isPresent()) {
            return find(number);
        }
        var setup = recordPrerequisites(number, answers, actor.username());
        events.publishEvent(new PrerequisitesRecordedOnline(number));
        return setup;
    }

    private static PrerequisiteState state(PrerequisiteList.Item item, @Nullable String stated) {
        for (var state : PrerequisiteState.values()) {
            if (state.name().equals(stated)) {
                return state;
            }
        }
        throw Refusal.unprocessable("prerequisite-missing", item.code(), item.title());
    }

    private static Optional<String> reservation(
            PrerequisiteList.Item item, PrerequisiteState state, @Nullable String text) {
        if (state != PrerequisiteState.RESERVATION) {
            return Optional.empty();
        }
        if (text == null || text.isBlank()) {
            throw Refusal.unprocessable("prerequisite-reservation-missing", item.code(), item.title());
        }
        if (text.length() > LONGEST_RESERVATION) {
            throw Refusal.unprocessable("note-too-long", item.code(), LONGEST_RESERVATION);
        }
        return Optional.of(text.strip());
    }

    // ---- commissioning

    /**
     * Looks whether everything is still accepted in the versions of today; what is not is asked anew.
     *
     * @return whether the service may start as far as the documents go
     */
    public boolean documentsAreAccepted(String number) {
        var setup = hold(number);
        if (setup.file().isOpen()) {
            documentAcceptance.replaceOutdated(setup.file());
        }
        return find(number).file().pending().isEmpty();
    }

    /**
     * The service has started: the Période Initiale begins on the date actually reached (art. 5). From now on the subscription is in the
     * portfolio and billable. Saying it twice is saying it once.
     *
     * @param startDate not before the contract was signed, not in the future; {@code 2027-01-31}
     * @throws Refusal while a document is not accepted in its version of today, or a prerequisite was not looked at
     *
     */
    public Setup commission(String number, @Nullable String startDate, String by) {
        var setup = hold(number);
        if (setup.service().isPresent()) {
            return setup;
        }
        DocumentAcceptance.requireOpen(setup.file());
        var start = ServiceOrder.day("serviceStartDate", "Date de Mise en Service", startDate);
        requireComplete(setup);
        if (start.isAfter(ContractTime.today(clock))) {
            throw Refusal.unprocessable("setup-start-in-future", "serviceStartDate", start);
        }
        if (start.isBefore(setup.signedOn())) {
            throw Refusal.unprocessable("setup-start-before-signature", "serviceStartDate", start, setup.signedOn());
        }
        Optional.ofNullable(setup.customer().siren())
                .flatMap(customers::withSiren)
                .filter(known -> !known.equals(setup.customer().number()))
                .ifPresent(known -> {
                    throw Refusal.conflict(
                            "setup-siren-known", requireNonNull(setup.customer().siren()), known);
                });
        customers
                .site(setup.customer().number(), setup.site().code())
                .filter(known -> !known.equals(setup.site()))
                .ifPresent(known -> {
                    throw Refusal.conflict("setup-site-differs", known.code(), known.name(), known.address());
                });
        var subscription = subscriptions.commission(new NewSubscription(
                setup.customer(),
                setup.site(),
                setup.components(),
                start,
                setup.initialPeriodMonths(),
                setup.monthlyFixedFee(),
                setup.initialFee(),
                setup.agreedTerms(),
                setup.notice(),
                number,
                by));
        readingChoices.keepFirst(
                subscription,
                setup.agreedTerms().readings(),
                "Convenu à la signature, le " + FrenchDay.inFigures(setup.signedOn()) + " (" + number + ").",
                setup.file().openedBy());
        setups.commissioned(number, subscription, start);
        acceptanceRequests.close(number, AcceptanceStatus.COMPLETED, by, null);
        var words = "Mis en service (" + number + ") : "
                + ServiceDates.of(
                                start,
                                setup.initialPeriodMonths(),
                                setup.notice().orElse(null))
                        .initialPeriod()
                        .inFrench()
                + " ; Frais Fixes mensuels " + setup.monthlyFixedFee().inFrench() + " HT ; Frais Initiaux "
                + setup.initialFee().inFrench() + " HT ; "
                + NoticePeriod.rule(setup.notice().orElse(null)).inFrench() + ".";
        acceptanceRequests.record(number, "commissioned", by, subscription + " : " + words);
        diary.record(subscription, "commissioned", number, by, words);
        return find(number);
    }

    private void requireComplete(Setup setup) {
        var catalogue = documents.catalogue();
        var today = ContractTime.today(clock);
        for (var current : catalogue.applyingTo(setup.components(), today)) {
            var asked = setup.file().current().stream()
                    .filter(one -> one.code().equals(current.document().code()))
                    .findFirst();
            boolean accepted = asked.filter(one -> one.isAccepted()
                            && one.version().equals(current.version().version()))
                    .isPresent();
            if (!accepted) {
                throw Refusal.conflict(
                        current.document().kind() == ContractDocument.Kind.ACKNOWLEDGEMENT
                                ? "setup-acknowledgement-missing"
                                : "setup-document-not-accepted",
                        current.document().title(),
                        current.version().version());
            }
        }
        if (!setup.file().pending().isEmpty()) {
            throw Refusal.conflict(
                    "setup-document-not-accepted",
                    setup.file().pending().get(0).title(),
                    setup.file().pending().get(0).version());
        }
        if (setup.prerequisitesRecordedAt().isEmpty()) {
            throw Refusal.conflict("setup-prerequisites-missing", setup.number());
        }
    }

    // ---- the end

    /** @see DocumentAcceptance#abandon */
    public Setup abandon(String number, @Nullable String reason, String by) {
        find(number);
        documentAcceptance.abandon(number, reason, by);
        return find(number);
    }

    /** An account manager abandons over HTTP; the process ends. */
    public Setup abandonOnline(String number, @Nullable String reason, Actor actor) {
        var abandoned = abandon(number, reason, actor.username());
        events.publishEvent(new SetupAbandonedOnline(number));
        return abandoned;
    }

    private Setup hold(String number) {
        find(number);
        documentAcceptance.hold(number);
        return find(number);
    }
}
