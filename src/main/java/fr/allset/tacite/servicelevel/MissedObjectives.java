package fr.allset.tacite.servicelevel;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is told that a month has missed the Objectif de Disponibilité du Service, and that a credit can be asked for: « sur demande »
 * stays the customer's (art. 3). Each subscription and month is told once.
 */
@Service
@Transactional
public class MissedObjectives {

    /** How many subscriptions one transaction looks at. */
    private static final int PART = 200;
    /** How many notifications a letter lists. */
    private static final int LISTED = 20;

    private final Availabilities availabilities;
    private final AvailabilityRuns runs;
    private final CreditFacts credits;
    private final Subscriptions subscriptions;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final Clock clock;

    MissedObjectives(Availabilities availabilities, AvailabilityRuns runs, CreditFacts credits, Subscriptions subscriptions, Notices notices,
            JdbcClient jdbc, Clock clock) {
        this.availabilities = availabilities;
        this.runs = runs;
        this.credits = credits;
        this.subscriptions = subscriptions;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How far a month has been told.
     *
     * @param upTo the number of the last subscription that was looked at
     * @param more whether there may be others
     */
    public record Progress(String upTo, boolean more) {
    }

    /** Tells the next of those whose month was missed, in the order of their numbers. */
    public Progress tell(YearMonth month, String after) {
        var concerned = availabilities.concernedIn(month, after, PART);
        if (concerned.isEmpty()) {
            return new Progress(after, false);
        }
        int told = 0;
        for (var each : availabilities.of(concerned, month, month).entrySet()) {
            told += tellIfMissed(each.getKey(), each.getValue());
        }
        runs.count(month, told);
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
            var earliest = first.isBefore(last.minusMonths(Availabilities.MOST_MONTHS)) ? last.minusMonths(Availabilities.MOST_MONTHS) : first;
            availabilities.of(numbers, earliest, last).forEach(this::tellIfMissed);
        }
    }

    private int tellIfMissed(String number, SortedMap<YearMonth, Availability> months) {
        int told = 0;
        for (var availability : months.values()) {
            if (!availability.objectiveMet() && !isKnown(number, availability.month())) {
                tell(subscriptions.find(number).orElseThrow(), availability);
                told++;
            }
        }
        return told;
    }

    /** Told already, or asked for without having been told. */
    private boolean isKnown(String subscription, YearMonth month) {
        return jdbc.sql("""
                        select (select count(*) from missed_objective where subscription_number = :number and missed_month = :month)
                            + (select count(*) from credit_request where subscription_number = :number and credit_month = :month)""")
                .param("number", subscription).param("month", month.toString()).query(Integer.class).single() > 0;
    }

    private void tell(Subscription subscription, Availability availability) {
        var month = availability.month();
        jdbc.sql("insert into missed_objective (subscription_number, missed_month, told_at, downtime_seconds) values (?, ?, ?, ?)")
                .params(subscription.number(), month.toString(), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), availability.downtimeSeconds())
                .update();
        var today = ContractTime.today(clock);
        var credit = credits.credit(subscription.number(), month, today, today);
        var customer = subscription.customer();
        var in = AvailabilitySentences.month(month);
        notices.record(new Notice(subscription.number() + "/objective-missed/" + month, "objective-missed", subscription.number(),
                customer.number(), customer.contactName(), customer.contactEmail(),
                "Disponibilité de votre abonnement " + subscription.number() + " en " + in + " : un avoir est possible", """
                Bonjour,

                En %s, l'objectif de disponibilité de votre abonnement %s (%s) n'a pas été atteint.

                %s

                Ce qui a compté :
                %s

                Vous pouvez demander un avoir. Il n'est pas automatique : il est émis sur votre demande (art. 3). %s

                Pour le demander, répondez à ce message ou adressez-vous à votre gestionnaire de comptes, en indiquant l'abonnement %s
                et le mois de %s.

                Comment nous avons lu le contrat :
                %s

                ALLSET SAS
                """.formatted(in, subscription.number(), subscription.site().name(), AvailabilitySentences.calculation(availability),
                        counted(availability), amount(credit), subscription.number(), in,
                        AvailabilitySentences.readings(availability).stream().map(reading -> "- " + reading).collect(Collectors.joining("\n")))));
    }

    private static String counted(Availability availability) {
        List<OutageShare> shares = availability.shares();
        return shares.stream().limit(LISTED)
                .map(share -> "- " + share.outage().notification() + " " + AvailabilitySentences.times(share.outage()) + " : "
                        + AvailabilitySentences.verdict(share))
                .collect(Collectors.joining("\n"))
                + (shares.size() > LISTED ? "\n- et " + (shares.size() - LISTED) + " autres" : "");
    }

    private static String amount(ServiceCredit credit) {
        return switch (credit.reason()) {
            case TOO_LATE -> "Le délai pour le demander est cependant passé (D18).";
            case CAPPED -> "Demandé aujourd'hui, il serait de %s hors taxes : %d %% de %s, soit %s, limités par le plafond des avoirs émis sur 30 jours consécutifs (%s)."
                    .formatted(credit.credit().inFrench(), credit.tierPercent(), euros(credit), credit.gross().inFrench(), credit.cap().inFrench());
            default -> "Demandé aujourd'hui, il serait de %s hors taxes : %d %% de %s (%s)."
                    .formatted(credit.credit().inFrench(), credit.tierPercent(), euros(credit), AvailabilitySentences.tier(credit.availability()));
        };
    }

    private static String euros(ServiceCredit credit) {
        return credit.base().stripTrailingZeros().scale() > 2 ? credit.base().toPlainString().replace('.', ',') + "\u00a0€"
                : Euros.of(credit.base()).inFrench();
    }
}
