package fr.allset.tacite.servicehealth;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureSheetReading;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.microsoftfeed.Tenant;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.servicecredit.CreditStatus;
import fr.allset.tacite.servicecredit.MissedObjectivesTold.Missed;
import fr.allset.tacite.servicehealth.ClaimSheet.Credit;
import fr.allset.tacite.servicehealth.ClaimSheet.Share;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMonth;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the reseller may claim of Microsoft where it owes its clients a credit for a failure of Microsoft's (art. 3). There is one
 * claim for each failure and month. Every subscription that missed its objective joins it.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ClaimHandling {

    /** As many subscriptions of a claim are shown. */
    public static final int MOST_SHOWN = 200;

    private static final String DIARY = "microsoft-claim";
    private static final String FIELD_REFERENCE = "claimReference";
    private static final String FIELD_DAY = "claimSubmittedOn";
    private static final int LONGEST_REFERENCE = 100;
    private static final int MOST_POSTS = 50;
    private static final int PART = 500;
    private static final Actor READING = new Actor(SubscriptionDiary.TACITE, Optional.empty());

    private final MicrosoftClaims microsoftClaims;
    private final MicrosoftIncidents incidents;
    private final Tenants tenants;
    private final FailureHandling failureHandling;
    private final FailureSheetReading sheets;
    private final AvailabilityInquiry availabilityInquiry;
    private final CreditHandling credits;
    private final Subscriptions subscriptions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClaimHandling(
            MicrosoftClaims microsoftClaims,
            MicrosoftIncidents incidents,
            Tenants tenants,
            FailureHandling failureHandling,
            FailureSheetReading sheets,
            AvailabilityInquiry availabilityInquiry,
            CreditHandling credits,
            Subscriptions subscriptions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.microsoftClaims = microsoftClaims;
        this.incidents = incidents;
        this.tenants = tenants;
        this.failureHandling = failureHandling;
        this.sheets = sheets;
        this.availabilityInquiry = availabilityInquiry;
        this.credits = credits;
        this.subscriptions = subscriptions;
        this.events = events;
        this.clock = clock;
    }

    // ---- opening

    /** Subscriptions have missed their objective in a month: what of that was Microsoft's is to be claimed. */
    public void consider(YearMonth month, Collection<Missed> missed) {
        var notifications = new TreeSet<String>();
        missed.forEach(each -> notifications.addAll(each.notifications()));
        var failuresOf = microsoftClaims.failuresOfMicrosoft(notifications);
        var concerned = new TreeMap<String, TreeSet<String>>();
        missed.forEach(each -> each.notifications().stream()
                .filter(failuresOf::containsKey)
                .forEach(notification -> concerned
                        .computeIfAbsent(failuresOf.get(notification), failure -> new TreeSet<>())
                        .add(each.subscription())));
        concerned.forEach((failure, its) -> join(failure, month, its));
    }

    /** A client asks for the credit of a month, told of it or not. */
    public void considerRequest(String request) {
        var asked = credits.find(request);
        consider(List.of(asked.subscription()), asked.month());
    }

    /** A failure turns out to be Microsoft's: the months that it made some subscription miss may have passed already. */
    public void reconsider(String failure) {
        microsoftClaims.missedMonths(failure).forEach((month, numbers) -> {
            var all = List.copyOf(numbers);
            for (int from = 0; from < all.size(); from += PART) {
                consider(all.subList(from, Math.min(from + PART, all.size())), month);
            }
        });
    }

    private void consider(Collection<String> numbers, YearMonth month) {
        var missed = new ArrayList<Missed>();
        availabilityInquiry
                .of(numbers, month, month)
                .forEach((number, months) -> months.values().stream()
                        .filter(availability -> !availability.objectiveMet())
                        .forEach(availability -> missed.add(Missed.of(number, availability))));
        consider(month, missed);
    }

    /** Whoever joins holds the failure, so that there is one claim for it and the month. */
    private void join(String failure, YearMonth month, Collection<String> numbers) {
        failureHandling.hold(failure);
        var known = microsoftClaims.find(failure, month);
        if (known.isEmpty()) {
            open(failure, month, numbers);
        } else if (known.get().status() == ClaimStatus.OPEN
                && microsoftClaims.add(known.get().number(), numbers) > 0) {
            events.publishEvent(new MicrosoftClaimChanged(known.get().number()));
        }
    }

    private void open(String failure, YearMonth month, Collection<String> numbers) {
        var today = ContractTime.today(clock);
        var dueOn = ClaimDeadline.of(month);
        if (ClaimDeadline.isPast(dueOn, today)) {
            failureHandling.note(
                    failure,
                    DIARY,
                    SubscriptionDiary.TACITE,
                    "Pour le mois " + FrenchMonth.after(month)
                            + ", rien ne peut plus être réclamé à Microsoft\u00a0: le délai est passé depuis le "
                            + FrenchDay.inFigures(dueOn) + ".");
            return;
        }
        var number = microsoftClaims.insert(failure, month, dueOn, clock.instant(), today.getYear());
        microsoftClaims.add(number, numbers);
        failureHandling.note(
                failure,
                DIARY,
                SubscriptionDiary.TACITE,
                "Réclamation " + number + " à déposer auprès de Microsoft pour le mois " + FrenchMonth.after(month)
                        + ", au plus tard le " + FrenchDay.inFigures(dueOn) + ".");
        events.publishEvent(new MicrosoftClaimOpened(number));
    }

    /** The failure of open claims has changed. */
    public void failureChanged(String failure) {
        microsoftClaims
                .openOf(failure)
                .forEach(claim -> events.publishEvent(new MicrosoftClaimChanged(claim.number())));
    }

    // ---- what becomes of it

    /**
     * It was made.
     *
     * @param submittedOn on or after the first day of the month in which the service failed, not in the future; also after the deadline
     * @throws Refusal when it is not open, when the day or Microsoft's reference is missing, or the day cannot be
     */
    public void submitted(String number, @Nullable LocalDate submittedOn, @Nullable String reference, String by) {
        var claim = open(number);
        if (submittedOn == null) {
            throw Refusal.unprocessable("day-missing", FIELD_DAY);
        }
        if (submittedOn.isAfter(ContractTime.today(clock))
                || submittedOn.isBefore(claim.month().atDay(1))) {
            throw Refusal.unprocessable("claim-day-impossible", FIELD_DAY, FrenchDay.inFigures(submittedOn));
        }
        var words = reference == null ? "" : StatedReason.readable(reference);
        if (words.isEmpty()) {
            throw Refusal.unprocessable("text-missing", FIELD_REFERENCE, FIELD_REFERENCE);
        }
        if (words.length() > LONGEST_REFERENCE) {
            throw Refusal.unprocessable("text-too-long", FIELD_REFERENCE, FIELD_REFERENCE, LONGEST_REFERENCE);
        }
        microsoftClaims.decide(number, ClaimStatus.SUBMITTED, submittedOn, words, null, clock.instant(), by);
        failureHandling.note(
                claim.failure(),
                DIARY,
                by,
                "Réclamation " + number + " déposée auprès de Microsoft le " + FrenchDay.inFigures(submittedOn)
                        + ", référence " + words + ".");
    }

    /** It is not made. */
    public void notClaimed(String number, @Nullable String reason, String by) {
        var claim = open(number);
        var stated = StatedReason.of(reason);
        microsoftClaims.decide(number, ClaimStatus.NOT_CLAIMED, null, null, stated, clock.instant(), by);
        failureHandling.note(
                claim.failure(),
                DIARY,
                by,
                "Réclamation " + number + " non déposée auprès de Microsoft\u00a0: " + stated);
    }

    private MicrosoftClaim open(String number) {
        var claim = microsoftClaims.lock(number).orElseThrow(() -> Refusal.notFound("unknown-microsoft-claim", number));
        if (claim.status() != ClaimStatus.OPEN) {
            throw Refusal.conflict("claim-not-open", number, claim.status().label());
        }
        return claim;
    }

    // ---- reading

    /**
     * Some claims of a longer list: open ones first, of these the one that is due first.
     *
     * @param status those that stand so; null: any
     * @param page   from 0
     */
    @Transactional(readOnly = true)
    public List<MicrosoftClaim> page(@Nullable ClaimStatus status, int page, int size) {
        return microsoftClaims.page(status, page, size);
    }

    @Transactional(readOnly = true)
    public long count(@Nullable ClaimStatus status) {
        return microsoftClaims.count(status);
    }

    /**
     * All that a claim rests on, as it is now.
     *
     * @param shown how many of its subscriptions are read, at most {@value #MOST_SHOWN}
     * @throws Refusal when there is no such claim
     */
    @Transactional(readOnly = true)
    public ClaimSheet sheet(String number, int shown) {
        var claim = microsoftClaims.find(number).orElseThrow(() -> Refusal.notFound("unknown-microsoft-claim", number));
        var sheet = sheets.of(claim.failure());
        var its = incidents.ofFailure(claim.failure());
        var posts = failureHandling.events(claim.failure()).stream()
                .filter(event -> event.kind().equals(IncidentTracking.DIARY))
                .toList();
        return new ClaimSheet(
                claim,
                sheet.failure(),
                its.stream().map(MicrosoftIncident::issue).distinct().toList(),
                its.stream()
                        .map(MicrosoftIncident::tenant)
                        .distinct()
                        .map(id -> tenants.find(id).map(Tenant::name).orElse(id))
                        .toList(),
                sheet.componentsInFrench(),
                sheet.begunAt(),
                posts.subList(Math.max(0, posts.size() - MOST_POSTS), posts.size()),
                shares(claim, Math.min(shown, MOST_SHOWN)),
                microsoftClaims.countSubscriptions(number),
                microsoftClaims.countCustomers(number),
                ContractTime.today(clock));
    }

    private List<Share> shares(MicrosoftClaim claim, int shown) {
        var numbers = microsoftClaims.subscriptions(claim.number(), "", shown);
        var measured = availabilityInquiry.of(numbers, claim.month(), claim.month());
        return subscriptions.findAll(numbers).stream()
                .filter(subscription -> measured.containsKey(subscription.number()))
                .map(subscription -> new Share(
                        subscription.number(),
                        subscription.customer().number(),
                        subscription.customer().name(),
                        availability(requireNonNull(measured.get(subscription.number()))
                                .values()),
                        credit(subscription.number(), claim.month())))
                .toList();
    }

    private static Availability availability(Collection<Availability> ofOneMonth) {
        return ofOneMonth.iterator().next();
    }

    private Credit credit(String subscription, YearMonth month) {
        var request = credits.of(subscription, month);
        if (request.isPresent() && request.get().status() == CreditStatus.ISSUED) {
            return new Credit(
                    request.get().number(),
                    true,
                    credits.notesOf(request.get().number()).stream()
                            .map(CreditNote::amount)
                            .reduce(Euros.ZERO, Euros::plus));
        }
        return new Credit(
                request.map(asked -> asked.number()).orElse(""),
                false,
                credits.outlook(subscription, month, READING)
                        .calculation()
                        .credit()
                        .credit());
    }
}
