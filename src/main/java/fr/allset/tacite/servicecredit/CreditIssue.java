package fr.allset.tacite.servicecredit;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.NewCharge;
import fr.allset.tacite.billing.VatRates;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.persistence.UnbrokenSeries;
import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMonth;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes notes that have been decided on: the number of the unbroken series, the document, the charge that the next invoice deducts. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CreditIssue {

    private static final String SERIES = "AV";

    private final UnbrokenSeries series;
    private final ServiceCredits serviceCredits;
    private final Charges charges;
    private final VatRates vatRates;
    private final SubscriptionDiary diary;
    private final CreditAssessment calculations;
    private final Clock clock;

    CreditIssue(
            UnbrokenSeries series,
            ServiceCredits serviceCredits,
            Charges charges,
            VatRates vatRates,
            SubscriptionDiary diary,
            CreditAssessment calculations,
            Clock clock) {
        this.series = series;
        this.serviceCredits = serviceCredits;
        this.charges = charges;
        this.vatRates = vatRates;
        this.diary = diary;
        this.calculations = calculations;
        this.clock = clock;
    }

    /** The first note of a request. */
    CreditNote first(
            CreditRequest request, Subscription subscription, Calculation calculation, CreditChange change, String by) {
        var today = ContractTime.today(clock);
        return write(
                request,
                subscription,
                null,
                calculation.window().to(),
                calculation,
                null,
                change,
                rate(calculation, today),
                null,
                by);
    }

    /** The rate of the day; none where the contract reads a credit as an indemnity (D41). */
    VatRate rate(Calculation calculation, LocalDate day) {
        return calculation.isIndemnity() ? VatRate.NONE : vatRates.inForceOn(day);
    }

    /** More than what was issued: it counts by its own issue (D21). */
    CreditNote supplement(
            CreditRequest request,
            Subscription subscription,
            CreditNote corrected,
            Calculation calculation,
            Calculation replaced,
            CreditChange change,
            String reason,
            String by) {
        var today = ContractTime.today(clock);
        return write(
                request,
                subscription,
                corrected,
                calculation.window().to(),
                calculation,
                replaced,
                change,
                rate(calculation, today),
                reason,
                by);
    }

    /** Less: it counts where the note counts from which it is taken, so that it never widens a later window; at that note's rate of tax. */
    CreditNote takenBack(
            CreditRequest request,
            Subscription subscription,
            CreditNote from,
            Calculation calculation,
            Calculation replaced,
            CreditChange change,
            String reason,
            String by) {
        return write(
                request,
                subscription,
                from,
                from.countsOn(),
                calculation,
                replaced,
                change,
                from.vatRate(),
                reason,
                by);
    }

    private CreditNote write(
            CreditRequest request,
            Subscription subscription,
            @Nullable CreditNote corrected,
            LocalDate countsOn,
            Calculation calculation,
            @Nullable Calculation replaced,
            CreditChange change,
            VatRate vatRate,
            @Nullable String reason,
            String by) {
        var today = ContractTime.today(clock);
        var corrects = corrected == null ? null : corrected.number();
        // last: whoever takes a number holds the series until the transaction ends
        var number = series.next(SERIES, today.getYear());
        var document = CreditDocument.of(
                number,
                corrects,
                request,
                today,
                countsOn,
                subscription,
                reason,
                calculation,
                replaced,
                change,
                vatRate);
        var note = new CreditNote(
                number,
                request.number(),
                corrects,
                subscription.number(),
                subscription.customer().number(),
                request.month(),
                today,
                countsOn,
                change.amount(),
                change.residualLost(),
                vatRate,
                document.vat(),
                document.totalIncludingTax(),
                calculations.written(document),
                by,
                clock.instant());
        serviceCredits.insert(note);
        var words = "Avoir " + number + " émis pour le mois " + FrenchMonth.after(request.month()) + "\u00a0: "
                + change.amount().inFrench() + " HT" + (corrects == null ? "" : " (corrige " + corrects + ")")
                + " (art.\u00a03).";
        charges.record(NewCharge.once(
                subscription.number(),
                subscription.customer().number(),
                Charge.Kind.SERVICE_CREDIT,
                number,
                CreditDocument.CLAUSE,
                today,
                change.amount().negated(),
                vatRate,
                calculations.written(new Explained(
                        number, request.number(), words + " " + String.join(" ", calculation.explanation())))));
        diary.record(subscription.number(), "credit-issued", number, by, words, number);
        return note;
    }

    /** How the amount of the charge comes about, as the lists of charges show it. */
    private record Explained(String note, String request, String explanation) {}
}
