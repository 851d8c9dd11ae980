package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.WrittenNumbers;
import org.springframework.stereotype.Component;

/** Records who has answered on being asked, and whether the others are written to. */
@Component
class RecordFollowUp extends AnswerStep<FollowUpClientsForm.Answer> {

    private final ChangeCommunication notices;

    RecordFollowUp(ChangeCommunication notices, RefusalWording wording) {
        super(FollowUpClientsForm.Answer.class, MicrosoftChangeProcess.FOLLOW_UP_REFUSED, wording);
        this.notices = notices;
    }

    @Override
    protected void apply(FollowUpClientsForm.Answer answer, Step step) {
        var revision = MicrosoftChangeProcess.Revision.of(step.number());
        notices.followUp(
                revision.change(),
                revision.number(),
                WrittenNumbers.of(answer.answeredCustomers()).stream()
                        .distinct()
                        .toList(),
                answer.followUpWords(),
                answer.reminderAsked(),
                step.actor());
        step.keep(new MicrosoftChangeProcess.Reminder(answer.reminderAsked()));
        step.keep(new MicrosoftChangeProcess.Written(""));
    }
}
