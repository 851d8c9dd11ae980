package fr.allset.tacite.renewal.process;

import fr.allset.tacite.renewal.NonRenewalParty;
import fr.allset.tacite.renewal.NonRenewals;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the form shows of a notice, as French text, and the date that its timer waits for. */
@Component
class NonRenewalForm {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final NonRenewals nonRenewals;
    private final Subscriptions subscriptions;

    NonRenewalForm(NonRenewals nonRenewals, Subscriptions subscriptions) {
        this.nonRenewals = nonRenewals;
        this.subscriptions = subscriptions;
    }

    void write(DelegateExecution execution) {
        var notice = nonRenewals.find(execution.getProcessBusinessKey());
        var subscription = subscriptions.find(notice.subscription()).orElseThrow();
        var customer = subscription.customer();
        var term = notice.term();
        execution.setVariable(NonRenewalProcess.NON_RENEWAL_NUMBER, notice.number());
        execution.setVariable(NonRenewalProcess.SUBSCRIPTION, subscription.number());
        execution.setVariable(NonRenewalProcess.CUSTOMER_NAME, customer.name());
        execution.setVariable(NonRenewalProcess.CONTACT_TEXT, customer.contactName() + ", " + customer.contactEmail());
        execution.setVariable(NonRenewalProcess.SITE_TEXT, subscription.site().name() + ", " + subscription.site().address());
        execution.setVariable(NonRenewalProcess.RECEIPT_TEXT, (notice.givenBy() == NonRenewalParty.CUSTOMER
                ? "Donnée par le Client" : "Donnée par ALLSET SAS") + ", reçue le " + DAY.format(notice.receivedOn()) + " par "
                + notice.channel().label() + (notice.evidence() == null ? "" : " (" + notice.evidence() + ")"));
        execution.setVariable(NonRenewalProcess.TERM_TEXT, (term.isInTime() ? "À temps" : "Tardive") + " pour le terme du "
                + DAY.format(term.aimedAt().minusDays(1)) + " (dernier jour pour dénoncer : " + DAY.format(term.lastDay())
                + ") ; l'abonnement prend fin le " + DAY.format(term.countsFor().minusDays(1)) + " (dernier jour servi), sans frais (art. 5).");
        execution.setVariable(NonRenewalProcess.EFFECTIVE_DATE_TEXT, DAY.format(term.countsFor()));
        execution.setVariable(NonRenewalProcess.TERM_AT, Date.from(ContractTime.startOf(term.countsFor())));
        execution.setVariable(NonRenewalProcess.REFUSAL, "");
    }
}
