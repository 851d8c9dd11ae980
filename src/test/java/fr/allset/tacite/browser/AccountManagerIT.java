package fr.allset.tacite.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.testing.Chromium;
import fr.allset.tacite.time.ContractTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A day of an account manager, in Tasklist, on the demo portfolio. */
@BrowserTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountManagerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocalDate TODAY = LocalDate.now(ContractTime.ZONE);

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

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
    void confirmsATerminationWithEveryFigureOnTheFormAndSeesTheChargeOnItsDay() throws Exception {
        var quote = body(post(
                "cli-001",
                "/api/termination-quotes",
                "{\"subscriptions\": [\"ABO-0002\"], \"effectiveDate\": \"%s\"}".formatted(TODAY)));
        var number = field(quote, "number");
        assertThat(field(quote, "totalExcludingTax")).isNotEqualTo("0.00");
        post("cli-001", "/api/termination-quotes/" + number + "/acceptance", "");

        var page = loggedIn("gestionnaire");
        openTask(page, "À prendre", "Examiner la résiliation");
        page.getByText("Prendre", new Page.GetByTextOptions().setExact(true)).click();
        var form = page.locator(".fjs-container");
        assertThat(form).containsText("Devis " + number);
        assertThat(form).containsText("Ateliers du Ponant");
        assertThat(form).containsText(french(field(quote, "totalExcludingTax")));
        assertThat(form).containsText(french(field(quote, "vat")));
        assertThat(form).containsText(french(field(quote, "totalIncludingTax")));
        assertThat(form).containsText("5 a)");
        assertThat(form).containsText("5 b)");
        assertThat(form).containsText("Tout mois commencé compte pour un mois entier.");
        page.getByText("Confirmer : la résiliation prend effet").click();
        picture(page, "review-termination");
        complete(page);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(field(
                                body(get("cli-001", "/api/termination-quotes/" + number + "/progress")), "status"))
                        .isEqualTo("carried_out"));
        page.navigate(address("/bureau/frais"));
        var charge = page.locator("tr").filter(new Locator.FilterOptions().setHasText(number));
        assertThat(charge).containsText("ABO-0002");
        assertThat(charge).containsText(french(field(quote, "totalExcludingTax")));
        picture(page, "charges");
        page.navigate(address("/bureau/courriers"));
        assertThat(page.getByText("Fin du Service " + number)).isVisible();
    }

    @Test
    void isToldWhichCellOfAPortfolioIsWrongAndMendsIt() {
        var header =
                "client_number;client_name;siren;client_kind;contact_name;contact_email;site_code;site_name;site_address;"
                        + "subscription_number;components;service_start_date;initial_period_months;monthly_fixed_fee;initial_fee\n";
        var rows = new StringBuilder(header);
        for (int i = 1; i <= 6; i++) {
            rows.append(
                            "CLI-900;Menuiserie Aubrac;732829320;professional;Paul Aubrac;paul@aubrac.example;RODEZ;Atelier;Rodez;")
                    .append("ABO-900")
                    .append(i)
                    .append(";Exchange Online;")
                    .append(i == 6 ? "31/02/2026" : "01/02/2026")
                    .append(";24;87,45;0\n");
        }
        var page = loggedIn("gestionnaire");
        page.navigate(address("/camunda/app/tasklist/default/"));
        page.getByText("Démarrer un processus").first().click();
        page.getByText("Import du portefeuille").first().click();
        page.locator("#subscriptionsFile").setInputFiles(csv(rows.toString()));
        start(page);

        openTask(page, "Mes tâches", "Corriger les fichiers");
        var cell = page.locator("tr").filter(new Locator.FilterOptions().setHasText("31/02/2026"));
        assertThat(cell).containsText("7");
        assertThat(cell).containsText("service_start_date");
        assertThat(cell).containsText("n'existe pas au calendrier");
        assertThat(page.locator("tbody tr")).hasCount(1);
        picture(page, "correct-portfolio");
        page.locator("#subscriptionsFile").setInputFiles(csv(rows.toString().replace("31/02/2026", "28/02/2026")));
        complete(page);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(body(get("gestionnaire", "/api/subscriptions?q=ABO-900")))
                        .contains("\"total\":6"));
    }

    @Test
    void correctsARequestThatTheContractForbids() {
        var page = loggedIn("gestionnaire");
        page.navigate(address("/camunda/app/tasklist/default/"));
        page.getByText("Démarrer un processus").first().click();
        page.getByText("Résiliation anticipée").first().click();
        page.locator(".modal input[type=text]").first().fill("ABO-0404");
        page.locator(".modal .flatpickr-input")
                .fill("%02d/%02d/%d".formatted(TODAY.getDayOfMonth(), TODAY.getMonthValue(), TODAY.getYear() + 1));
        page.keyboard().press("Tab");
        start(page);

        openTask(page, "Mes tâches", "Corriger la demande");
        assertThat(page.locator(".fjs-container")).containsText("L'abonnement ABO-0404 n'existe pas.");
        picture(page, "correct-request");
        page.locator(".fjs-form-field-textfield input").first().fill("ABO-0004");
        page.keyboard().press("Tab");
        complete(page);

        openTask(page, "Attend le client ou la date", "Recueillir la réponse du client");
        assertThat(page.getByText("ABO-0004").first()).isVisible();
    }

    @Test
    void setsAServiceUpForAClientWhoRefusesOneDocumentFirst() throws Exception {
        var page = loggedIn("gestionnaire");
        var starting = page.getByText("Démarrer un processus").first();
        await().atMost(PATIENCE.multipliedBy(2)).untilAsserted(() -> {
            page.navigate(address("/camunda/app/tasklist/default/"));
            assertThat(starting).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(40_000));
        });
        starting.click();
        page.locator(".modal").getByText("Mise en service").first().click();
        page.locator(".modal").getByText("Nouveau client").click();
        for (var field : List.of(
                List.of("Nom du Client", "Fromagerie des Volcans"),
                List.of("SIREN", "732 829 320"),
                List.of("Nom du contact", "Inès Roche"),
                List.of("Adresse électronique du contact", "ines@fromagerie.example"),
                List.of("Code du Site Client", "AURILLAC"),
                List.of("Nom du Site Client", "Laiterie"),
                List.of("Adresse du Site Client", "3 route de Vic, Aurillac"),
                List.of("Frais Fixes mensuels", "240,50"),
                List.of("Frais Initiaux", "500"),
                List.of("Période Initiale", "36"))) {
            field(page, field.get(0)).locator("input").fill(field.get(1));
        }
        choose(page, "Qualité", "Professionnel");
        page.locator(".modal").getByText("Exchange Online").click();
        day(page, "Contrat signé le", TODAY);
        day(page, "Date de mise en service souhaitée", TODAY);
        picture(page, "request-setup");
        start(page);

        openTask(page, "Attend le client ou la date", "Recueillir les réponses du Client");
        claim(page);
        assertThat(page.locator(".fjs-container")).containsText("Fromagerie des Volcans");
        assertThat(page.locator(".fjs-container")).containsText("Microsoft Exchange Online Service Description");
        page.locator(".fjs-container")
                .getByText("Refuse", new Locator.GetByTextOptions().setExact(true))
                .click();
        answer(page, "Microsoft Exchange Online Service Description, version 2013-01", "Version anglaise");
        picture(page, "record-document-refusal");
        complete(page);

        openTask(page, "Attend le client ou la date", "Recueillir les réponses du Client");
        claim(page);
        assertThat(page.locator(".fjs-container")).containsText("refusé, Inès Roche");
        page.locator(".fjs-container")
                .getByText("Accepte", new Locator.GetByTextOptions().setExact(true))
                .click();
        answer(page, "Tous les documents en attente", "Traduction reçue");
        picture(page, "record-document-answer");
        complete(page);

        openTask(page, "À prendre", "Relever les prérequis");
        claim(page);
        for (var item : List.of(
                "Postes de travail",
                "Terminaux mobiles",
                "Antivirus",
                "Réseau interne",
                "Routage",
                "Systèmes d'exploitation",
                "Outlook et Microsoft Office")) {
            choose(page, item, "Rempli");
        }
        choose(page, "Pare-feu", "Réserve");
        page.locator(".fjs-form-field-textfield:visible input").first().fill("Port 443 filtré");
        picture(page, "record-prerequisites");
        complete(page);

        openTask(page, "À prendre", "Mettre en service");
        claim(page);
        for (var shown : List.of(
                "Fromagerie des Volcans",
                "SIREN 732829320",
                french("240.50"),
                french("500.00"),
                "36\u00a0mois",
                "Inès Roche",
                "courriel : courriel de ce jour",
                "Port 443 filtré")) {
            assertThat(page.locator(".fjs-container")).containsText(shown);
        }
        page.getByText("Le Service est en place").click();
        day(page, "Date de Mise en Service réellement atteinte", TODAY);
        picture(page, "commission-subscription");
        complete(page);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(body(get("gestionnaire", "/api/subscriptions?q=Volcans")))
                        .contains("\"total\":1"));
        page.navigate(address("/bureau/courriers"));
        page.getByText("Mise en service de ABO-").first().click();
        assertThat(page.getByText(".ics")).isVisible();
        picture(page, "commissioned");
    }

    /** It moves the clock, which only goes forward, and therefore comes last. */
    @Test
    @Order(Integer.MAX_VALUE)
    void takesAFailureByTelephoneAndIssuesItsCreditWithTheWholeCalculationOnTheForm() throws Exception {
        var page = loggedIn("support");
        page.navigate(address("/camunda/app/tasklist/default/"));
        page.getByText("Démarrer un processus").first().click();
        page.getByText("Notification de Défaillance", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        field(page, "Abonnements concernés").locator("input").fill("ABO-0003");
        field(page, "Qui signale ?").locator("input").fill("Maëlle Kerdoncuff");
        field(page, "Qu'est-ce qui ne fonctionne pas ?").locator("textarea").fill("Plus aucun message n'arrive.");
        start(page);

        openTask(page, "Mes tâches", "Donner le numéro");
        var form = page.locator(".fjs-container");
        assertThat(form).containsText("Notification ND-");
        assertThat(form).containsText("Notre objectif est de rétablir le Service au plus tard le");
        picture(page, "notification-number");
        complete(page);

        // nobody restores it: the month after this one is down from its first second to its last
        post("gestionnaire", "/api/clock", "{\"by\": \"P70D\"}");
        var month = YearMonth.from(TODAY).plusMonths(1);
        // a credit is provisional as long as the usage that it depends on is not known
        for (int back = 3; back >= 0; back--) {
            post(
                    "gestionnaire",
                    "/api/subscriptions/ABO-0003/usage",
                    "{\"month\": \"%s\", \"amount\": \"31.00\", \"reason\": \"Relevé\"}"
                            .formatted(month.minusMonths(back)));
        }
        var request = field(
                body(post(
                        "cli-001",
                        "/api/subscriptions/ABO-0003/service-credits",
                        "{\"month\": \"%s\"}".formatted(month))),
                "number");

        page = loggedIn("gestionnaire");
        openTask(page, "À prendre", "Examiner l'avoir");
        claim(page);
        form = page.locator(".fjs-container");
        assertThat(form).containsText("Demande d'avoir " + request);
        assertThat(form).containsText("Disponibilité 0\u00a0%");
        assertThat(form).containsText("« Moins de 97\u00a0% »\u00a0: 20\u00a0%");
        assertThat(form).containsText("pas encore rétablie (D10)");
        assertThat(form).containsText("Le plafond de 30 jours");
        page.getByText("Émettre l'avoir").last().click();
        // nobody has decided on the cause
        field(page, "Motif").locator("textarea").fill("La panne est reconnue");
        picture(page, "review-service-credit");
        complete(page);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(body(get("cli-001", "/api/service-credits/" + request)))
                        .contains("\"status\":\"issued\"", "\"number\":\"AV-"));
        page.navigate(address("/bureau/qualite"));
        assertThat(page.getByText("Objectif de Rétablissement").first()).isVisible();
        picture(page, "quality");
    }

    private static Locator field(Page page, String label) {
        return page.locator(".fjs-form-field")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("label").filter(new Locator.FilterOptions().setHasText(label))))
                .first();
    }

    private static void choose(Page page, String label, String option) {
        field(page, label)
                .locator(".fjs-select-display, .fjs-input-group")
                .first()
                .click();
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
    }

    private static void day(Page page, String label, LocalDate day) {
        field(page, label)
                .locator(".flatpickr-input")
                .fill("%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear()));
        page.keyboard().press("Tab");
    }

    private static void answer(Page page, String document, String remark) {
        choose(page, "Document concerné", document);
        choose(page, "Moyen", "Courriel");
        field(page, "Personne du Client qui répond").locator("input").fill("Inès Roche");
        day(page, "Date de la réponse", TODAY);
        field(page, "Référence de la preuve").locator("input").fill("courriel de ce jour");
        field(page, "Commentaire").locator("textarea").fill(remark);
    }

    private static void claim(Page page) {
        page.getByText("Prendre", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Terminer la tâche")).isEnabled();
    }

    private Page loggedIn(String username) {
        var page = chromium.newPage();
        page.navigate(address("/"));
        page.fill("#username", username);
        page.fill("#password", BrowserTest.PASSWORD);
        page.click("button[type=submit]");
        assertThat(page.getByText("Bonjour")).isVisible();
        return page;
    }

    /** Lists are read anew until the task is there: it may be a job's work away. */
    private void openTask(Page page, String list, String task) {
        var found = page.locator(".tasks-list .task")
                .filter(new Locator.FilterOptions().setHasText(task))
                .first();
        await().atMost(PATIENCE).untilAsserted(() -> {
            page.navigate(address("/camunda/app/tasklist/default/"));
            page.reload();
            page.locator(".task-filter a")
                    .filter(new Locator.FilterOptions().setHasText(list))
                    .first()
                    .click();
            assertThat(found).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(10_000));
        });
        found.click();
        assertThat(page.locator(".task-details h2, .task-header h2")
                        .filter(new Locator.FilterOptions().setHasText(task))
                        .first())
                .isVisible();
    }

    private static void complete(Page page) {
        page.getByText("Terminer la tâche").click();
        assertThat(page.getByText("Terminer la tâche")).hasCount(0);
    }

    private static void start(Page page) {
        page.locator(".modal-footer").getByText("Démarrer").click();
        assertThat(page.locator(".modal-footer")).hasCount(0);
    }

    private static FilePayload csv(String content) {
        return new FilePayload("portefeuille.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    /** For whoever wants to see what the test saw. */
    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "browser", name + ".png")));
    }

    private static String french(String amount) {
        return Euros.of(amount).inFrench();
    }

    private static String field(String json, String name) {
        var start = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(start, json.indexOf('"', start));
    }

    private HttpResponse<String> post(String username, String path, String body) throws Exception {
        var answer = http.send(
                request(username, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(List.of(200, 201)).contains(answer.statusCode());
        return answer;
    }

    private HttpResponse<String> get(String username, String path) throws Exception {
        return http.send(request(username, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String body(HttpResponse<String> answer) {
        return answer.body();
    }

    private HttpRequest.Builder request(String username, String path) {
        return HttpRequest.newBuilder(URI.create(address(path)))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((username + ":" + BrowserTest.PASSWORD)
                                                .getBytes(StandardCharsets.UTF_8)));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
