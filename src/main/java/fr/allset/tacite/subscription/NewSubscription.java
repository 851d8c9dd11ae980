package fr.allset.tacite.subscription;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.terms.AgreedTerms;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a set-up puts in service. The customer and the site are stored with it when they are new; when they are known, what is stored of
 * them stays.
 *
 * @param customer           with its number, see {@link Customers#nextNumber}
 * @param site               of that customer
 * @param serviceStartDate   the Date de Mise en Service actually reached
 * @param initialPeriodMonths from 1 to 240
 * @param monthlyFixedFee    the Frais Fixes from that day on, excluding tax
 * @param initialFee         the Frais Initiaux, excluding tax
 * @param agreedTerms        what the contract was signed under
 * @param notice             what a document of the contract says of the notice of non-renewal
 * @param setupNumber        the set-up it comes from
 * @param by                 who commissions
 */
public record NewSubscription(
        Customer customer,
        CustomerSite site,
        Set<Component> components,
        LocalDate serviceStartDate,
        int initialPeriodMonths,
        Euros monthlyFixedFee,
        Euros initialFee,
        AgreedTerms agreedTerms,
        Optional<NoticePeriod> notice,
        String setupNumber,
        String by) {}
