package fr.allset.tacite.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import fr.allset.tacite.testing.Chromium;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/**
 * A process owner moves the clock of the demonstration, and goes from Cockpit to what an instance is about. The clock only goes forward:
 * whoever comes after this needs another Tacite.
 */
@BrowserTest
@DirtiesContext
class ProcessOwnerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Clock clock;

    @BeforeAll
    static void startBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void movesTheClockByAYearAndSeesTheDayOnEveryPage() {
        var page = loggedIn();
        page.navigate(address("/bureau/horloge"));
        assertThat(page.getByText("Ce qui échoit ensuite")).isVisible();
        var inAYear = FrenchDay.of(ContractTime.today(clock).plusYears(1));

        page.getByText("+ 1 an").click();

        assertThat(page.locator(".demonstration")).containsText(inAYear);
        assertThat(page.locator("table").last()).containsText("pilote");
        picture(page, "clock");
        page.navigate(address("/"));
        assertThat(page.locator(".demonstration")).containsText(inAYear);
        page.navigate(address("/bureau/versions"));
        assertThat(page.getByText("Vie d'un abonnement")).isVisible();
        picture(page, "versions");
    }

    @Test
    void goesFromCockpitToTheSubscription() {
        var page = loggedIn();
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        var life = runtime.createProcessInstanceQuery()
                .processDefinitionKey("subscription-lifecycle")
                .processInstanceBusinessKey("ABO-0001")
                .singleResult();

        page.navigate(address("/camunda/app/cockpit/default/#/process-instance/" + life.getId() + "/runtime"));

        var way = page.locator("a[href$='/bureau/dossiers/ABO-0001']");
        assertThat(way).isVisible();
        assertThat(way).hasAttribute("title", "Voir l’abonnement");
        picture(page, "cockpit-way");
        assertThat(complaints).noneMatch(text -> text.contains("Content Security Policy") || text.contains("case.js"));
    }

    private Page loggedIn() {
        var page = chromium.newPage();
        page.navigate(address("/"));
        page.fill("#username", "pilote");
        page.fill("#password", BrowserTest.PASSWORD);
        page.click("button[type=submit]");
        assertThat(page.locator("h1").filter(new Locator.FilterOptions().setHasText("Bonjour")))
                .isVisible();
        return page;
    }

    /** For whoever wants to see what the test saw. */
    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "browser", name + ".png")));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
