package fr.allset.tacite.failure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherMatterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Contrat ABO-1 | Nous ne souhaitons pas reconduire ce contrat. | non-reconduction",
                "Non-reconduction | Veuillez en prendre note. | non-reconduction",
                "Notre abonnement | Nous ne pouvons reconduire l'abonnement, faute de budget. | reconduction",
                "ABO-2 | Nous résilions au 31 mars. | résiliation",
                "Fin | Nous souhaitons mettre fin au contrat, que nous arrêtons au 31/12. | résiliation",
                "Contract | We will not renew the contract. | non-reconduction",
                "Votre facture | Le règlement partira vendredi. | facturation",
                "Deux postes | Merci d'ajouter un poste à l'abonnement. | changement d'abonnement",
                "Une demande | Quand la mise à jour aura-t-elle lieu ? | une question",
                "Teams | Bonjour,\\nQuand la mise à jour de Teams aura-t-elle lieu ?\\nCordialement,\\nZoé | une question"
            })
    void isSortedByAPerson(String subject, String text, String matter) {
        assertThat(OtherMatter.of(subject, text.translateEscapes())).contains(matter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rien ne marche.",
                "Page blanche",
                "Panne totale. Si cela dure, nous résilierons.",
                "Nous ne pouvons plus ouvrir les factures.",
                "Outlook ne démarre pas : que faire ?",
                "Le portail est inaccessible, pourquoi ?",
                "Nous ne recevons plus de messages. Avez-vous une panne ?",
                "Teams tourne dans le vide depuis dix heures ce matin.\nEst-ce connu ?",
                "À Brest, les écrans restent noirs.",
                "Un devis s'affiche avec une erreur.",
                "Outage of Exchange since 9 am",
                ""
            })
    void isANotificationInDoubt(String text) {
        assertThat(OtherMatter.of("", text)).isEmpty();
    }
}
