package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.RecordedNotice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the forms show of a letter that did not arrive.
 *
 * @param situation        what happened to it, and what is to be found out
 * @param error            what the mail server said, as recorded
 * @param correctedAddress proposed: where it was sent to
 */
record NoticeView(
        String situation,
        String about,
        String recipient,
        String subject,
        @Nullable String error,
        String correctedAddress) {

    private static final String REFUSED =
            "Le serveur de messagerie a refusé ce courrier pour de bon. Vérifiez l'adresse auprès du Client, puis renvoyez-le ;"
                    + " ou dites pourquoi il n'est pas renvoyé.";
    private static final String UNKNOWN =
            "Le serveur de messagerie a reçu tout ce courrier et n'a pas répondu : nul ne sait s'il l'a remis. Demandez au Client"
                    + " s'il l'a reçu. S'il ne l'a pas reçu, renvoyez-le ; sinon, tenez-le pour remis.";

    private static final String LATE =
            "Ce courrier n'est pas parti à temps : ce dont il parle est passé. Dites au Client ce qui vaut encore. Renvoyez le courrier"
                    + " s'il lui est utile tout de même ; ou dites pourquoi il n'est pas renvoyé.";

    private static String situation(RecordedNotice letter, Instant now) {
        return letter.unknownSince() != null ? UNKNOWN : letter.isLateAt(now) ? LATE : REFUSED;
    }

    static NoticeView of(RecordedNotice letter, Instant now) {
        var notice = letter.notice();
        return new NoticeView(
                situation(letter, now),
                notice.about(),
                notice.recipientName() + " <" + notice.recipientAddress() + ">",
                notice.subject(),
                letter.lastError(),
                notice.recipientAddress());
    }
}
