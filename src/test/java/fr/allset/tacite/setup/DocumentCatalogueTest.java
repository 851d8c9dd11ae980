package fr.allset.tacite.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The contractual documents")
class DocumentCatalogueTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private final DocumentCatalogue catalogue = DocumentCatalogue.load();

    /** Article 1, letters a to f; the rest applies whatever is subscribed. */
    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "EXCHANGE_ONLINE,     exchange-online,          a",
        "SHAREPOINT_ONLINE,   sharepoint-online,        b",
        "LYNC_ONLINE,         lync-online,              c",
        "OFFICE_365_PROPLUS,  office-professional-plus, d",
        "OFFICE_ONLINE,       office-online,            e",
        "ONEDRIVE,            onedrive-entreprise,      f"
    })
    void areTheOneThatDescribesTheComponentAndTheThreeForAll(Component component, String code, String letter) {
        var applying = catalogue.applyingTo(Set.of(component), TODAY);

        assertThat(applying)
                .extracting(current -> current.document().code())
                .containsExactly(code, "conditions-generales", "droits-utilisation", "service-standard");
        assertThat(applying.get(0).document().article()).isEqualTo(letter);
    }

    @Test
    void areNineForTheWholeSuite() {
        assertThat(catalogue.applyingTo(EnumSet.allOf(Component.class), TODAY)).hasSize(9);
    }

    @Test
    void areSaidToBeWhatTheContractSaysTheyAre() throws Exception {
        assertThat(catalogue.documents())
                .filteredOn(document -> document.kind() == ContractDocument.Kind.ACKNOWLEDGEMENT)
                .singleElement()
                .satisfies(document -> {
                    var version = catalogue.inForceOn(document.code(), TODAY);
                    assertThat(version.text())
                            .hasValueSatisfying(text -> assertThat(text)
                                    .contains("services standards", "aucune garantie ni responsabilité"));
                    assertThat(version.sha256())
                            .hasValueSatisfying(hash -> assertThat(hash).matches("[0-9a-f]{64}"));
                });
    }

    @Test
    void changeVersionOnTheFirstDayOfTheNext() {
        var next = catalogue.with(
                "exchange-online", DocumentVersion.at("2027", LocalDate.of(2027, 1, 1), "https://example.org/2027"));

        assertThat(next.inForceOn("exchange-online", LocalDate.of(2026, 12, 31)).version())
                .isEqualTo("2013-01");
        assertThat(next.inForceOn("exchange-online", LocalDate.of(2027, 1, 1)).version())
                .isEqualTo("2027");
        assertThat(next.inForceOn("exchange-online", LocalDate.of(2012, 1, 1)).version())
                .isEqualTo("2013-01");
        assertThat(catalogue.versions("exchange-online")).hasSize(1);
    }

    @Test
    void canBeToldFromOneAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DocumentVersion("1", TODAY, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(Sha256.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /** The form shows a field for each item of the checklist, and no other. */
    @Test
    void andTheChecklistIsTheOneOnTheForm() throws Exception {
        var form = Files.readString(Path.of("forms", "record-prerequisites.form"), StandardCharsets.UTF_8);
        var list = PrerequisiteList.inForceOn(TODAY);

        assertThat(list.items()).hasSize(8).allSatisfy(item -> {
            assertThat(form)
                    .contains(
                            "\"label\": \"" + item.title() + "\"",
                            item.question(),
                            key(item.code()) + "State",
                            key(item.code()) + "Reservation");
        });
        assertThat(List.of(form.split("\"type\": \"select\""))).hasSize(9);
        assertThat(list.address()).startsWith("https://www.microsoft.com/");
    }

    private static String key(String code) {
        var words = code.split("-");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .reduce("", String::concat);
    }
}
