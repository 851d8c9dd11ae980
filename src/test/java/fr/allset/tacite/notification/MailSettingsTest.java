package fr.allset.tacite.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MailSettingsTest {

    @Test
    void stopTheStartWhenAnAddressCannotBeRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailSettings("Tacite", "contrats@allset.example", "", ""))
                .withMessageContaining("tacite.mail.from");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailSettings("a@allset.example", "b@allset.example, c@allset.example", "", ""))
                .withMessageContaining("tacite.mail.reply-to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailSettings("a@allset.example", "b@allset.example", "support", ""))
                .withMessageContaining("tacite.mail.reply-to-failures");
    }

    @Test
    void nameTheDomainThatEndsEveryMessageId() {
        assertThat(new MailSettings("Tacite <ne-pas-repondre@allset.example>", "contrats@allset.example", "", "")
                        .domain())
                .isEqualTo("allset.example");
    }
}
