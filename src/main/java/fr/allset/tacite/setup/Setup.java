package fr.allset.tacite.setup;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.terms.AgreedTerms;
import fr.allset.tacite.terms.ChosenReadings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service to come (art. 1, 2 and 6). Nothing of it is billable before the service starts.
 *
 * @param file                    what the Client is asked to accept, and whether the set-up is open
 * @param knownCustomer           whether the customer is in the portfolio already
 * @param monthlyFixedFee         the Frais Fixes from the first day on, excluding tax
 * @param initialFee              the Frais Initiaux, excluding tax
 * @param initialPeriodMonths     from 1 to 240
 * @param signedOn                when the contract was signed; it is under the terms of that day
 * @param wishedStart             the service start date that the Client wishes
 * @param agreedReadings          what the contract reads otherwise than those terms, as {@link ChosenReadings#stored} has it
 * @param prerequisitesRecordedAt when the checklist of article 2 was completed last
 * @param works                   additional services asked for, to be quoted apart
 * @param service                 the service that it has become
 * @param notice                  what a document of the contract says of the notice of non-renewal (T26)
 */
public record Setup(
        String number,
        AcceptanceRequest file,
        boolean knownCustomer,
        CustomerSite site,
        Set<Component> components,
        Euros monthlyFixedFee,
        Euros initialFee,
        int initialPeriodMonths,
        LocalDate signedOn,
        LocalDate wishedStart,
        String agreedReadings,
        Optional<Instant> prerequisitesRecordedAt,
        List<CheckedPrerequisite> prerequisites,
        Set<AdditionalWork> works,
        Optional<Started> service,
        Optional<NoticePeriod> notice) {

    /**
     * The service in the portfolio.
     *
     * @param startDate the Date de Mise en Service actually reached
     */
    public record Started(String subscriptionNumber, LocalDate startDate) {}

    public Setup {
        prerequisites = List.copyOf(prerequisites);
    }

    /** What the contract was signed under. */
    public AgreedTerms agreedTerms() {
        return AgreedTerms.of(file.termsVersion(), agreedReadings);
    }

    public Customer customer() {
        return file.customer();
    }

    public AcceptanceStatus status() {
        return file.status();
    }

    /** What is not met and was taken note of. */
    public List<CheckedPrerequisite> reservations() {
        return prerequisites.stream()
                .filter(item -> item.state() == PrerequisiteState.RESERVATION)
                .toList();
    }
}
