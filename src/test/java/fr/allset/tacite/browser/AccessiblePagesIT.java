package fr.allset.tacite.browser;

import static fr.allset.tacite.change.AnAnnouncement.major;
import static fr.allset.tacite.changeletter.AChange.informing;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.NewCharge;
import fr.allset.tacite.billing.VatRates;
import fr.allset.tacite.changeletter.AChange;
import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.setup.ContractDocuments;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.Chromium;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each page of {@code access.md} as axe-core judges it by WCAG 2.2 AA, on a desk in light and on a telephone in dark. None is too wide.
 * A page that is not there yet when a row names it fails. Its pictures are in {@code target/pages}.
 */
@ServedTaciteTest
class AccessiblePagesIT {

    private static final Path PICTURES = Path.of("target/pages");
    private static final Pattern ROW = Pattern.compile("\\| GET (/[^ |]*) \\|[^|]*\\|(.*)\\|");
    private static final List<String> ROLES =
            List.of("", Town.MANAGER, Town.SUPPORT, Town.OWNER, Town.ADMIN, Town.CLIENT_A);

    /** What is no page of ours: programs, the engine, files, steps of a log-in that nobody is in the middle of. */
    private static final Pattern NO_PAGE = Pattern.compile(
            "/(api|camunda|actuator|engine|css|js|error|identification|v3|oauth2|login/|connexion).*|.*\\.(csv|json|ics|pdf|js)(/.*)?"
                    + "|.*/(texte|preuve\\.json)|.*/(pieces-jointes|textes|documents/avoirs|avoirs/documents)/.+");

    /** What this town has none of. */
    private static final List<String> NOT_HERE = List.of(
            "/bureau/messages/{id}", "/bureau/reclamations/{number}", "/bureau/dossiers/{businessKey}/{revision}");

    private static final String AXE = """
            async () => {
              const found = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
              return found.violations.map(one => one.id + ': '
                  + one.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | '));
            }""";

    private static Chromium chromium;
    private static String axe;

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    MovableClock clock;

    @Autowired
    AChange change;

    @Autowired
    ContractDocuments documents;

    @Autowired
    SetupHandling setups;

    @Autowired
    FailureReporting reporting;

    @Autowired
    FailureHandling failures;

    @Autowired
    TerminationHandling terminations;

    @Autowired
    CreditHandling credits;

    @Autowired
    Charges charges;

    @Autowired
    VatRates vatRates;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, String> numbers = new LinkedHashMap<>();

    @BeforeAll
    static void startBrowser() throws IOException {
        chromium = Chromium.start();
        try (var script = requireNonNull(axeScript())) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.createDirectories(PICTURES);
    }

