package fr.allset.tacite.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.Chromium;
import fr.allset.tacite.time.ContractTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No button of a web app fails: what the door refuses is not drawn, and what it lets through works. */
@BrowserTest
class WebAppButtonsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What can be pressed, by what it does, and by its sign where several do the same. */
    private static final String PRESSED = """
            () => [...document.querySelectorAll('[ng-click]')]
                .filter(e => e.offsetParent !== null)
                .filter(e => getComputedStyle(e).visibility !== 'hidden' && getComputedStyle(e).pointerEvents !== 'none')
                .map(e => e.getAttribute('ng-click') + [...e.querySelectorAll('.glyphicon')].map(s => ' ' + s.className).join(''))""";

    /** What only looks, moves within the page, or is a repair that the door lets through. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?s)(Tabs\\.|tabs\\.)?selectTab\\(.*|changeOrder\\(.*|sidebarTab = .*|(resetZoom"
                    + "|zoomIn|zoomOut)\\(\\).*|crumb\\..*|readStringVar\\(.*|viewVariable\\(.*"
                    + "|toggle(Overlay|Section|Open)\\(.*|openDetails\\(.*|openLog\\(.*|focus\\(.*"
                    + "|openJobRetryDialog\\(incident\\).*|openDialog\\(\\).*glyphicon-(pause|play|repeat).*"
                    + "|logout\\(.*|navbarOpen.*|(drop|load)CriteriaSet.*|storedCriteriaSaveClick.*"
                    + "|.*[Ss]idebar.*|.*[Cc]ollapse.*|.*[Ee]xpand.*|ctrl\\.(logout|toggle|open"
                    + "|close)?\\(?\\)?|select.*|show(?!Form|Dialog).*|goTo.*|open\\(\\).*"
                    + "|toggle(?!Suspension).*|claim\\(\\).*|unclaim\\(\\).*|complete\\(\\).*|addSearch.*"
                    + "|createSearch.*|handle.*|clear.*|copy.*|sort.*|change(?!User|Group).*"
                    + "|openModal\\(\\$event\\).*|maximizeRegion\\(.*|createComment\\(.*|dismissTask\\(.*"
                    + "|save\\(\\$event\\)");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private TerminationHandling terminations;

    @Autowired
    private Clock clock;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aProcessOwnerMeetsNone() {
        var life = life("ABO-0002");
        var termination = termination("ABO-0004");
        var job = management
                .createJobQuery()
                .processInstanceId(life.getId())
                .list()
                .get(0);
        var retries = management.setJobRetriesAsync(List.of(job.getId()), 3);
        management.suspendBatchById(retries.getId());
        management.setJobRetries(job.getId(), 0);
        var page = loggedIn("pilote");
        var refused = new ArrayList<String>();
        var cockpit = "/camunda/app/cockpit/default/#";
        for (var tab : List.of("variables", "incidents", "called-process-instances", "jobs", "external-tasks")) {
            look(page, cockpit + "/process-instance/" + life.getId() + "/runtime?tab=" + tab + "-tab", refused);
        }
        look(page, cockpit + "/process-instance/" + termination.getId() + "/runtime?tab=user-tasks-tab", refused);
        look(page, cockpit + "/process-definition/" + life.getProcessDefinitionId() + "/runtime", refused);
        page.getByText("Définitions de traitement").click();
        look(page, null, refused);
        var decision = repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .list()
                .get(0);
        look(page, cockpit + "/decision-definition/" + decision.getId(), refused);
        look(page, cockpit + "/batch?details=" + retries.getId() + "&type=runtime", refused);
        look(page, cockpit + "/repository", refused);
        page.locator("li.deployment").first().hover();
        page.locator("li.resource").first().click();
        look(page, null, refused);
        look(page, cockpit + "/tasks", refused);
        look(page, "/camunda/app/welcome/default/", refused);
        assertThat(refused).isEmpty();
    }

    @Test
    void anAdministratorMeetsNone() {
        var page = loggedIn("admin");
        var refused = new ArrayList<String>();
        for (var one : List.of(
                "users",
                "users/pilote?tab=profile",
                "users/pilote?tab=account",
                "users/pilote?tab=groups",
                "groups",
                "groups/process-owners?tab=group",
                "groups/process-owners?tab=users",
                "tenants",
                "authorization?resource=0",
                "system?section=system-settings-general")) {
            look(page, "/camunda/app/admin/default/#/" + one, refused);
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void anAccountManagerMeetsNoneOnATask() {
        termination("ABO-0005");
        var page = loggedIn("gestionnaire");
        page.navigate(address("/camunda/app/tasklist/default/"));
        page.locator(".task-filter a")
                .filter(new Locator.FilterOptions().setHasText("Toutes les tâches"))
                .first()
                .click();
        page.locator(".tasks-list .task").first().click();
        page.getByText("Prendre", new Page.GetByTextOptions().setExact(true)).waitFor();
        var refused = new ArrayList<String>();
        look(page, null, refused);

        assertThat(refused).isEmpty();
        assertThat(page.locator("[ng-click='editGroups()']").first().isVisible())
                .isFalse();
    }

    @Test
    void whatHasFailedIsTriedAgainAndAnInstanceIsHeldAndLetGo() {
        var life = life("ABO-0003");
        var job = management
                .createJobQuery()
                .processInstanceId(life.getId())
                .list()
                .get(0);
        management.setJobRetries(job.getId(), 0);
        var page = loggedIn("pilote");
        page.navigate(address(
                "/camunda/app/cockpit/default/#/process-instance/" + life.getId() + "/runtime?tab=incidents-tab"));

        page.locator("[ng-click='openJobRetryDialog(incident)']").first().click();
        page.locator(".modal-footer .btn-primary").first().click();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management
                                .createJobQuery()
                                .jobId(job.getId())
                                .singleResult()
                                .getRetries())
                        .isPositive());
        page.locator(".modal-footer button:visible").last().click();

        page.navigate(address("/camunda/app/cockpit/default/#/process-instance/" + life.getId() + "/runtime"));
        page.reload();
        page.locator("[ng-click='openDialog()']:has(.glyphicon-pause):visible").click();
        page.locator(".modal-footer .btn-primary:visible").first().click();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(life("ABO-0003").isSuspended()).isTrue());
        page.reload();
        page.locator("[ng-click='openDialog()']:has(.glyphicon-play):visible").click();
        page.locator(".modal-footer .btn-primary:visible").first().click();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(life("ABO-0003").isSuspended()).isFalse());
    }

    /** A definition and its instances, with the words that Cockpit shows in between. */
    @Test
    void aDefinitionIsHeldAndLetGo() {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("fee-change")
                .latestVersion()
                .singleResult();
        var page = loggedIn("pilote");
        for (var sign : List.of("pause", "play")) {
            page.navigate(
                    address("/camunda/app/cockpit/default/#/process-definition/" + definition.getId() + "/runtime"));
            page.reload();
            page.locator("[ng-click='openDialog()']:has(.glyphicon-" + sign + "):visible")
                    .click();
            page.locator(".modal-footer .btn-primary:visible").first().click();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(repository
                                    .getProcessDefinition(definition.getId())
                                    .isSuspended())
                            .isEqualTo(sign.equals("pause")));
        }
    }

    /** Waits until the page has drawn all of its parts, and looks what can be pressed on it. */
    private void look(Page page, String address, List<String> refused) {
        if (address != null) {
            page.navigate(address(address));
        }
        page.waitForLoadState(LoadState.NETWORKIDLE);
        var where = page.url().substring(address("").length());
        for (var control : (List<?>) page.evaluate(PRESSED)) {
            if (!HARMLESS.matcher(control.toString()).matches()) {
                refused.add(where + ": " + control);
            }
        }
        var name = where.replaceAll("\\W+", "-");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(
                        "target", "browser", "buttons" + name.substring(0, Math.min(name.length(), 120)) + ".png")));
    }

    private ProcessInstance life(String subscription) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("subscription-lifecycle")
                .processInstanceBusinessKey(subscription)
                .singleResult();
    }

    private ProcessInstance termination(String subscription) {
        var quote = terminations
                .request(
                        new TerminationRequest(
                                List.of(subscription), ContractTime.today(clock).plusMonths(5)),
                        new Actor("gestionnaire", Optional.empty()),
                        null)
                .number();
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("early-termination")
                .processInstanceBusinessKey(quote)
                .singleResult();
    }

    private Page loggedIn(String who) {
        var page = chromium.newPage();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.navigate(address("/"));
        page.fill("#username", who);
        page.fill("#password", BrowserTest.PASSWORD);
        page.click("button[type=submit]");
        page.getByText("Bonjour").waitFor();
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
