package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.notification.LetterFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the letters about credits are filled with (art. 3). A month stands there as {@code de février 2027} or {@code d'avril 2027}. */
final class CreditLetter {

    private CreditLetter() {}

    /**
     * A note has been issued.
     *
     * @param taxed    whether it is a price reduction, and no indemnity (D41)
     * @param readings of article 3, as the contract has them
     * @param lost     what the limit cuts off; null when it cuts nothing off
     * @param early    why it was issued on a day on which something was lost by it; null when nothing was
     */
    @LetterFile("servicecredit/issued")
    record Issued(
            String number,
            LocalDate requestedOn,
            String subscription,
            String ofMonth,
            String request,
            Euros amount,
            boolean taxed,
            String vatPercent,
            Euros vat,
            Euros includingTax,
            List<String> explanation,
            @Nullable Counted counted,
            List<String> readings,
            @Nullable Euros lost,
            @Nullable Early early) {}

    /**
     * That a credit was issued although a later day would have given more.
     *
     * @param asked whether the customer has asked for it
     */
    record Early(LocalDate betterOn, Euros betterAmount, boolean asked, String reason) {}

    @LetterFile("servicecredit/refused")
    record Refused(
            String number,
            LocalDate requestedOn,
            String subscription,
            String ofMonth,
            String reason,
            List<String> explanation,
            @Nullable Counted counted,
            List<String> readings) {}

    @LetterFile("servicecredit/supplement-lost")
    record SupplementLost(String number, String subscription, String ofMonth, Euros lost) {}

    /**
     * What was issued has been corrected.
     *
     * @param corrects the note that this one corrects
     * @param less     whether it takes something back
     */
    @LetterFile("servicecredit/corrected")
    record Corrected(
            String number,
            String corrects,
            String first,
            String subscription,
            String ofMonth,
            boolean less,
            Euros amount,
            boolean taxed,
            String vatPercent,
            Euros vat,
            Euros includingTax,
            String reason,
            List<String> explanation,
            @Nullable Counted counted,
            List<String> readings,
            @Nullable Euros lost) {}

    /** The notifications of the month, and how many more there are. */
    record Counted(List<Notification> notifications, int others) {}

    /** @param why it counts, or does not */
    record Notification(
            String number, Instant receivedAt, @Nullable Instant restoredAt, String why) {}

    /**
     * @param credit  what it would be today; null when it is too late to ask for it
     * @param missing the months whose usage is not known yet, so that the amount is provisional; null when all is known
     */
    @LetterFile("servicecredit/objective-missed")
    record ObjectiveMissed(
            String contact,
            YearMonth month,
            String subscription,
            String site,
            @Nullable Euros credit,
            @Nullable String missing,
            List<String> explanation,
            List<Measured> notifications,
            int others,
            List<String> readings) {}

    record Measured(String number, String times, String verdict) {}
}
