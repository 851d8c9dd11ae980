package fr.allset.tacite.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeAttachmentTest {

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "../etc/passwd, text/plain",
        "'a\r\nX: y',   text/plain",
        ".ics,          text/plain",
        "été.ics,       text/plain",
        "a.ics,         text",
        "a.ics,         'text/plain\r\nX: y'"
    })
    void hasANameAndATypeThatCanDoNoHarm(String name, String type) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NoticeAttachment(name, type, new byte[0]));
    }

    @Test
    void hasAnEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoticeAttachment("a", "text/plain", new byte[NoticeAttachment.LARGEST + 1]));
    }

    @Test
    void keepsItsBytesToItself() {
        var content = new byte[] {1};
        var attachment = new NoticeAttachment("a", "text/plain", content);
        content[0] = 2;
        attachment.content()[0] = 3;

        assertThat(attachment.content()).containsExactly(1);
        assertThat(attachment)
                .isEqualTo(new NoticeAttachment("a", "text/plain", new byte[] {1}))
                .hasSameHashCodeAs(new NoticeAttachment("a", "text/plain", new byte[] {1}))
                .isNotEqualTo(new NoticeAttachment("a", "text/plain", new byte[] {2}))
                .hasToString("a (text/plain, 1 bytes)");
    }
}
