package fr.allset.tacite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Customers and their subscriptions, put in as the reseller's staff do: by files, through the real import. */
public final class Portfolios {

    private final Portfolio portfolio;
    private final RunningProcesses processes;

    Portfolios(Portfolio portfolio, RunningProcesses processes) {
        this.portfolio = portfolio;
        this.processes = processes;
    }

    /** They have come in, and each has its lifecycle. */
    public void hold(ASubscription... subscriptions) {
        receive(subscriptions);
        processes.executeAll("open-lifecycles", "StartLifecycles");
    }

    /** They have come in; the job that begins their lives has not run yet. */
    public void receive(ASubscription... subscriptions) {
        var rows = Stream.of(subscriptions).map(ASubscription::row).toArray(PortfolioCsv.Row[]::new);
        accepted(PortfolioFiles.of(PortfolioCsv.subscriptions(rows).source(), null, null));
    }

    /** The monthly fixed fee of a subscription changes, as a file of fees says. */
    public void changeFee(String subscription, LocalDate from, String euros) {
        accepted(feeChange(subscription, from, euros));
    }

    public PortfolioImportResult importFiles(PortfolioFiles files) {
        return portfolio.importFiles(files, "gestionnaire");
    }

    public static PortfolioFiles feeChange(String subscription, LocalDate from, String euros) {
        return PortfolioFiles.of(
                null,
                PortfolioCsv.fees(PortfolioCsv.fee(subscription, from.toString(), euros))
                        .source(),
                null);
    }

    private void accepted(PortfolioFiles files) {
        assertThat(importFiles(files)).isInstanceOf(PortfolioImportResult.Accepted.class);
    }
}
