package fr.allset.tacite.servicecredit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.availability.UndecidedCause;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.time.ContractTime;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Calculates credits from the facts as they are on file, and writes and reads the documents that keep a calculation. */
@Component
class CreditAssessment {

    private static final LocalDate LAST_DAY = LocalDate.of(ContractTime.LAST_YEAR, 12, 31);

    private final AvailabilityInquiry availabilityInquiry;
    private final PayableFees payable;
    private final ServiceCredits file;
    private final ObjectMapper json;

    CreditAssessment(
            AvailabilityInquiry availabilityInquiry, PayableFees payable, ServiceCredits file, ObjectMapper json) {
        this.availabilityInquiry = availabilityInquiry;
        this.payable = payable;
        this.file = file;
        this.json = json;
    }

    /**
     * The credit of a month. Whoever issues it holds the subscription, so that nothing is issued in the window meanwhile.
     *
     * @param issuedOn the day of which it is calculated
     */
    CreditCalculation of(Subscription subscription, YearMonth month, LocalDate requestedOn, LocalDate issuedOn) {
        return of(subscription, availabilityInquiry.of(subscription.number(), month), requestedOn, issuedOn);
    }

    /** As it would be today had nothing been issued on the request itself: its own notes do not limit it. */
    CreditCalculation before(CreditRequest request, Subscription subscription, LocalDate issuedOn) {
        return of(
                subscription,
                availabilityInquiry.of(subscription.number(), request.month()),
                request.requestedOn(),
                issuedOn,
                request.number());
    }

    /** As {@link #of(Subscription, YearMonth, LocalDate, LocalDate)}, for whoever knows the availability of the month. */
    CreditCalculation of(
            Subscription subscription, Availability availability, LocalDate requestedOn, LocalDate issuedOn) {
        return of(subscription, availability, requestedOn, issuedOn, "");
    }

    /** @param without the request whose own notes are passed over; empty: none is */
    private CreditCalculation of(
            Subscription subscription,
            Availability availability,
            LocalDate requestedOn,
            LocalDate issuedOn,
            String without) {
        var fees = payable.of(subscription, availability.month());
        var quality = availability.quality();
        var countsOn = quality.readings().capKey().day(issuedOn, availability.month());
        var window =
                file.counted(subscription.number(), ServiceCredit.windowFirstDay(countsOn, quality), countsOn, without);
        var issued = window.stream()
                .map(note -> new IssuedCredit(note.countsOn(), note.amount()))
                .toList();
        return new CreditCalculation(
                fees, ServiceCredit.of(availability, fees, requestedOn, issuedOn, issued), issuedOn, window);
    }

    /** The failures of a month on whose cause nobody has decided; none when all is decided. */
    Optional<UndecidedCause> undecided(Subscription subscription, YearMonth month) {
        return availabilityInquiry.undecided(subscription.number(), month);
    }

    /** All that was ever issued for a subscription, as the limit counts it. */
    List<IssuedCredit> issued(String subscription) {
        return file.counted(subscription, LocalDate.EPOCH, LAST_DAY, "").stream()
                .map(note -> new IssuedCredit(note.countsOn(), note.amount()))
                .toList();
    }

    /** As text that is kept. */
    String written(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a credit is plain text and numbers", impossible);
        }
    }

    /** The calculation of a request, as it was written. */
    CreditDocument.Calculation calculation(String written) {
        return read(written, CreditDocument.Calculation.class);
    }

    /** The document of a note, as it was written. */
    CreditDocument document(String written) {
        return read(written, CreditDocument.class);
    }

    private <T> T read(String written, Class<T> type) {
        try {
            return json.readValue(written, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a credit reads what a credit wrote", impossible);
        }
    }
}