    private static InputStream axeScript() {
        return AccessiblePagesIT.class.getResourceAsStream("/axe.min.js");
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void aTownWithALife() {
        clock.standAt(Instant.parse("2026-10-05T08:00:00Z"));
        town.settle();
        var client = new Actor(Town.CLIENT_A, Optional.of("CLI-A"));
        new AFailure(reporting, failures, clock).lasting("2026-10-06T10:00", "2026-10-07T12:00", "ABO-A1", "ABO-A2");
        clock.standAt(Instant.parse("2026-11-23T09:00:00Z"));
        var failure = new AFailure(reporting, failures, clock).reported("2026-11-23T10:00", "ABO-A1");
        var quote =
                terminations.request(new TerminationRequest(List.of("ABO-A1"), LocalDate.of(2027, 3, 1)), client, null);
        var told = change.shown(major().toActBy(LocalDate.of(2026, 12, 15)));
        change.told(told, 1, informing("Authentification de base", LocalDate.of(2026, 12, 15)));
        documents.publish(
                "conditions-generales",
                "2026-11",
                "https://allset.example/conditions",
                null,
                LocalDate.of(2026, 11, 23),
                Town.MANAGER);
        town.runJobs();
        var setup = setups.request(ARequest.ofCustomer("CLI-A", "NANTES").request(), Town.MANAGER);
        var credit = credits.request("ABO-A2", YearMonth.of(2026, 10), client).request();
        town.runJobs();

        numbers.put("/devis/{number}", quote.number());
        numbers.put("/defaillances/{number}", failure.failure());
        numbers.put("/evolutions/{number}", told);
        numbers.put("/mises-en-service/{number}", setup.number());
        numbers.put("/bureau/avoirs/{number}", credit.number());
        numbers.put(
                "/espace/documents/{number}",
                one("select max(number) from acceptance_file where number like 'AD-%' and customer_number = 'CLI-A'"));
        charges.record(NewCharge.once(
                "ABO-A1",
                "CLI-A",
                Charge.Kind.INITIAL_FEE,
                "ABO-A1",
                "6",
                LocalDate.of(2026, 11, 23),
                Euros.of("250.00"),
                vatRates.inForceOn(LocalDate.of(2026, 11, 23)),
                "{\"explanation\": \"Frais Initiaux, une fois.\"}"));
        numbers.put("/bureau/frais/{id}", one("select max(id) from charge"));
        numbers.put("{id}", one("select max(id) from notice where customer_number = 'CLI-A'"));
        numbers.put("{number}", "ABO-A1");
        numbers.put("{businessKey}", "ABO-A1");
        numbers.put("{month}", "2026-10");
        numbers.put("{username}", Town.CLIENT_A);
        numbers.put("{*customer}", "CLI-A");
    }

    private String one(String statement) {
        return jdbc.sql(statement).query(String.class).single();
    }

    @Test
    void noPageHasAFinding() throws IOException {
        var findings = new ArrayList<String>();
        for (var role : ROLES) {
            var paths = pagesOf(role);
            if (!paths.isEmpty()) {
                visit(role, paths, 1280, ColorScheme.LIGHT, findings);
                visit(role, paths, 390, ColorScheme.DARK, findings);
            }
        }

        assertThat(findings).isEmpty();
    }

    /** Those that the table opens to a role first; who comes later sees the same page. */
    private List<String> pagesOf(String role) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/access.md")).stream()
                .flatMap(line -> ROW.matcher(line).results())
                .filter(row -> !NO_PAGE.matcher(row.group(1)).matches() && !NOT_HERE.contains(row.group(1)))
                .filter(row -> firstLetIn(row.group(2).split("\\|")).equals(role))
                .map(row -> numbered(row.group(1)))
                .toList();
    }

    private static String firstLetIn(String[] cells) {
        for (int i = 0; i < ROLES.size(); i++) {
            if (cells[i].strip().equals("yes")) {
                return ROLES.get(i);
            }
        }
        return "nobody";
    }

    private String numbered(String path) {
        var numbered = path;
        for (var known : numbers.entrySet()) {
            if (numbered.contains(known.getKey())) {
                var whole = known.getKey();
                numbered = numbered.replace(whole, whole.substring(0, whole.indexOf('{')) + known.getValue());
            }
        }
        return numbered;
    }

    private void visit(String role, List<String> paths, int width, ColorScheme scheme, List<String> findings) {
        try (var page = chromium.newPage()) {
            page.setViewportSize(width, 844);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            if (!role.isEmpty()) {
                page.navigate(address("/login"));
                page.fill("#username", role);
                page.fill("#password", PASSWORD);
                page.click("main button[type=submit]");
                page.waitForLoadState();
            }
            for (var path : paths) {
                var answer = page.navigate(address(path));
                var about = path + " at " + width + ": ";
                if (answer.status() != 200) {
                    findings.add(about + answer.status());
                    continue;
                }
                // by the protocol and not as a script of the page, which its content policy would not let in
                page.evaluate(axe);
                for (var finding : (List<?>) page.evaluate(AXE)) {
                    findings.add(about + finding);
                }
                if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))) {
                    findings.add(about + "scrolls sideways");
                }
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(path.substring(1).replace('/', '_') + "-" + width + ".png")));
            }
        }
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
