package fr.allset.tacite.typography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class PhrasebookTest {

    private static final Phrasebook FRENCH = Phrasebook.in(Language.FRENCH);
    private static final Phrasebook ENGLISH = Phrasebook.in(Language.ENGLISH);

    /** A pattern that cannot be read fails here, never in front of a reader. */
    @Test
    void everySentenceIsThereInBothLanguagesWithTheSamePlaces() {
        assertThat(ENGLISH.keys()).containsExactlyElementsOf(inBothLanguages());
        assertThat(inBothLanguages())
                .allSatisfy(key -> assertThat(ENGLISH.phrase(key).places())
                        .as(key)
                        .hasSameElementsAs(FRENCH.phrase(key).places()));
    }

    /** How an amount comes about is explained in French alone, the language of the contract; the staff reads French. */
    private static List<String> inBothLanguages() {
        return FRENCH.keys().stream()
                .filter(key -> !key.startsWith("explanation.") && !key.startsWith("staff."))
                .toList();
    }

    @Test
    void namesANumberPlainlyAndCountsItWithItsWord() {
        var phrase = Phrase.of("{year}, {count, plural, one {# jour} other {# jours}} au {day}", Language.FRENCH);

        assertThat(phrase.say(Map.of("year", 2999, "count", 1, "day", LocalDate.of(2027, 3, 2))))
                .isEqualTo("2999, 1 jour au 02/03/2027");
        assertThat(phrase.say(Map.of("year", 2999, "count", 0, "day", "x"))).isEqualTo("2999, 0 jour au x");
        assertThat(phrase.say(Map.of("year", 2999, "count", 1200, "day", "x")))
                .isEqualTo("2999, 1\u202f200 jours au x");
    }

    @Test
    void takesValuesInOrderToo() {
        assertThat(Phrase.of("l''élément {0} de {1}", Language.FRENCH).say("{a'b}", 1200))
                .isEqualTo("l'élément {a'b} de 1200");
    }

    @Test
    void refusesWhatHasNoFormThatReadersExpect() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phrase.of("{x}", Language.FRENCH).say(Map.of("x", new Object())));
        assertThatExceptionOfType(MissingResourceException.class).isThrownBy(() -> FRENCH.say("no-such-sentence"));
    }
}
