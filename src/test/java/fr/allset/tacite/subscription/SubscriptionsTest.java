package fr.allset.tacite.subscription;

import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv.Row;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.testing.AsyncJobs;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The subscriptions — are found, locked in order, and end once. */
@TaciteTest
class SubscriptionsTest {

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private Portfolio portfolio;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ManagementService engineJobs;

    @Test
    void findsASubscriptionOfItsOwnCustomerAlone() {
        imported(1);

        assertThat(subscriptions.findOf("CLI-001", "ABO-0001")).isPresent();
        assertThat(subscriptions.findOf("CLI-002", "ABO-0001")).isEmpty();
        assertThat(subscriptions.findOf("CLI-001", "ABO-9999")).isEmpty();
    }

    @Test
    void readsManyInTheOrderOfTheirNumbersAndPassesOverUnknownOnes() {
        imported(1_200);

        var numbers = IntStream.rangeClosed(1, 1_300)
                .map(i -> 1_301 - i)
                .mapToObj("ABO-%04d"::formatted)
                .toList();

        assertThat(subscriptions.findAll(numbers))
                .hasSize(1_200)
                .extracting(Subscription::number)
                .isSorted();
        assertThat(subscriptions.findAll(List.of())).isEmpty();
    }

    @Test
    void listsAPageBeyondTheLastAsEmpty() {
        imported(1_200);

        var page = subscriptions.page(new SubscriptionFilter(Optional.of("CLI-001"), "brest"), 12, 100);

        assertThat(page.entries()).isEmpty();
        assertThat(page.total()).isEqualTo(1_200);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "d'études, Bureau d’études Martin",
                "BUREAU D’ETUDES, Bureau d’études Martin",
                "hotel, Hôtel du Port",
                "soeurs, Les Sœurs Le Goff"
            })
    void findsANameHoweverItIsWritten(String searched, String name) {
        portfolio.importFiles(
                PortfolioFiles.of(
                        PortfolioCsv.subscriptions(
                                        subscription("ABO-0001").with("client_name", name),
                                        subscription("ABO-0002").ofCustomer("CLI-002"))
                                .source(),
                        null,
                        null),
                "gestionnaire");

        assertThat(subscriptions
                        .page(new SubscriptionFilter(Optional.empty(), searched), 0, 10)
                        .entries())
                .extracting(Subscription::number)
                .containsExactly("ABO-0001");
    }

    @Test
    void endsOnce() {
        imported(1);
        AsyncJobs.runAll(engineJobs);

        assertThat(subscriptions.end("ABO-0001", LocalDate.of(2026, 12, 1), EndCause.TERMINATION))
                .isTrue();
        assertThat(subscriptions.end("ABO-0001", LocalDate.of(2027, 1, 1), EndCause.TERMINATION))
                .isFalse();
        assertThat(subscriptions.end("ABO-9999", LocalDate.of(2027, 1, 1), EndCause.TERMINATION))
                .isFalse();

        var ended = subscriptions.find("ABO-0001").orElseThrow();
        assertThat(ended.hasEndedOn(LocalDate.of(2026, 11, 30))).isFalse();
        assertThat(ended.hasEndedOn(LocalDate.of(2026, 12, 1))).isTrue();
    }

    @Test
    void locksWithinATransactionOnly() {
        assertThatThrownBy(() -> subscriptions.lock(List.of("ABO-0001")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void letsTheSecondWhoLocksSeeWhatTheFirstHasDone() throws Exception {
        imported(3);
        AsyncJobs.runAll(engineJobs);
        var locked = new CountDownLatch(1);
        var second = Executors.newSingleThreadExecutor();
        try {
            var seen = transaction.execute(first -> {
                subscriptions.lock(List.of("ABO-0002", "ABO-0001"));
                var waiting = second.submit(() -> {
                    locked.countDown();
                    return transaction.execute(then -> subscriptions
                            .lock(List.of("ABO-0001", "ABO-0003"))
                            .get(0)
                            .endedOn());
                });
                subscriptions.end("ABO-0001", LocalDate.of(2026, 12, 1), EndCause.TERMINATION);
                return waiting;
            });
            locked.await();

            assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("2026-12-01");
        } finally {
            second.shutdownNow();
        }
    }

    private void imported(int count) {
        var rows = IntStream.rangeClosed(1, count)
                .mapToObj(i -> subscription("ABO-%04d".formatted(i)))
                .toArray(Row[]::new);
        portfolio.importFiles(PortfolioFiles.of(PortfolioCsv.subscriptions(rows).source(), null, null), "gestionnaire");
    }
}
