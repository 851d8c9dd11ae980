package fr.allset.tacite.setup.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.AcceptanceRequest;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.DocumentAnswer;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a document. A client says yes or no, under its own login. An account manager also says who answered, when, by which
 * means and where the proof is.
 *
 * @param means {@code email} or {@code paper}; of a client none, or {@code portal}
 */
record AnswerBody(
        @NotNull Boolean accepted,
        @Nullable @Size(max = 200) String answeredBy,
        @Nullable LocalDate answeredOn,
        @Nullable @Size(max = 10) String means,
        @Nullable @Size(max = 500) String evidence,
        @Nullable @Size(max = 2000) String remark) {

    AcceptanceRequest giveTo(DocumentAcceptance documentAcceptance, String file, String document, Actor actor) {
        var answer = new DocumentAnswer(
                document,
                accepted,
                answeredBy,
                answeredOn == null ? null : answeredOn.toString(),
                means,
                evidence,
                remark);
        if (actor.customerNumber().isEmpty()) {
            return documentAcceptance.answerElsewhere(file, answer, actor);
        }
        boolean byItself = answeredBy == null
                && answeredOn == null
                && evidence == null
                && (means == null || means.equals("portal"));
        documentAcceptance.find(file, actor);
        if (!byItself) {
            throw Refusal.unprocessable("answer-online-alone", "means");
        }
        return documentAcceptance.answerOnline(file, answer, actor);
    }
}
