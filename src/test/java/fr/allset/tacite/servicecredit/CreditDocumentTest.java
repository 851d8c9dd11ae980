package fr.allset.tacite.servicecredit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.servicecredit.CreditDocument.Counted;
import fr.allset.tacite.servicecredit.CreditDocument.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The document of a credit note")
class CreditDocumentTest {

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** Written when days and amounts were kept as text. */
    private String stored;

    @BeforeEach
    void aDocumentOfAnEarlierRelease() throws IOException {
        stored = Files.readString(Path.of("src/test/resources/stored/credit-note.json"))
                .strip();
    }

    @Test
    void isReadAsValues() throws IOException {
        var document = json.readValue(stored, CreditDocument.class);

        assertThat(document.issuedOn()).isEqualTo(LocalDate.of(2027, 1, 5));
        assertThat(document.amount()).isEqualTo(Euros.of("-26.00"));
        assertThat(document.vatRatePercent()).isEqualByComparingTo("20");
        assertThat(document.calculation().month()).isEqualTo(YearMonth.of(2026, 12));
        assertThat(document.calculation().window().notes())
                .containsExactly(new Counted("AV-2027-000001", LocalDate.of(2027, 1, 5), Euros.of("26.00")));
        assertThat(document.replaced()).isNotNull();
        assertThat(document.replaced().usageAverage()).isEqualByComparingTo("30");
        assertThat(document.replaced().usageFees()).contains(new Usage(YearMonth.of(2026, 11), Euros.of("30.00")));
        assertThat(document.replaced().reason()).isEqualTo(ServiceCredit.Reason.DUE);
    }

    @Test
    void isWrittenAsItAlwaysWas() throws IOException {
        assertThat(json.writeValueAsString(json.readValue(stored, CreditDocument.class)))
                .isEqualTo(stored);
    }
}
