package fr.allset.tacite.desk;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.subscription.ReadingChoices;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Rejected;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two contracts of one day: 120,00 € a month from 1 March 2025 for 36 months. A termination takes effect on 16 February 2028,
 * 14 days before the term.
 */
@ServedTaciteTest
@DisplayName("How a contract is read")
class ReadingPagesTest {

    private static final String FULL = "ABO-1";
    private static final String PRORATED = "ABO-2";
    private static final LocalDate LEAVING = LocalDate.of(2028, 2, 16);
    private static final Actor STAFF = new Actor(MANAGER, Optional.empty());

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    Portfolios portfolios;

    @Autowired
    TerminationHandling terminations;

    @Autowired
    ReadingChoices choices;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    SetupHandling setups;

    @BeforeEach
    void twoContracts() {
        town.settle();
        portfolios.hold(numbered(FULL).reading(""), numbered(PRORATED).reading("T01=prorata_days; D41=indemnity"));
    }

    private Euros leaving(String subscription) {
        return terminations
                .estimate(new TerminationRequest(List.of(subscription), LEAVING), STAFF)
                .total();
    }

    @Test
    void isChosenWhenItIsImported() {
        // 50 % of a month that has begun, or of 14 of its 29 days
        assertThat(leaving(FULL)).isEqualTo(Euros.of("60.00"));
        assertThat(leaving(PRORATED)).isEqualTo(Euros.of("28.97"));
        assertThat(choices.of(FULL)).isEmpty();
        assertThat(choices.of(PRORATED))
                .singleElement()
                .returns("partMonth=prorata_days;creditNature=indemnity", ReadingChoices.Choice::agreedReadings)
                .returns("gestionnaire", ReadingChoices.Choice::by);
    }

    @Test
    void isNotMixedInOneQuote() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> terminations.estimate(new TerminationRequest(List.of(FULL, PRORATED), LEAVING), STAFF))
                .returns("several-terms", Refusal::code);
    }

    @Test
    void isNamedWhereTheRegisterDoesNotHaveIt() {
        assertThat(imported(PortfolioCsv.subscription("ABO-3").with("readings", "T01=half; D99=1")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.toString()).contains("unknown-readings", "T01=half ; D99=1"));
    }

    @Test
    void isNotChangedByAnotherImport() {
        assertThat(imported(PortfolioCsv.subscription(PRORATED).with("readings", "")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.toString()).contains("stored-otherwise"));
        assertThat(imported(PortfolioCsv.subscription(PRORATED)))
                .as("a file without the column says nothing of it")
                .isInstanceOf(PortfolioImportResult.Accepted.class);
    }

    @Test
    void isChosenWhenItIsSetUp() {
        var setup = setups.open(
                ARequest.ofANewCustomer().with("readings", "D20=calendar_month").request(), MANAGER);

        assertThat(setup.agreedTerms().readings().stored()).isEqualTo("capWindow=calendar_month");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> setups.open(
                        ARequest.ofANewCustomer().with("readings", "D20=weekly").request(), MANAGER))
                .returns("readings-unknown", Refusal::code);
    }

    @Test
    void isAmendedWithAReasonAndOffersNothingOnTheFormerReadings() {
        var quote = terminations.request(new TerminationRequest(List.of(FULL), LEAVING), STAFF, null);

        var answer = sent(FULL, "partMonth=prorata_days&requestDeadline=45&motif=Avenant+du+20+novembre");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(leaving(FULL)).isEqualTo(Euros.of("28.97"));
        assertThat(terminations.find(quote.number()).status()).isEqualTo(QuoteStatus.STALE);
        assertThat(choices.of(FULL))
                .singleElement()
                .returns("partMonth=prorata_days;requestDeadline=45", ReadingChoices.Choice::agreedReadings)
                .returns("Avenant du 20 novembre", ReadingChoices.Choice::reason)
                .returns(MANAGER, ReadingChoices.Choice::by);
        assertThat(manager().get(page(FULL)).body()).contains("Avenant du 20 novembre", "T01");
    }

    @Test
    void isNotAmendedWhileSomethingIsWrongAndAllOfItIsSaid() {
        var answer = sent(FULL, "partMonth=half&motif=");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("partMonth=half", "motif");
        assertThat(choices.of(FULL)).isEmpty();
        assertThat(subscriptions.find(FULL).orElseThrow().agreedReadings()).isEmpty();
    }

    /** The staff's pages are French: what comes from the messages, too. */
    @Test
    void isReadInFrenchWhateverTheBrowserSpeaks() {
        var english = manager().with("Accept-Language", "en");

        assertThat(english.get(page(FULL)).body()).contains("Mois commencé").doesNotContain("A month begun");
    }

    @Test
    void saysTheSameOnce() {
        sent(PRORATED, "partMonth=prorata_days&creditNature=indemnity&motif=Encore");

        assertThat(choices.of(PRORATED)).hasSize(1);
    }

    private PortfolioImportResult imported(PortfolioCsv.Row row) {
        return portfolios.importFiles(
                PortfolioFiles.of(PortfolioCsv.subscriptions(row).source(), null, null));
    }

    private Caller manager() {
        return Caller.browser(port).logIn(MANAGER, PASSWORD);
    }

    private Caller.Answer sent(String subscription, String fields) {
        var manager = manager();
        return manager.form(
                page(subscription), fields + "&_csrf=" + Caller.encoded(manager.pageToken(page(subscription))));
    }

    private static String page(String subscription) {
        return "/bureau/abonnements/" + subscription + "/lectures";
    }
}
