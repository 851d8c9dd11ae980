package fr.allset.tacite.failure.mail.process;

import fr.allset.tacite.failure.mail.HeldMailHandling;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person decides what becomes of a mail that was held, which the form shows as text. */
@Component
class SortHeldMailForm implements TaskForm<SortHeldMailForm.View, SortHeldMailForm.Answer> {

    /** The mail, as French text, and why it was held. */
    record View(String heldBecause, String senderText, String receiptText, String subjectText, String mailText) {}

    /**
     * @param mailDecision  {@code notification}, {@code addition} or {@code discard}
     * @param subscriptions the numbers of the subscriptions that it is a notification of
     * @param notification  the number of the notification that it belongs to
     */
    record Answer(
            @Nullable String mailDecision,
            @Nullable String subscriptions,
            @Nullable String notification,
            @Nullable String reason) {}

    private final HeldMailHandling mails;

    SortHeldMailForm(HeldMailHandling mails) {
        this.mails = mails;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public View view(OpenTask task) {
        var held = mails.find(HeldMailProcess.mail(task.number()));
        var mail = held.mail();
        return new View(
                Objects.requireNonNullElse(held.verdict().reason(), ""),
                mail.sender().isEmpty()
                        ? "inconnu"
                        : mail.senderName().isEmpty() ? mail.sender() : mail.senderName() + " <" + mail.sender() + ">",
                FrenchMoment.of(mail.receivedAt()),
                mail.subject().isEmpty() ? "(sans objet)" : mail.subject(),
                mail.body().isEmpty() ? "(sans texte)" : mail.body());
    }
}
