package fr.allset.tacite.changeletter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An answer")
class PlainReceiptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bien reçu",
                "ok",
                "OK, merci !",
                "Bonjour,\n\nBien reçu, c'est noté.\n\nZoé Lefèvre\nAteliers du Ponant",
                "C'est fait.",
                "Received, thank you",
                "Done"
            })
    void thatSaysNoMoreThanThatTheLetterArrivedIsPlain(String words) {
        assertThat(PlainReceipt.is(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bien reçu. Que devons-nous faire ?",
                "Nous ne pourrons pas le faire avant mars, merci",
                "Bien reçu, mais nos copieurs " + "sont anciens",
                "Received. How do we list them",
                "Bonjour",
                "Appelez-moi"
            })
    void thatAsksOrObjectsIsForAPerson(String words) {
        assertThat(PlainReceipt.is(words)).isFalse();
    }
}
