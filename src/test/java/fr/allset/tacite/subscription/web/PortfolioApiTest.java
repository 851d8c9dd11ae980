package fr.allset.tacite.subscription.web;

import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.fee;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.fees;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscription;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscriptions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv.Row;
import fr.allset.tacite.testing.AsyncJobs;
import fr.allset.tacite.testing.TaciteTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The API of the portfolio — takes files in, and shows a client its own subscriptions alone. */
@TaciteTest
class PortfolioApiTest {

    private static final RequestPostProcessor ACCOUNT_MANAGER =
            user("gestionnaire").roles("ACCOUNT_MANAGER");
    private static final RequestPostProcessor CLIENT = httpBasic("portefeuille-ponant", "mot-de-passe-du-ponant");

    @Autowired
    private MockMvc http;

    @Autowired
    private Logins logins;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private ManagementService engineJobs;

    /** A client's login names a customer that is there. */
    private void theClientOfPonantMayLogIn() {
        if (logins.find("portefeuille-ponant").isEmpty()) {
            logins.create(
                    "portefeuille-ponant",
                    "Ateliers du Ponant",
                    Role.CLIENT,
                    Optional.of("CLI-001"),
                    "mot-de-passe-du-ponant");
        }
    }

    @Test
    void takesFilesInAndCountsThem() throws Exception {
        http.perform(multipart("/api/portfolio")
                        .file(part("subscriptions", subscriptions(subscription("ABO-1"), subscription("ABO-2"))))
                        .file(part("fees", fees(fee("ABO-1", "2026-03-01", "130"))))
                        .with(ACCOUNT_MANAGER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.importId").isNumber())
                .andExpect(jsonPath("$.files.subscriptions.added").value(2))
                .andExpect(jsonPath("$.files.fees.added").value(1))
                .andExpect(jsonPath("$.files.fees.unchanged").value(0))
                .andExpect(jsonPath("$.files.usage").doesNotExist());

        assertThat(subscriptions.find("ABO-1")).isPresent();
    }

    @Test
    void saysWhatIsWrongInRowSeven() throws Exception {
        var rows = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> subscription("ABO-" + i))
                .toArray(Row[]::new);
        rows[5] = rows[5].with("service_start_date", "31/02/2026").with("monthly_fixed_fee", "-12");

        http.perform(multipart("/api/portfolio")
                        .file(part("subscriptions", subscriptions(rows)))
                        .with(ACCOUNT_MANAGER)
                        .header("Accept-Language", "fr"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("/problems/portfolio-refused"))
                .andExpect(jsonPath("$.detail").value("Rien n'a été importé. Cellules à corriger : 2."))
                .andExpect(jsonPath("$.errorCount").value(2))
                .andExpect(jsonPath("$.errors", hasSize(2)))
                .andExpect(jsonPath("$.errors[0].file").value("subscriptions"))
                .andExpect(jsonPath("$.errors[0].row").value(7))
                .andExpect(jsonPath("$.errors[0].column").value("service_start_date"))
                .andExpect(jsonPath("$.errors[0].value").value("31/02/2026"))
                .andExpect(jsonPath("$.errors[0].reason").value("Ce jour n'existe pas au calendrier."))
                .andExpect(jsonPath("$.errors[1].column").value("monthly_fixed_fee"));

        assertThat(subscriptions.find("ABO-1")).isEmpty();
    }

    @Test
    void speaksEnglishToWhoeverAsksForIt() throws Exception {
        http.perform(multipart("/api/portfolio")
                        .file(part(
                                "subscriptions",
                                subscriptions(subscription("ABO-1").with("siren", "123"))))
                        .with(ACCOUNT_MANAGER)
                        .header("Accept-Language", "en"))
                .andExpect(jsonPath("$.errors[0].reason").value("A SIREN has nine digits."));
    }

    @Test
    void refusesAnUploadWithoutFiles() throws Exception {
        http.perform(multipart("/api/portfolio").with(ACCOUNT_MANAGER))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/portfolio-without-files"));
        http.perform(multipart("/api/portfolio")
                        .file(new MockMultipartFile("fees", "", null, new byte[0]))
                        .with(ACCOUNT_MANAGER))
                .andExpect(status().isBadRequest());
    }

    @Test
    void saysThatAnEmptyFileIsEmpty() throws Exception {
        http.perform(multipart("/api/portfolio")
                        .file(new MockMultipartFile("fees", "fees.csv", "text/csv", new byte[0]))
                        .with(ACCOUNT_MANAGER))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].file").value("fees"));
    }

    @Test
    void letsNeitherClientsNorPassersByImport() throws Exception {
        var file = part("subscriptions", subscriptions(subscription("ABO-1")));

        http.perform(multipart("/api/portfolio").file(file).with(user("cliente").roles("CLIENT")))
                .andExpect(status().isForbidden());
        http.perform(multipart("/api/portfolio").file(file)).andExpect(status().isUnauthorized());
        http.perform(multipart("/api/portfolio").file(file).with(user("pilote").roles("PROCESS_OWNER")))
                .andExpect(status().isForbidden());

        assertThat(subscriptions.find("ABO-1")).isEmpty();
    }

    @Test
    void showsASubscription() throws Exception {
        imported();

        http.perform(get("/api/subscriptions/ABO-1").with(ACCOUNT_MANAGER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value("ABO-1"))
                .andExpect(jsonPath("$.customer.number").value("CLI-001"))
                .andExpect(jsonPath("$.customer.kind").value("professional"))
                .andExpect(jsonPath("$.site.code").value("BREST"))
                .andExpect(jsonPath("$.components", contains("Exchange Online", "SharePoint Online")))
                .andExpect(jsonPath("$.serviceStartDate").value("2025-03-01"))
                .andExpect(jsonPath("$.fixedFees[1].from").value("2026-03-01"))
                .andExpect(jsonPath("$.fixedFees[1].monthlyFixedFee").value("130.00"))
                .andExpect(jsonPath("$.termsVersion").value("CP-O365-1"))
                .andExpect(jsonPath("$.endedOn").doesNotExist());
    }

    @Test
    void listsByPageAndSearches() throws Exception {
        imported();

        http.perform(get("/api/subscriptions?size=2").with(ACCOUNT_MANAGER))
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.subscriptions[*].number", contains("ABO-1", "ABO-2")));
        http.perform(get("/api/subscriptions?size=2&page=1").with(ACCOUNT_MANAGER))
                .andExpect(jsonPath("$.subscriptions[*].number", contains("ABO-3")));
        http.perform(get("/api/subscriptions?q=levant").with(ACCOUNT_MANAGER))
                .andExpect(jsonPath("$.subscriptions[*].number", contains("ABO-3")));
        http.perform(get("/api/subscriptions").param("q", "100%").with(ACCOUNT_MANAGER))
                .andExpect(jsonPath("$.total").value(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=201", "size=0", "page=-1", "size=many"})
    void refusesPagesThatAreNone(String query) throws Exception {
        http.perform(get("/api/subscriptions?" + query).with(ACCOUNT_MANAGER))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").exists());
    }

    @Test
    void showsTheCalendarOnTheDayAskedFor() throws Exception {
        imported();

        http.perform(get("/api/subscriptions/ABO-1/calendar?on=2026-11-23").with(ACCOUNT_MANAGER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.phase").value("initial"))
                .andExpect(jsonPath("$.termDate").value("2028-03-01"))
                .andExpect(jsonPath("$.current.lastDay").value("2028-02-29"))
                .andExpect(jsonPath("$.current.containsToday").value(true))
                .andExpect(jsonPath("$.next.kind").value("renewal"))
                .andExpect(jsonPath("$.next.renewalIndex").value(1))
                .andExpect(jsonPath("$.months", hasSize(36)))
                .andExpect(jsonPath("$.months[20].firstDay").value("2026-11-01"))
                .andExpect(jsonPath("$.months[20].containsToday").value(true))
                .andExpect(jsonPath("$.months[19].containsToday").value(false));
        http.perform(get("/api/subscriptions/ABO-1/calendar?on=2025-02-28").with(ACCOUNT_MANAGER))
                .andExpect(jsonPath("$.phase").value("before_start"))
                .andExpect(jsonPath("$.current").doesNotExist())
                .andExpect(jsonPath("$.next.kind").value("initial"));
        http.perform(get("/api/subscriptions/ABO-1/calendar?on=2030-06-01").with(ACCOUNT_MANAGER))
                .andExpect(jsonPath("$.phase").value("renewal"))
                .andExpect(jsonPath("$.current.renewalIndex").value(3));
    }

    @Test
    void saysWhenASubscriptionHasEnded() throws Exception {
        imported();
        AsyncJobs.runAll(engineJobs);
        subscriptions.end("ABO-1", LocalDate.of(2026, 11, 1), EndCause.TERMINATION);

        http.perform(get("/api/subscriptions/ABO-1/calendar").with(ACCOUNT_MANAGER))
                .andExpect(jsonPath("$.on").value("2026-11-23"))
                .andExpect(jsonPath("$.phase").value("ended"))
                .andExpect(jsonPath("$.endedOn").value("2026-11-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-31", "demain", "9999-01-01", "-5000-01-01"})
    void refusesDaysThatAreNotInTheCalendar(String day) throws Exception {
        imported();

        http.perform(get("/api/subscriptions/ABO-1/calendar").param("on", day).with(ACCOUNT_MANAGER))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("on"));
    }

    @Test
    void showsAClientItsOwnSubscriptionsAlone() throws Exception {
        imported();

        http.perform(get("/api/subscriptions").with(CLIENT))
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.subscriptions[*].number", contains("ABO-1", "ABO-2")));
        http.perform(get("/api/subscriptions?q=levant").with(CLIENT))
                .andExpect(jsonPath("$.total").value(0));
        http.perform(get("/api/subscriptions/ABO-1").with(CLIENT)).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/subscriptions/%s", "/api/subscriptions/%s/calendar"})
    void answersForAnotherClientsSubscriptionExactlyAsForAnUnknownOne(String address) throws Exception {
        imported();

        var another = notFound(get(address.formatted("ABO-3")));
        var unknown = notFound(get(address.formatted("ABO-X")));

        assertThat(another.replace("ABO-3", "…")).isEqualTo(unknown.replace("ABO-X", "…"));
    }

    private String notFound(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(CLIENT))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void imported() throws Exception {
        http.perform(multipart("/api/portfolio")
                        .file(part(
                                "subscriptions",
                                subscriptions(
                                        subscription("ABO-1"),
                                        subscription("ABO-2"),
                                        subscription("ABO-3")
                                                .ofCustomer("CLI-002")
                                                .with("client_name", "Ateliers du Levant"))))
                        .file(part("fees", fees(fee("ABO-1", "2026-03-01", "130"))))
                        .with(ACCOUNT_MANAGER))
                .andExpect(status().isOk());
        theClientOfPonantMayLogIn();
    }

    private static MockMultipartFile part(String name, PortfolioCsv csv) {
        return new MockMultipartFile(name, name + ".csv", "text/csv", csv.text().getBytes(StandardCharsets.UTF_8));
    }
}
