package fr.allset.tacite.renewal;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.notification.LetterFile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the letters around a term are filled with. */
final class RenewalLetter {

    private RenewalLetter() {}

    /**
     * A renewal to come.
     *
     * @param law             what the law has the customer told, in a frame; null where it asks for nothing
     * @param lastDay         on which this renewal can be refused
     * @param nextTerm        the term for which a notice counts now; null while this renewal can be refused
     * @param laterTerm       the last day of the first term that can be left for nothing; null when it is this one
     * @param lastDayToRefuse on which leaving at that term can be asked for
     * @param rule            the document that the last day follows from, or that there is none
     */
    @LetterFile("renewal/announcement")
    record Announcement(
            String contact,
            String subscription,
            String components,
            String site,
            @Nullable String law,
            LocalDate term,
            String period,
            LocalDate periodLastDay,
            LocalDate nextFirstDay,
            LocalDate nextLastDay,
            Euros monthlyFixedFee,
            LocalDate lastDay,
            @Nullable LocalDate nextTerm,
            @Nullable LocalDate laterTerm,
            LocalDate lastDayToRefuse,
            String rule,
            LocalDate today,
            Cost before,
            Cost after,
            String termsVersion,
            List<String> readings) {}

    /** What leaving costs, and how that comes about. */
    record Cost(Euros total, List<String> lines) {}

    /**
     * What becomes of a notice of non-renewal.
     *
     * @param anew    whether it had been answered as late before
     * @param rule    the document that the last day follows from, or that there is none
     * @param aimedAt the first day of the renewal it was to prevent
     * @param over    whether the service has ended since
     */
    @LetterFile("renewal/answer")
    record Answer(
            String contact,
            String number,
            String subscription,
            String site,
            boolean byCustomer,
            LocalDate receivedOn,
            String channel,
            boolean inTime,
            boolean anew,
            LocalDate lastDay,
            String rule,
            LocalDate aimedAt,
            LocalDate lastServed,
            boolean over) {}

    /** @param lastServed because of another notice; null when the subscription goes on */
    @LetterFile("renewal/withdrawal")
    record Withdrawal(
            String contact,
            String number,
            String subscription,
            String site,
            String reason,
            @Nullable LocalDate lastServed) {}

    @LetterFile("renewal/end")
    record End(String contact, String subscription, String site, LocalDate lastServed) {}
}
