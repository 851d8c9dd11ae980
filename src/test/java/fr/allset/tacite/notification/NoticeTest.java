package fr.allset.tacite.notification;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Devis\r\nBcc: voleur@ailleurs.example",
                "Devis\nBcc: voleur@ailleurs.example",
                "Devis\rBcc: voleur@ailleurs.example",
                "Devis\u0085Bcc: voleur@ailleurs.example",
                "Devis\u2028Bcc: voleur@ailleurs.example",
                "Devis\u0000"
            })
    void refusesALineBreakInEveryFieldThatBecomesAHeader(String injected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aNotice().subject(injected).build())
                .withMessageContaining("subject");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aNotice().recipientName(injected).build())
                .withMessageContaining("recipientName");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aNotice().recipientAddress(injected).build())
                .withMessageContaining("recipientAddress");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aNotice().about(injected).build())
                .withMessageContaining("about");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aNotice().key(injected).build())
                .withMessageContaining("key");
    }

    @Test
    void refusesControlCharactersInTheBodyButNotItsLines() {
        assertThat(aNotice().body("Madame,\r\n\tbonjour\n").build().body()).contains("bonjour");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> aNotice().body("Bonjour\u0000").build());
    }

    @Test
    void refusesWhatNoLetterNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aNotice().subject(" ").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aNotice().subject("é".repeat(201)).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        aNotice().body("x".repeat(Notice.LONGEST_BODY + 1)).build());
    }

    @Test
    void takesAnyAddressBecauseAWrongOneMustNotHoldUpTheBusinessStep() {
        assertThat(aNotice().recipientAddress("n'importe quoi").build().recipientAddress())
                .isEqualTo("n'importe quoi");
    }

    @Test
    void mayKnowNoNameOfTheRecipient() {
        assertThat(aNotice().recipientName("").build().recipientName()).isEmpty();
    }
}
