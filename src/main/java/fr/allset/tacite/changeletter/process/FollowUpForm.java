package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.changeletter.Countdown;
import fr.allset.tacite.changeletter.CustomerDelivery;
import fr.allset.tacite.subscription.Customers;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What whoever goes after customers sees of those that have not answered. */
@Component
class FollowUpForm {

    /** As many as a person reads; the page of the change shows all. */
    static final int MOST_SHOWN = 50;

    private static final int LONGEST_CELL = 300;

    private final ChangeCommunication notices;
    private final Customers customers;
    private final FormRows rows;
    private final Clock clock;

    FollowUpForm(ChangeCommunication notices, Customers customers, FormRows rows, Clock clock) {
        this.notices = notices;
        this.customers = customers;
        this.rows = rows;
        this.clock = clock;
    }

    /** @return whether anybody has not answered */
    boolean write(DelegateExecution execution) {
        var change = MicrosoftChangeProcess.change(execution);
        int revision = MicrosoftChangeProcess.revision(execution);
        int silent = notices.countUnanswered(change, revision);
        var actionBy = notices.followedUntil(change, revision);
        if (silent == 0 || actionBy.isEmpty()) {
            return false;
        }
        execution.setVariable(MicrosoftChangeProcess.ACTION_BY_TEXT, FrenchDay.of(actionBy.get()));
        execution.setVariable(MicrosoftChangeProcess.ANSWERS_TEXT, answers(silent, notices.told(change, revision)));
        execution.setVariable(
                MicrosoftChangeProcess.SILENT_CLIENTS,
                rows.of(notices.unanswered(change, revision, "", MOST_SHOWN).stream()
                        .map(this::row)
                        .toList()));
        execution.setVariable(MicrosoftChangeProcess.FOLLOW_UP_DUE_AT, dueAt(actionBy.get()));
        execution.setVariable(MicrosoftChangeProcess.REFUSAL, "");
        return true;
    }

    private static String answers(int silent, int told) {
        return (silent > 1 ? silent + " clients n'ont" : "Un client n'a") + " pas répondu, sur " + told
                + " " + Counted.form(told, "informé", "informés") + "."
                + (silent > MOST_SHOWN
                        ? " Les " + MOST_SHOWN + " premiers sont ci-dessous, tous sont sur la page de l'évolution."
                        : "");
    }

    private Date dueAt(LocalDate actionBy) {
        return Date.from(Countdown.followedUpUntil(clock.instant(), actionBy));
    }

    private Map<String, String> row(ChangeNotice notice) {
        var customer = customers.find(notice.customer()).orElseThrow();
        return Map.of(
                MicrosoftChangeProcess.CUSTOMER_NUMBER,
                customer.number(),
                MicrosoftChangeProcess.CUSTOMER_NAME,
                customer.name(),
                MicrosoftChangeProcess.CUSTOMER_CONTACT,
                customer.contactName() + ", " + customer.contactEmail(),
                MicrosoftChangeProcess.CUSTOMER_SUBSCRIPTIONS,
                PlainText.shortened(String.join(", ", notice.subscriptions()), LONGEST_CELL),
                MicrosoftChangeProcess.LETTER_STATE,
                notices.delivery(notice).map(FollowUpForm::inWords).orElse(""));
    }

    private static String inWords(CustomerDelivery delivery) {
        return delivery.state().label()
                + (delivery.returnedAt() != null
                        ? " le " + FrenchMoment.of(delivery.returnedAt())
                        : delivery.sentAt() != null ? " le " + FrenchMoment.of(delivery.sentAt()) : "");
    }
}
