package fr.allset.tacite.desk;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.decision.ApprovalRules.Act;
import fr.allset.tacite.decision.Threshold;
import fr.allset.tacite.decision.Thresholds;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;

/** From where on what needs two, as administrators see it. */
@ServedTaciteTest
class ThresholdPagesTest {

    private static final String PAGE = "/bureau/seuils";
    private static final String SECOND = "seconde-des-seuils";
    private static final Pattern APPROVAL = Pattern.compile("/bureau/seuils/changements/\\d+/approbation");

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    Logins logins;

    @Autowired
    Thresholds thresholds;

    @Autowired
    MessageSource messages;

    private Caller admin;
    private Caller second;

    @BeforeEach
    void people() {
        town.settle();
        if (logins.find(SECOND).isEmpty()) {
            logins.create(SECOND, "Seconde", Role.ADMIN, Optional.empty(), PASSWORD);
        }
        admin = Caller.browser(port).logIn(ADMIN, PASSWORD);
        second = Caller.browser(port).logIn(SECOND, PASSWORD);
    }

    private static Answer sent(Caller who, String path, String fields) {
        return who.form(path, fields + "&_csrf=" + Caller.encoded(who.pageToken(PAGE)));
    }

    private static String page(Caller who) {
        return who.get(PAGE).body();
    }

    private static String above(String amount) {
        return Threshold.above(Euros.of(amount)).inFrench();
    }

    @Test
    void showWhatIsAndThatNothingWasChanged() {
        assertThat(admin.get("/").body()).contains(PAGE);
        assertThat(page(admin))
                .contains(
                        "Correction d&#39;un frais porté",
                        above("500"),
                        "toujours à deux",
                        "Les seuils sont ceux d'origine.",
                        "Proposer le changement");
    }

    @Test
    void everyActHasItsName() {
        assertThat(Arrays.stream(Act.values()))
                .allSatisfy(act -> assertThat(messages.getMessage("desk.act." + act, null, Locale.FRENCH))
                        .isNotBlank());
    }

    @Test
    void aChangeIsProposedAndAnotherDecides() {
        sent(admin, PAGE + "/WAIVER", "regle=AU_DELA&montant=1+500,00+%E2%82%AC&motif=%3Cb%3EPlus+haut");
        assertThat(page(admin))
                .contains("Retirer ma proposition", "&lt;b&gt;Plus haut", "à décider")
                .doesNotContain("<b>", "Approuver");
        var approval = APPROVAL.matcher(page(second));
        assertThat(approval.find()).isTrue();
        sent(admin, approval.group(), "x=y");
        assertThat(page(admin)).contains("un autre administrateur en décide");
        assertThat(thresholds.of(Act.WAIVER).inFrench()).isEqualTo(above("1000"));

        sent(second, approval.group(), "x=y");

        assertThat(page(second)).contains("Le seuil est changé.", "approuvé", " par Seconde", above("1500"));
        sent(second, PAGE + "/WAIVER", "regle=AU_DELA&montant=1000&motif=Comme+avant");
        var back = APPROVAL.matcher(page(admin));
        assertThat(back.find()).isTrue();
        sent(admin, back.group(), "x=y");
        assertThat(thresholds.of(Act.WAIVER).inFrench()).isEqualTo(above("1000"));
    }

    @Test
    void aChangeIsRefusedWithAReason() {
        sent(admin, PAGE + "/WAIVER", "regle=JAMAIS&montant=&motif=Plus+vite");
        var refusal = Pattern.compile("/bureau/seuils/changements/\\d+/refus").matcher(page(second));
        assertThat(refusal.find()).isTrue();

        sent(second, refusal.group(), "motif=");
        assertThat(page(second)).contains("Approuver");
        sent(second, refusal.group(), "motif=Non+merci");

        assertThat(page(admin)).contains("refusé", " : Non merci").doesNotContain("Retirer ma proposition");
    }

    @Test
    void allThatIsWrongIsNamedAtOnceAndWhatWasTypedStays() {
        var answer = sent(admin, PAGE + "/WAIVER", "regle=AU_DELA&montant=beaucoup&motif=+");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("« beaucoup » ne peut pas être lu", "value=\"beaucoup\"", "<details open");
        assertThat(answer.body()).containsPattern("(?s)ne peut pas être lu.*otif");
        assertThat(sent(admin, PAGE + "/WAIVER", "regle=AU_DELA&montant=-1&motif=x")
                        .body())
                .contains("va de zéro à " + Threshold.LARGEST.inFrench());
        assertThat(sent(admin, PAGE + "/WAIVER", "regle=AU_DELA&montant=1000000,01&motif=x")
                        .status())
                .isEqualTo(422);
        assertThat(sent(admin, PAGE + "/WAIVER", "regle=PEUT_ETRE&montant=&motif=x")
                        .body())
                .contains("Choisissez une règle");
        assertThat(sent(admin, PAGE + "/WAIVER", "regle=AU_DELA&montant=1000&motif=x")
                        .status())
                .isEqualTo(409);
        assertThat(sent(admin, PAGE + "/RIEN", "regle=JAMAIS&motif=x").status()).isEqualTo(404);
        assertThat(sent(admin, PAGE + "/WAIVER", "x=y").status()).isEqualTo(422);
        assertThat(thresholds.history()).isEmpty();
        assertThat(thresholds.of(Act.WAIVER)).isNotEqualTo(Threshold.NEVER);
    }
}
