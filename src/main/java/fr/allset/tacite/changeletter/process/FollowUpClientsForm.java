package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.changeletter.CustomerDelivery;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.subscription.Customers;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody goes after the customers that have not answered. */
@Component
class FollowUpClientsForm implements TaskForm<FollowUpClientsForm.View, FollowUpClientsForm.Answer> {

    /** As many as a person reads; the page of the change shows all. */
    private static final int MOST_SHOWN = 50;

    private static final int LONGEST_CELL = 300;

    record View(
            String changeNumber,
            int revisionNumber,
            String actionByText,
            String answersText,
            List<SilentClient> silentClients) {}

    /** A customer that has not answered. */
    record SilentClient(String number, String name, String contact, String subscriptions, String letterState) {}

    /**
     * @param answeredCustomers numbers, separated by blanks, commas or line ends
     * @param followUpWords     what they have said, or what was done
     * @param reminderAsked     whether all others are written to again
     */
    record Answer(
            @Nullable String answeredCustomers, @Nullable String followUpWords, boolean reminderAsked) {}

    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;
    private final Customers customers;

    FollowUpClientsForm(ChangeHandling changeHandling, ChangeCommunication notices, Customers customers) {
        this.changeHandling = changeHandling;
        this.notices = notices;
        this.customers = customers;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public View view(OpenTask task) {
        var subject = MicrosoftChangeProcess.Revision.of(task.number());
        var change = subject.change();
        int revision = subject.number();
        return new View(
                change,
                revision,
                changeHandling
                        .assessment(change, revision)
                        .map(assessment -> assessment.stated().actionBy())
                        .map(FrenchDay::of)
                        .orElse(""),
                answers(notices.countUnanswered(change, revision), notices.told(change, revision)),
                notices.unanswered(change, revision, "", MOST_SHOWN).stream()
                        .map(this::row)
                        .toList());
    }

    private static String answers(int silent, int told) {
        return Sentence.of("staff.change-answers")
                .with("silent", silent)
                .with("told", told)
                .with("more", silent > MOST_SHOWN)
                .with("shown", MOST_SHOWN)
                .inFrench();
    }

    private SilentClient row(ChangeNotice notice) {
        var customer = customers.find(notice.customer()).orElseThrow();
        return new SilentClient(
                customer.number(),
                customer.name(),
                customer.contactName() + ", " + customer.contactEmail(),
                PlainText.shortened(String.join(", ", notice.subscriptions()), LONGEST_CELL),
                notices.delivery(notice).map(FollowUpClientsForm::inWords).orElse(""));
    }

    private static String inWords(CustomerDelivery delivery) {
        return delivery.state().label()
                + (delivery.returnedAt() != null
                        ? " le " + FrenchMoment.of(delivery.returnedAt())
                        : delivery.sentAt() != null ? " le " + FrenchMoment.of(delivery.sentAt()) : "");
    }
}
