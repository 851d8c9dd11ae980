package fr.allset.tacite.setup.web;

import fr.allset.tacite.identity.Reader;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.AcceptanceFile;
import fr.allset.tacite.setup.Acceptances;
import fr.allset.tacite.setup.DocumentAnswer;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a document. A client says yes or no, under its own login; an account manager also says who answered, when, by which
 * means and where the proof is.
 *
 * @param means {@code email} or {@code paper}; of a client none, or {@code portal}
 */
record AnswerBody(@NotNull Boolean accepted, @Nullable @Size(max = 200) String answeredBy, @Nullable LocalDate answeredOn,
                  @Nullable @Size(max = 10) String means, @Nullable @Size(max = 500) String evidence,
                  @Nullable @Size(max = 2000) String remark) {

    AcceptanceFile giveTo(Acceptances acceptances, String file, String document, Reader reader) {
        var answer = new DocumentAnswer(document, accepted, answeredBy, answeredOn == null ? null : answeredOn.toString(), means,
                evidence, remark);
        if (reader.customerNumber().isEmpty()) {
            return acceptances.answerElsewhere(file, answer, reader);
        }
        boolean byItself = answeredBy == null && answeredOn == null && evidence == null && (means == null || means.equals("portal"));
        acceptances.find(file, reader);
        if (!byItself) {
            throw Refusal.unprocessable("answer-online-alone", "means");
        }
        return acceptances.answerOnline(file, answer, reader);
    }
}
