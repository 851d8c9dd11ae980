package fr.allset.tacite.setup;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.notification.LetterFile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the letters about a set-up and about documents to accept are filled with. */
final class SetupLetter {

    private SetupLetter() {}

    /** @param firstTime whether the Client is asked for the first time */
    @LetterFile("setup/documents")
    record Documents(
            String contact,
            String number,
            boolean firstTime,
            String site,
            String components,
            LocalDate wishedStart,
            List<Document> documents) {}

    @LetterFile("setup/new-version")
    record NewVersion(String contact, String number, List<Document> documents) {}

    @LetterFile("setup/reminder")
    record Reminder(String contact, String number, @Nullable LocalDate askedOn, List<Document> documents) {}

    /**
     * A document to accept.
     *
     * @param texts what it says, where it is a sentence
     */
    record Document(
            String title,
            String version,
            @Nullable String address,
            List<String> texts,
            @Nullable String sha256) {}

    @LetterFile("setup/abandoned")
    record Abandoned(String contact, String number, String site, String reason) {}

    /** @param works asked for besides, quoted apart; null when there are none */
    @LetterFile("setup/commissioned")
    record Commissioned(
            String contact,
            String subscription,
            LocalDate start,
            String site,
            String address,
            String components,
            String initialPeriod,
            LocalDate initialLastDay,
            String renewal,
            Euros initialFee,
            Euros monthlyFixedFee,
            List<Accepted> documents,
            List<Reservation> reservations,
            @Nullable String works) {}

    record Accepted(String title, String version, @Nullable Answer answer) {}

    record Answer(String by, LocalDate on, String means) {}

    record Reservation(String title, String reservation) {}
}
