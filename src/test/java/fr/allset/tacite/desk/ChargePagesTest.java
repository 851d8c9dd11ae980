package fr.allset.tacite.desk;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.MonthlyCharging;
import fr.allset.tacite.billing.MonthlyRuns;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import java.time.YearMonth;
import java.util.stream.IntStream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

@TaciteTest
@WithMockUser(username = "gestionnaire", roles = "ACCOUNT_MANAGER")
class ChargePagesTest {

    @Autowired
    MockMvc browser;

    @Autowired
    Portfolios portfolios;

    @Autowired
    MonthlyRuns runs;

    @Autowired
    MonthlyCharging monthlyCharging;

    @Autowired
    Charges charges;

    @Autowired
    MovableClock clock;

    @Test
    void totalEachCustomersMonthWithTheTaxOnTheTotal() throws Exception {
        // tax on each line would be 2 × 0.01 €; on the total of 0.06 € it is 0.01 €
        charge(
                numbered("ABO-1").atMonthly("0.03"),
                numbered("ABO-2").onSite("NANTES").atMonthly("0.03"),
                numbered("ABO-3").ofCustomer("CLI-002").atMonthly("100.00"));

        shows(
                "/bureau/frais",
                stringContainsInOrder(
                        "Ateliers du Ponant",
                        "CLI-001",
                        "décembre 2026",
                        "ABO-1",
                        "Frais Fixes (art. 6)",
                        "Frais Fixes de décembre 2026",
                        "ABO-2",
                        "Total HT",
                        "0,06",
                        "TVA",
                        "0,01",
                        "Total TTC",
                        "0,07",
                        "Client CLI-002",
                        "ABO-3",
                        "100,00",
                        "20,00",
                        "120,00"));
        shows("/bureau/frais?client=CLI-002&mois=2026-12", not(containsString("ABO-1")));
        shows(
                "/bureau/frais?client=CLI-002&mois=2026-12",
                containsString("/bureau/frais.csv?client=CLI-002&amp;abonnement=&amp;mois=2026-12"));
        shows("/bureau/frais?abonnement=ABO-2", stringContainsInOrder("ABO-2", "Total HT", "0,03"));
        shows("/bureau/frais?mois=2027-01", containsString("Aucuns frais ne correspondent."));
    }

    @Test
    void sayThatNothingHasBeenCharged() throws Exception {
        shows("/bureau/frais", containsString("Aucuns frais n'ont encore été portés."));
    }

    @Test
    void leafThroughManyAndKeepTheSearch() throws Exception {
        charge(IntStream.rangeClosed(1, 51)
                .mapToObj(i -> numbered("ABO-%02d".formatted(i)).atMonthly("1.00"))
                .toArray(ASubscription[]::new));

        shows(
                "/bureau/frais?client=CLI-001",
                stringContainsInOrder("ABO-01", "ABO-50", "51,00", "page=2&amp;client=CLI-001"));
        shows(
                "/bureau/frais?client=CLI-001&page=2",
                stringContainsInOrder("ABO-51", "51,00", "page=1&amp;client=CLI-001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "0", "2147483647"})
    void standAnyPageNumber(String page) throws Exception {
        browser.perform(get("/bureau/frais").param("page", page)).andExpect(status().isOk());
    }

    @Test
    void showACorrectionBesideWhatItCorrects() throws Exception {
        charge(numbered("ABO-1"));
        long id = only().id();

        browser.perform(post("/bureau/frais/{id}/corrections", id)
                        .with(csrf())
                        .param("montant", "-20,00")
                        .param("motif", "<b>Geste</b>")
                        .param("total", "120.00"))
                .andExpect(redirectedUrl("/bureau/frais/" + id));

        shows(
                "/bureau/frais/" + id,
                stringContainsInOrder(
                        "120,00",
                        "Frais Fixes de décembre 2026",
                        "&lt;b&gt;Geste&lt;/b&gt;",
                        "gestionnaire",
                        "Correction du gestionnaire",
                        "-20,00",
                        "100,00",
                        "Porter la correction"));
        shows(
                "/bureau/frais",
                stringContainsInOrder(
                        "Frais Fixes (art. 6)",
                        "Correction : Frais Fixes (art. 6)",
                        "-20,00",
                        "Total HT",
                        "100,00",
                        "20,00",
                        "120,00"));
    }

    @Test
    void sayWhyACorrectionIsRefusedAndKeepWhatWasTyped() throws Exception {
        charge(numbered("ABO-1"));

        browser.perform(post("/bureau/frais/{id}/corrections", only().id())
                        .with(csrf())
                        .param("montant", "-120,01")
                        .param("motif", "Geste"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(stringContainsInOrder("Il ne reste que 120,00", "-120,01", "Geste")));
        browser.perform(post("/bureau/frais/{id}/corrections", only().id())
                        .with(csrf())
                        .param("montant", "vingt"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Le montant « vingt » ne peut pas être lu")));
    }

    @Test
    void areNotThereForAChargeThatIsNotThere() throws Exception {
        browser.perform(get("/bureau/frais/{id}", 4711)).andExpect(status().isNotFound());
        browser.perform(post("/bureau/frais/{id}/corrections", 4711)
                        .with(csrf())
                        .param("montant", "1")
                        .param("motif", "x"))
                .andExpect(status().isNotFound());
    }

    @Test
    @WithMockUser(roles = "PROCESS_OWNER")
    void areReadAndNotCorrectedByOthersOfTheStaff() throws Exception {
        charge(numbered("ABO-1"));

        shows("/bureau/frais/" + only().id(), not(containsString("Porter la correction")));
        browser.perform(post("/bureau/frais/{id}/corrections", only().id())
                        .with(csrf())
                        .param("montant", "-1")
                        .param("motif", "x"))
                .andExpect(status().isForbidden());
    }

    private void charge(ASubscription... subscriptions) {
        portfolios.receive(subscriptions);
        runs.openFirst();
        var december = YearMonth.of(2026, 12);
        clock.moveTo(december.atDay(1));
        runs.begin(december);
        monthlyCharging.charge(december);
    }

    private Charge only() {
        return charges.list(ChargeFilter.everything(), 0, 10).stream()
                .filter(charge -> !charge.isCorrection())
                .findFirst()
                .orElseThrow();
    }

    private void shows(String page, Matcher<String> expected) throws Exception {
        browser.perform(get(page))
                .andExpect(status().isOk())
                .andExpect(content().string(expected));
    }
}
