package fr.allset.tacite.servicecredit;

import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.MonthlyFixedFee;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.UsageAgreements;
import fr.allset.tacite.subscription.UsageFees;
import fr.allset.tacite.terms.CapBase;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The fees that a credit rests on (art. 3 a and b): « payables au titre du mois », as they are on file. */
@Service
@Transactional(readOnly = true)
class PayableFees {

    private final Charges charges;
    private final UsageFees usageFees;
    private final UsageAgreements agreements;
    private final TermsCatalogue terms;

    PayableFees(Charges charges, UsageFees usageFees, UsageAgreements agreements, TermsCatalogue terms) {
        this.charges = charges;
        this.usageFees = usageFees;
        this.agreements = agreements;
        this.terms = terms;
    }

    /** Those of the month itself, and the usage of the months before it that is averaged. */
    public MonthlyFees of(Subscription subscription, YearMonth month) {
        var quality = terms.agreed(subscription.agreedTerms()).serviceQuality();
        var months = ServiceCredit.monthsAveraged(month, quality);
        var recorded = usageFees
                .recorded(List.of(subscription.number()), months.get(0), month)
                .getOrDefault(subscription.number(), new TreeMap<>());
        boolean withoutUsage =
                !agreements.without(List.of(subscription.number())).isEmpty();
        var usage = new HashMap<YearMonth, Euros>();
        var unknown = new ArrayList<YearMonth>();
        for (var each = months.get(0); !each.isAfter(month); each = each.plusMonths(1)) {
            // until the month after has been charged, what is recorded of the usage is what will be payable
            var payable = charges.usageFeesPayable(subscription.number(), each).orElse(recorded.get(each));
            if (payable != null) {
                usage.put(each, payable);
            } else if (isServed(subscription, each)) {
                // nobody has said it: it is nil only where the contract has none (D37)
                if (withoutUsage) {
                    usage.put(each, Euros.ZERO);
                } else if (counts(each, month, quality)) {
                    unknown.add(each);
                }
            }
        }
        return new MonthlyFees(Map.of(month, fixedFees(subscription, month)), usage, unknown);
    }

    private static boolean isServed(Subscription subscription, YearMonth month) {
        return !subscription.serviceStartDate().isAfter(month.atEndOfMonth())
                && !subscription.hasEndedOn(month.atDay(1));
    }

    /** The usage of the month of the failure is part of the limit alone (D19). */
    private static boolean counts(YearMonth each, YearMonth month, ServiceQuality quality) {
        return !each.equals(month) || quality.readings().capBase() == CapBase.FAILURE_MONTH;
    }

    /** What was charged for the month; for one that was charged before Tacite took the subscription over, what the fees on file come to. */
    private Euros fixedFees(Subscription subscription, YearMonth month) {
        return charges.fixedFeesPayable(subscription.number(), month)
                .orElseGet(() -> MonthlyFixedFee.dueFor(
                                month,
                                subscription.serviceStartDate(),
                                subscription.endedOn(),
                                subscription.fixedFees(),
                                terms.agreed(subscription.agreedTerms()).partialMonth())
                        .amount());
    }
}
