package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A capital has its accent, in whatever people read. */
class AccentedCapitalsTest {

    /** How French words begin that have lost the accent of their capital; {@code A} alone is the verb as well. */
    private static final Pattern WITHOUT_ACCENT = Pattern.compile("(?<![\\p{L}\\p{N}_])("
            + "A (?:afficher|compter|corriger|défaut|faire|jour|l'|la |noter|partir|reprendre|saisir|titre|traiter|venir|vérifier)"
            + "|Eche[ca]|Eché|Ecart|Echang|Eclair|Ecoul|Ecran|Ecri[rt]|Edit(?:er|eur|é)|Egal|Elabor|Elarg|Electr|Elément|Elev|Elig"
            + "|Elimin|Emet|Emis|Enonc|Enumér|Epuis|Equip|Equiv|Etab|Etap|Etat|Eten|Etiq|Etud|Etre|Eval|Eventuel|Evit|Evol"
            // the contract writes « Evénement Excusable », and so does what quotes it
            + "|Evénements?+(?!\\s+Excusable)"
            + "|Ile|Oter)\\p{L}*");

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    /** What the contract says without accents is quoted as it stands: Equipement in art. 3, A ce sujet in art. 1. */
    private static final Pattern QUOTED = Pattern.compile("«[^»]*»");

    @Test
    void capitalsHaveTheirAccents() throws IOException {
        var unaccented = new TreeMap<String, List<String>>();
        for (var root : List.of("processes", "forms", "src/main/resources", "src/main/java")) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file : files.filter(AccentedCapitalsTest::isRead).toList()) {
                    unaccented.put(file.toString(), unaccented(read(file)));
                }
            }
        }
        unaccented.values().removeIf(List::isEmpty);
        assertThat(unaccented).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Evaluer l'évolution", "**A reprendre", "A partir de quand", "Evénement de la maintenance"})
    void aCapitalWithoutItsAccentIsFound(String text) {
        assertThat(unaccented(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Évaluer", "A repris le", "Evénements Excusables", "Evénement\nExcusable", "Examiner", "Écrire"})
    void whatIsWrittenWellIsLeftAlone(String text) {
        assertThat(unaccented(text)).isEmpty();
    }

    private static List<String> unaccented(String text) {
        return WITHOUT_ACCENT.matcher(text).results().map(word -> word.group()).toList();
    }

    private static boolean isRead(Path file) {
        var name = file.toString().replace('\\', '/');
        return name.matches(".*\\.(bpmn|dmn|form|txt|html|properties|js|java)|.*/locales/.*\\.json")
                && !name.matches(".*/letters/en/.*|.*_en\\.properties");
    }

    /** The texts of a file: of a class, its literals, put together where they are one sentence. */
    private static String read(Path file) throws IOException {
        var all = Files.readString(file);
        if (!file.toString().endsWith(".java")) {
            return QUOTED.matcher(all).replaceAll("«»");
        }
        var joined = all.replaceAll("\"\\s*\\+\\s*\"", "").replace("\\n", "\n");
        return QUOTED.matcher(STRING.matcher(joined)
                        .results()
                        .map(literal -> literal.group())
                        .collect(Collectors.joining("\n")))
                .replaceAll("«»");
    }
}
