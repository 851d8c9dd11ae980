package fr.allset.tacite.desk;

import static fr.allset.tacite.change.AnAnnouncement.major;
import static fr.allset.tacite.changeletter.AChange.informing;
import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.changeletter.AChange;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.subscription.UsageAgreements;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.Breakdowns;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Each role follows every link from its home page on, in a town where something of each sort has happened. A link leads somewhere, and a
 * button is not drawn for whoever may not press it.
 */
@ServedTaciteTest
@DisplayName("Links and buttons by role")
class LinksByRoleTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 1, 5);

    /** Pages of the same sort, such as the months of a calendar, have no end: some of each are looked at. */
    private static final int MOST_OF_A_SORT = 12;

    private static final Pattern NUMBERS = Pattern.compile("[A-Z]{2,3}-[A-Z0-9-]+|\\d+");

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    SetupHandling setupHandling;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    CreditHandling credits;

    @Autowired
    UsageAgreements usageAgreements;

    @Autowired
    AChange change;

    @Autowired
    RunningProcesses processes;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void somethingOfEachSortHasHappened() {
        town.settle();
        usageAgreements.state("ABO-A1", false, null, MANAGER);
        new Breakdowns(notifications, failureHandling, clock)
                .of("ABO-A1", LocalDate.of(2026, 12, 10).atTime(8, 0), Duration.ofHours(10));
        clock.moveTo(TODAY);
        town.runJobs();
        var client = new Actor(CLIENT_A, Optional.of("CLI-A"));
        var quote = terminationHandling
                .request(new TerminationRequest(List.of("ABO-A2"), LocalDate.of(2027, 3, 15)), client, null)
                .number();
        terminationHandling.acceptOnline(quote, client);
        processes.complete(
                processes.running("early-termination", quote),
                "ReviewTermination",
                MANAGER,
                Map.of("decision", "confirm", "ground", "", "reason", ""));
        terminationHandling.request(new TerminationRequest(List.of("ABO-A1"), LocalDate.of(2027, 4, 15)), client, null);
        setupHandling.request(ARequest.ofANewCustomer().request(), MANAGER);
        var asked = Caller.program(port, CLIENT_A, PASSWORD)
                .post("/api/subscriptions/ABO-A1/service-credits", "{\"month\": \"2026-12\"}")
                .json()
                .get("number")
                .asText();
        town.runJobs();
        processes.complete(
                processes.running("service-credit", asked),
                "ReviewServiceCredit",
                MANAGER,
                Map.of("decision", "issue"));
        change.told(
                change.shown(major().toActBy(LocalDate.of(2027, 2, 1))),
                1,
                informing("Outlook", LocalDate.of(2027, 2, 1)));
        change.shown(major().numbered("MC100002"));
        town.runJobs();
    }

    @ParameterizedTest
    @ValueSource(strings = {MANAGER, SUPPORT, OWNER, ADMIN, CLIENT_A})
    void everyLinkLeadsSomewhere(String login) {
        var crawl = new Crawl(Caller.browser(port).logIn(login, PASSWORD));

        crawl.from("/");

        assertThat(crawl.dead).isEmpty();
        assertThat(crawl.seen).as("pages of " + login).hasSizeGreaterThan(5);
    }

    /** What the decisions are about has a page that administrators do not open: they read its number. */
    @ParameterizedTest
    @CsvSource({ADMIN + ", false", OWNER + ", true", MANAGER + ", true"})
    void aNumberIsALinkForWhoeverMayOpenItsPage(String login, boolean link) {
        var page = Jsoup.parse(Caller.browser(port)
                .logIn(login, PASSWORD)
                .get("/bureau/decisions")
                .body());

        assertThat(page.text()).containsPattern("DA-2027-\\d{6}");
        assertThat(page.select("a[href*=DA-2027]").isEmpty()).isEqualTo(!link);
        assertThat(page.select("a[href*=DR-2027], a[href*=ABO-A2]")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({OWNER + ", true", MANAGER + ", false"})
    void aFormIsDrawnForWhoeverMaySendIt(String login, boolean drawn) {
        var page = Jsoup.parse(Caller.browser(port)
                .logIn(login, PASSWORD)
                .get("/bureau/microsoft/pertinence")
                .body());

        assertThat(page.select("form[action*=/bureau/microsoft/pertinence]").isEmpty())
                .isEqualTo(!drawn);
    }

    /** One person's way through its pages. */
    private static final class Crawl {

        private final Caller browser;
        private final Set<String> seen = new LinkedHashSet<>();
        private final Map<String, Integer> sorts = new HashMap<>();
        private final Map<String, String> from = new HashMap<>();
        private final Map<String, String> dead = new TreeMap<>();

        Crawl(Caller browser) {
            this.browser = browser;
        }

        void from(String home) {
            var open = new ArrayDeque<>(List.of(home));
            seen.add(home);
            while (!open.isEmpty()) {
                var page = open.remove();
                for (var link : links(page, follow(page))) {
                    if (seen.add(link) && sorts.merge(sort(link), 1, Integer::sum) <= MOST_OF_A_SORT) {
                        open.add(link);
                    }
                }
            }
        }

        private Answer follow(String page) {
            var answer = browser.get(page);
            for (int steps = 0; answer.status() / 100 == 3 && steps < 5; steps++) {
                answer = browser.get(local(URI.create(answer.header("Location"))));
            }
            if (answer.status() != 200) {
                dead.put(page, answer.status() + " from " + from.getOrDefault(page, "home"));
            }
            return answer;
        }

        /** Where its links and its forms that only look lead to; our own pages alone. */
        private List<String> links(String page, Answer answer) {
            if (!answer.header("Content-Type").startsWith("text/html") || page.startsWith("/camunda")) {
                return List.of();
            }
            var base = "http://tacite" + page;
            Document document = Jsoup.parse(answer.body(), base);
            // a proof is a document to be kept, without the frame of a page
            if (!document.select("header").isEmpty()
                    && document.select("form[action$=/logout]").isEmpty()) {
                dead.put(page, "no way out");
            }
            var found = new ArrayList<String>();
            Stream.concat(
                            document.select("[href]").stream().map(element -> element.absUrl("href")),
                            document.select("form:not([method=post])").stream().map(Crawl::action))
                    .filter(link -> link.startsWith("http://tacite/"))
                    .map(link -> local(URI.create(link)))
                    .forEach(link -> {
                        from.putIfAbsent(link, page);
                        found.add(link);
                    });
            return found;
        }

        private static String action(Element form) {
            return form.absUrl("action");
        }

        private static String local(URI link) {
            return link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery());
        }

        private static String sort(String link) {
            return NUMBERS.matcher(link).replaceAll("#");
        }
    }
}
