package fr.allset.tacite.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Outlook <bold>ne part</bold> plus | Outlook ne part plus",
                "<color><param>red</param>Rouge</color> | Rouge",
                "5 << 6 | 5 < 6",
                "5 < 6 | 5 < 6",
                "Une\\nligne | Une ligne",
                "Deux\\n\\nlignes | Deux\\nlignes",
                "<nofill>a\\nb</nofill>\\nc | a\\nb c",
                "Rien.\\n\\n<excerpt>Quoi ?</excerpt> | Rien.\\n> Quoi ?",
                "</excerpt></param>Reste | Reste",
                "<bold | <bold",
                "<bold et <italic>plus</italic> | <bold et plus"
            })
    void isWhatAPersonSees(String enriched, String seen) {
        assertThat(EnrichedText.of(enriched.translateEscapes())).isEqualTo(seen.translateEscapes());
    }
}
