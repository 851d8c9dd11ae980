package fr.allset.tacite.servicecredit;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.availability.AvailabilityRuns;
import fr.allset.tacite.availability.AvailabilityWording;
import fr.allset.tacite.notification.Letter;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.servicecredit.MissedObjectivesTold.Missed;
import fr.allset.tacite.servicecredit.ServiceCredit.Reason;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is told that a month has missed the Objectif de Disponibilité du Service, and that a credit can be asked for. « Sur demande »
 * stays the customer's (art. 3). Each subscription and month is told once.
 */
@Service
@Transactional
public class MissedObjectiveNotification {

    /** How many subscriptions one transaction looks at. */
    private static final int PART = 200;
    /** Letters arrive when somebody is there to answer, and after the charges of the night. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    /** How many notifications a letter lists. */
    private static final int LISTED = 20;

    private final AvailabilityInquiry availabilityInquiry;
    private final AvailabilityRuns runs;
    private final CreditAssessment calculations;
    private final Subscriptions subscriptions;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MissedObjectiveNotification(
            AvailabilityInquiry availabilityInquiry,
            AvailabilityRuns runs,
            CreditAssessment calculations,
            Subscriptions subscriptions,
            Notices notices,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.availabilityInquiry = availabilityInquiry;
        this.runs = runs;
        this.calculations = calculations;
        this.subscriptions = subscriptions;
        this.notices = notices;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How far a month has been told.
     *
     * @param upTo the number of the last subscription that was looked at
     * @param more whether there may be others
     */
    public record Progress(String upTo, boolean more) {}

    /** When those whose month was missed are told: on the first of the next month, when support opens. */
    public static Instant toldAt(YearMonth month) {
        return month.plusMonths(1)
                .atDay(1)
                .atTime(MORNING)
                .atZone(ContractTime.ZONE)
                .toInstant();
    }

    /**
     * Tells the next of those whose month was missed, in the order of their numbers.
     *
     * @throws OutOfTurn before its day, and for a month whose turn never comes
     */
    public Progress tell(YearMonth month, String after) {
        if (!runs.isKnown(month)) {
            throw new OutOfTurn("The turn of " + month + " never comes: nobody is told of its objectives");
        }
        if (clock.instant().isBefore(toldAt(month))) {
            throw new OutOfTurn("It is not the turn of " + month + ": nobody is told of its objectives", toldAt(month));
        }
        var concerned = availabilityInquiry.concernedIn(month, after, PART);
        if (concerned.isEmpty()) {
            return new Progress(after, false);
        }
        runs.count(month, tellThoseMissed(availabilityInquiry.of(concerned, month, month)));
        return new Progress(concerned.get(concerned.size() - 1), concerned.size() == PART);
    }

    /** Whether the turn of a month has come and gone. */
    @Transactional(readOnly = true)
    public boolean hasBeenTold(YearMonth month) {
        return runs.lastClosed().filter(last -> !month.isAfter(last)).isPresent();
    }

    /** A failure was corrected: tells those whose month turns out to be missed although it was passed over when its turn came. */
    public void tellAfterCorrection(Collection<String> numbers, YearMonth first) {
        var last = runs.lastClosed().orElse(null);
        if (last != null && !first.isAfter(last)) {
            var earliest = first.isBefore(last.minusMonths(AvailabilityInquiry.MOST_MONTHS))
                    ? last.minusMonths(AvailabilityInquiry.MOST_MONTHS)
                    : first;
            tellThoseMissed(availabilityInquiry.of(numbers, earliest, last));
        }
    }

    /** @return how many */
    private int tellThoseMissed(Map<String, SortedMap<YearMonth, Availability>> measured) {
        var told = new TreeMap<YearMonth, List<Missed>>();
        measured.forEach((number, months) -> months.values().stream()
                .filter(availability -> !availability.objectiveMet() && !isKnown(number, availability.month()))
                .forEach(availability -> {
                    tell(subscriptions.find(number).orElseThrow(), availability);
                    told.computeIfAbsent(availability.month(), month -> new ArrayList<>())
                            .add(Missed.of(number, availability));
                }));
        told.forEach((month, missed) -> events.publishEvent(new MissedObjectivesTold(month, missed)));
        return told.values().stream().mapToInt(List::size).sum();
    }

    /** Told already, or asked for without having been told. */
    private boolean isKnown(String subscription, YearMonth month) {
        return jdbc.sql("""
                        select (select count(*) from missed_objective where subscription_number = :number and missed_month = :month)
                            + (select count(*) from credit_request where subscription_number = :number and credit_month = :month)""")
                        .param("number", subscription)
                        .param("month", month)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void tell(Subscription subscription, Availability availability) {
        var month = availability.month();
        jdbc.sql("""
                        insert into missed_objective (subscription_number, missed_month, told_at, downtime_seconds)
                        values (:subscription, :month, :now, :downtime)""")
                .param("subscription", subscription.number())
                .param("month", month)
                .param("now", clock.instant())
                .param("downtime", availability.downtimeSeconds())
                .update();
        var today = ContractTime.today(clock);
        var calculation = calculations.of(subscription, availability, today, today);
        var customer = subscription.customer();
        notices.record(new Notice(
                subscription.number() + "/objective-missed/" + month,
                "objective-missed",
                subscription.number(),
                customer.number(),
                customer.contactName(),
                customer.contactEmail(),
                Letter.of(letter(subscription, availability, calculation))));
    }

    private static CreditLetter.ObjectiveMissed letter(
            Subscription subscription, Availability availability, CreditCalculation calculation) {
        var shares = availability.shares();
        var credit = calculation.credit();
        return new CreditLetter.ObjectiveMissed(
                subscription.customer().contactName(),
                availability.month(),
                subscription.number(),
                subscription.site().name(),
                credit.reason() == Reason.TOO_LATE ? null : credit.credit(),
                calculation.isProvisional() ? CreditWording.months(calculation.missingUsage()) : null,
                CreditWording.of(calculation),
                shares.stream()
                        .limit(LISTED)
                        .map(share -> new CreditLetter.Measured(
                                share.outage().notification(),
                                AvailabilityWording.times(share.outage()),
                                AvailabilityWording.verdict(share)))
                        .toList(),
                Math.max(0, shares.size() - LISTED),
                AvailabilityWording.readings(availability));
    }
}
