package fr.allset.tacite.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.samskivert.mustache.MustacheException;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.typography.Language;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterTemplateTest {

    record Model(
            String name,
            int count,
            LocalDate day,
            Euros amount,
            List<Item> items,
            @Nullable String note) {}

    record Item(String title, int count) {}

    private static final Model MODEL = new Model(
            "L'<Atelier> & Cie {count}",
            3,
            LocalDate.of(2027, 3, 2),
            Euros.ofCents(123450),
            List.of(new Item("un", 1), new Item("deux", 2)),
            null);

    @Test
    void writesValuesAsFrenchReadersExpectThem() {
        var letter = filled("Objet : {{name}}\n\nLe {{day}}, {{amount}}, {{count}}.\n");

        assertThat(letter.subject()).isEqualTo("L'<Atelier> & Cie {count}");
        assertThat(letter.body()).isEqualTo("Le 02/03/2027, 1\u202f234,50\u00a0€, 3.\n");
    }

    @Test
    void countsInsideOfTheNearestRecord() {
        var letter = filled("""
                Objet : {{#plural}}{count, plural, one {# lettre} other {# lettres}}{{/plural}}

                {{#items}}
                  - {{title}} : {{#plural}}{count, plural, one {# jour} other {# jours}} pour l'{title}{{/plural}}
                {{/items}}
                """);

        assertThat(letter.subject()).isEqualTo("3 lettres");
        assertThat(letter.body()).isEqualTo("""
                          - un : 1 jour pour l'un
                          - deux : 2 jours pour l'deux
                        """);
    }

    @Test
    void leavesOutWhatIsNotThere() {
        assertThat(filled("Objet : x\n\n{{#note}}\nNote : {{.}}\n{{/note}}\nFin.{{^note}} Sans note.{{/note}}\n")
                        .body())
                .isEqualTo("Fin. Sans note.\n");
    }

    @Test
    void refusesANameThatTheRecordDoesNotHave() {
        for (var text : List.of("{{nobody}}", "{{#nobody}}x{{/nobody}}", "{{^nobody}}x{{/nobody}}", "{{note}}")) {
            assertThatExceptionOfType(MustacheException.class)
                    .as(text)
                    .isThrownBy(() -> filled("Objet : x\n\n" + text));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filled("Objet : x\n\n{{#plural}}{nobody, plural, other {#}}{{/plural}}"));
    }

    @Test
    void refusesAValueThatHasNoWrittenForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> filled("Objet : x\n\n{{#items}}{{.}}{{/items}}"));
    }

    @Test
    void refusesALetterWithoutSubject() {
        assertThatIllegalArgumentException().isThrownBy(() -> filled("Bonjour,\n\nSans objet.\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> filled("Objet : x\nBonjour,\n\nSans objet.\n"));
    }

    private static Letter filled(String text) {
        return LetterTemplate.of(text, Language.FRENCH).filledWith(MODEL);
    }
}
