package fr.allset.tacite.renewal.process;

import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalParty;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the form shows of a notice, as French text, and the date that its timer waits for. */
@Component
class NonRenewalForm {

    private final NonRenewalHandling nonRenewalHandling;
    private final Subscriptions subscriptions;

    NonRenewalForm(NonRenewalHandling nonRenewalHandling, Subscriptions subscriptions) {
        this.nonRenewalHandling = nonRenewalHandling;
        this.subscriptions = subscriptions;
    }

    void write(DelegateExecution execution) {
        var notice = nonRenewalHandling.find(execution.getProcessBusinessKey());
        var subscription = subscriptions.find(notice.subscription()).orElseThrow();
        var customer = subscription.customer();
        var term = notice.term();
        execution.setVariable(NonRenewalProcess.NON_RENEWAL_NUMBER, notice.number());
        execution.setVariable(NonRenewalProcess.SUBSCRIPTION, subscription.number());
        execution.setVariable(NonRenewalProcess.CUSTOMER_NAME, customer.name());
        execution.setVariable(NonRenewalProcess.CONTACT_TEXT, customer.contactName() + ", " + customer.contactEmail());
        execution.setVariable(
                NonRenewalProcess.SITE_TEXT,
                subscription.site().name() + ", " + subscription.site().address());
        execution.setVariable(
                NonRenewalProcess.RECEIPT_TEXT,
                (notice.givenBy() == NonRenewalParty.CUSTOMER ? "Donnée par le Client" : "Donnée par ALLSET SAS")
                        + ", reçue le " + FrenchDay.inFigures(notice.receivedOn()) + " par "
                        + notice.channel().label() + (notice.evidence() == null ? "" : " (" + notice.evidence() + ")"));
        execution.setVariable(
                NonRenewalProcess.TERM_TEXT,
                (term.isInTime() ? "À temps" : "Tardive") + " pour le terme du "
                        + FrenchDay.inFigures(term.aimedAt().minusDays(1)) + " (dernier jour pour dénoncer : "
                        + FrenchDay.inFigures(term.lastDay())
                        + ") ; l'abonnement prend fin le "
                        + FrenchDay.inFigures(term.countsFor().minusDays(1))
                        + " (dernier jour servi), sans frais (art. 5).");
        execution.setVariable(NonRenewalProcess.EFFECTIVE_DATE_TEXT, FrenchDay.inFigures(term.countsFor()));
        execution.setVariable(NonRenewalProcess.TERM_AT, Date.from(ContractTime.startOf(term.countsFor())));
        execution.setVariable(NonRenewalProcess.REFUSAL, "");
    }
}
