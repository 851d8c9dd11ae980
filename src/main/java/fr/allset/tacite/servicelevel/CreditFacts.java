package fr.allset.tacite.servicelevel;

import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.MonthlyFixedFee;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.UsageFees;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a credit is calculated from, and the credit that follows (art. 3): read anew each time. */
@Service
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class CreditFacts {

    private final Availabilities availabilities;
    private final Subscriptions subscriptions;
    private final Charges charges;
    private final UsageFees usageFees;
    private final TermsCatalogue terms;
    private final JdbcClient jdbc;

    CreditFacts(Availabilities availabilities, Subscriptions subscriptions, Charges charges, UsageFees usageFees, TermsCatalogue terms,
            JdbcClient jdbc) {
        this.availabilities = availabilities;
        this.subscriptions = subscriptions;
        this.charges = charges;
        this.usageFees = usageFees;
        this.terms = terms;
        this.jdbc = jdbc;
    }

    /**
     * The credit of a subscription and month.
     *
     * @param requestedOn null when nobody has asked for it
     * @param issuedOn    the day of which it is calculated; null when nobody has asked for it
     * @throws Refusal when there is no such subscription, or the month has not begun
     */
    public ServiceCredit credit(String number, YearMonth month, @Nullable LocalDate requestedOn, @Nullable LocalDate issuedOn) {
        var subscription = subscriptions.find(number).orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
        return ServiceCredit.of(availabilities.of(number, month), fees(subscription, month), requestedOn, issuedOn, issued(number));
    }

    /** The fees that the credit of a month rests on: of the month itself and of those whose usage is averaged. */
    public MonthlyFees fees(Subscription subscription, YearMonth month) {
        var quality = quality(subscription);
        var months = ServiceCredit.monthsAveraged(month, quality);
        var recorded = usageFees.recorded(List.of(subscription.number()), months.get(0), month).getOrDefault(subscription.number(), new TreeMap<>());
        var usage = new HashMap<YearMonth, Euros>();
        for (var each = months.get(0); !each.isAfter(month); each = each.plusMonths(1)) {
            // until the month after has been charged, what is recorded of the usage is what will be payable
            var payable = charges.usageFeesPayable(subscription.number(), each).orElse(recorded.get(each));
            if (payable != null) {
                usage.put(each, payable);
            }
        }
        return new MonthlyFees(Map.of(month, fixedFees(subscription, month)), usage);
    }

    /** What was charged for the month; for one that was charged before Tacite took the subscription over, what the fees on file come to. */
    private Euros fixedFees(Subscription subscription, YearMonth month) {
        return charges.fixedFeesPayable(subscription.number(), month)
                .orElseGet(() -> MonthlyFixedFee.dueFor(month, subscription.serviceStartDate(), subscription.endedOn(), subscription.fixedFees(),
                        terms.byVersion(subscription.termsVersion()).partialMonth()).amount());
    }

    /** What has been issued for a subscription as the cap sees it: what takes something back lowers what it takes it from. */
    public List<IssuedCredit> issued(String subscription) {
        return jdbc.sql("""
                        select counts_on, sum(amount) as amount from credit_note where subscription_number = ?
                        group by counts_on order by counts_on""")
                .param(subscription)
                .query((row, index) -> new IssuedCredit(row.getObject("counts_on", LocalDate.class), Euros.ofCents(row.getLong("amount"))))
                .list();
    }

    private ServiceQuality quality(Subscription subscription) {
        return terms.byVersion(subscription.termsVersion()).serviceQuality();
    }
}
