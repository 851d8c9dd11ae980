package fr.allset.tacite.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedHistoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> Bonjour,\n> Nous avons reçu",
                "Le 23 nov. 2026 à 10:00, Tacite <ne-pas-repondre@allset.example> a écrit :\n> Bonjour",
                "Le lun. 23 nov. 2026 à 10:00, Tacite <ne-pas-repondre@allset.example>\na écrit :\n\nBonjour",
                "On Mon, Nov 23, 2026 at 10:00 AM Tacite <x@allset.example> wrote:\n> Bonjour",
                "-----Message d'origine-----\nDe : Tacite\nBonjour",
                "-----Message d’origine-----\nBonjour",
                "-----Original Message-----\nFrom: Tacite\nBonjour",
                "________________________________\nDe : Tacite <x@allset.example>\nEnvoyé : lundi 23 novembre\nBonjour",
                "De : Tacite <x@allset.example>\nEnvoyé : lundi 23 novembre 2026\nÀ : Zoé\nObjet : ND\n\nBonjour",
                "From: Tacite\nSent: Monday\nTo: Zoé\nBonjour"
            })
    void isCutOff(String history) {
        assertThat(QuotedHistory.cutFrom("Cela remarche.\n\n" + history)).isEqualTo("Cela remarche.");
    }

    @Test
    void leavesAnswersBetweenTheLinesThatTheyAnswer() {
        assertThat(QuotedHistory.cutFrom("> Depuis quand ?\nDepuis lundi.\n> Où ?\nÀ Brest."))
                .isEqualTo("Depuis lundi.\nÀ Brest.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> Bonjour",
                "-----Message d'origine-----\nBonjour",
                "",
                "Le serveur a écrit : erreur 5",
                "De : Brest à Paris, rien ne passe"
            })
    void isAllThatIsThereOrNoneAtAll(String text) {
        assertThat(QuotedHistory.cutFrom(text)).isEqualTo(text);
    }
}
