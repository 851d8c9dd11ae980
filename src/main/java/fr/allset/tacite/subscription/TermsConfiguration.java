package fr.allset.tacite.subscription;

import fr.allset.tacite.terms.LegalNotes;
import fr.allset.tacite.terms.TacitRenewalLaw;
import fr.allset.tacite.terms.TermsCatalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules know no Spring, so the terms are offered to it here. */
@Configuration
class TermsConfiguration {

    @Bean
    TermsCatalogue termsCatalogue() {
        return TermsCatalogue.load();
    }

    @Bean
    LegalNotes legalNotes() {
        return LegalNotes.load();
    }

    @Bean
    TacitRenewalLaw tacitRenewalLaw() {
        return TacitRenewalLaw.load();
    }
}
