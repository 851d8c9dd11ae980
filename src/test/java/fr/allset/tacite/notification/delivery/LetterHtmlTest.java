package fr.allset.tacite.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.text.HtmlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LetterHtmlTest {

    @Test
    void hasTheParagraphsListsAndHeadingsOfTheText() {
        var page = page("""
                Bonjour Zoé Lefèvre,

                Une ligne qui a été coupée parce qu'elle était trop longue pour un courrier en texte, et qui
                continue.
                Site : Lille
                Composants : Lync Online

                Votre réponse
                Répondez « c'est fait ».

                1. Premier
                ----------

                Abonnement A, site B
                  - une ligne : 1 €
                      son calcul
                  - une autre
                  Sous-total HT : 2 €

                ALLSET SAS
                """);

        assertThat(page.select("p").eachText())
                .containsExactly(
                        "Bonjour Zoé Lefèvre,",
                        "Une ligne qui a été coupée parce qu'elle était trop longue pour un courrier en texte, et qui continue."
                                + " Site : Lille Composants : Lync Online",
                        "Répondez « c'est fait ».",
                        "Sous-total HT : 2 €",
                        "ALLSET SAS");
        assertThat(page.select("p").get(1).select("br")).hasSize(2);
        assertThat(page.select("h2").eachText()).containsExactly("1. Premier");
        assertThat(page.select("h3").eachText()).containsExactly("Votre réponse", "Abonnement A, site B");
        assertThat(page.select("ul > li").eachText()).containsExactly("une ligne : 1 € son calcul", "une autre");
    }

    @Test
    void framesWhatStandsInAFrame() {
        var page = page("┌────────┐\n│  DATE  │\n└────────┘\n");

        assertThat(page.select("p").eachText()).containsExactly("DATE");
        assertThat(page.select("p").attr("style")).contains("border");
    }

    @Test
    void linksAddressesAndNothingElse() {
        var page = page("Voir https://tacite.example/a?b=1&c=\"2\". Ou javascript:alert(1)\n");

        assertThat(page.select("a").eachAttr("href")).containsExactly("https://tacite.example/a?b=1&c=");
    }

    /** ASVS 1.2.1: whatever people write, it is shown and never interpreted. */
    @Property(tries = 300)
    void showsWhatPeopleWroteAndInterpretsNothing(@ForAll String written) {
        var page = page(written + "<script>alert(1)</script><img src=x onerror=alert(1)>");

        assertThat(page.select("script, img, iframe, object, form, link, style"))
                .isEmpty();
        assertThat(page.select("[^on]")).isEmpty();
        assertThat(page.body().text()).contains("<script>alert(1)</script>");
        assertThat(Jsoup.isValid(
                        page.body().html(),
                        Safelist.relaxed().addAttributes(":all", "style").addAttributes("li", "value")))
                .isTrue();
    }

    static Stream<Path> letters() throws IOException {
        try (var files = Files.walk(Path.of("src", "test", "resources", "approved", "letters"))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    /** The page says what the text says, word for word. */
    @ParameterizedTest
    @MethodSource("letters")
    void saysWhatTheTextSays(Path letter) throws IOException {
        var text = Files.readString(letter);

        assertThat(words(HtmlText.of(LetterHtml.of("Objet", text))))
                .isEqualTo(words(text.replaceAll("(?m)^\\h*(-|\\d+\\.) |^-{3,}$|[┌─┐│└┘]", "")));
    }

    private static String words(String text) {
        return text.replaceAll("[\\s\\h]+", " ").strip();
    }

    private static Document page(String text) {
        return Jsoup.parse(LetterHtml.of("Objet", text));
    }
}
