package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.notification.LetterFile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the letters about an early termination are filled with. */
final class TerminationLetter {

    private TerminationLetter() {}

    @LetterFile("termination/quote")
    record Quote(
            String contact,
            String number,
            LocalDate effectiveOn,
            LocalDate validUntil,
            List<Site> sites,
            Euros excludingTax,
            VatRate vatRate,
            Euros vat,
            Euros includingTax,
            String termsVersion,
            List<String> readings,
            List<String> law) {}

    /** @param lines how its fee comes about */
    record Site(String subscription, String site, List<String> lines, Euros total) {}

    @LetterFile("termination/confirmation")
    record Confirmation(
            String contact,
            String number,
            LocalDate effectiveOn,
            String subscriptions,
            @Nullable Waived waiver,
            Euros excludingTax,
            Euros includingTax) {}

    /** Why nothing is owed. */
    record Waived(String explanation, String reason) {}

    @LetterFile("termination/refusal")
    record Refused(String contact, String number, String reason, String subscriptions) {}

    @LetterFile("termination/cancellation")
    record Cancelled(String contact, String number, LocalDate effectiveOn, String reason, String subscriptions) {}

    @LetterFile("termination/end")
    record End(
            String contact,
            String number,
            LocalDate effectiveOn,
            String subscriptions,
            boolean feeOwed,
            Euros excludingTax,
            Euros includingTax) {}

    @LetterFile("termination/stale")
    record Stale(String contact, String number, String subscriptions) {}
}
