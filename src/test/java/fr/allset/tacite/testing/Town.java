package fr.allset.tacite.testing;

import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscription;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscriptions;

import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Accepted;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.boot.test.context.TestComponent;

/**
 * Who lives in the tests: two customers with a client's login each, and one login for each role of the staff. {@code ABO-A1} and
 * {@code ABO-A2} are of the Ateliers (CLI-A), {@code ABO-B1} is of the Brasserie (CLI-B); 120 € a month from 1 March 2025, 36 months.
 */
@TestComponent
public class Town {

    public static final String PASSWORD = "seize-lettres-au-moins";
    public static final String MANAGER = "gestionnaire";
    public static final String SUPPORT = "support";
    public static final String OWNER = "pilote";
    public static final String ADMIN = "administratrice";
    public static final String CLIENT_A = "cli-a";
    public static final String CLIENT_B = "cli-b";

    private final Logins logins;
    private final Portfolio portfolio;
    private final ManagementService management;

    Town(Logins logins, Portfolio portfolio, ManagementService management) {
        this.logins = logins;
        this.portfolio = portfolio;
        this.management = management;
    }

    public void settle() {
        login(MANAGER, Role.ACCOUNT_MANAGER, Optional.empty());
        login(SUPPORT, Role.SUPPORT, Optional.empty());
        login(OWNER, Role.PROCESS_OWNER, Optional.empty());
        login(ADMIN, Role.ADMIN, Optional.empty());
        take(
                subscription("ABO-A1").ofCustomer("CLI-A"),
                subscription("ABO-A2")
                        .ofCustomer("CLI-A")
                        .with("site_code", "NANTES")
                        .with("site_name", "Atelier de Nantes"),
                subscription("ABO-B1")
                        .ofCustomer("CLI-B")
                        .with("client_name", "Brasserie du Levant")
                        .with("contact_email", "zoe@brasserie.example")
                        .with("contact_name", "Zoé Lefèvre"));
        login(CLIENT_A, Role.CLIENT, Optional.of("CLI-A"));
        login(CLIENT_B, Role.CLIENT, Optional.of("CLI-B"));
    }

    /** Imports subscriptions and lets their lives begin. */
    public void take(PortfolioCsv.Row... rows) {
        var result = portfolio.importFiles(PortfolioFiles.of(subscriptions(rows).source(), null, null), "test");
        if (!(result instanceof Accepted)) {
            throw new IllegalArgumentException(result.toString());
        }
        runJobs();
    }

    public void takeFees(PortfolioCsv.Row... rows) {
        var result = portfolio.importFiles(
                PortfolioFiles.of(null, PortfolioCsv.fees(rows).source(), null), "test");
        if (!(result instanceof Accepted)) {
            throw new IllegalArgumentException(result.toString());
        }
        runJobs();
    }

    /** Does what is due now, and what that makes due. */
    public void runJobs() {
        for (var due = management.createJobQuery().executable().list();
                !due.isEmpty();
                due = management.createJobQuery().executable().list()) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private void login(String username, Role role, Optional<String> customer) {
        if (logins.find(username).isEmpty()) {
            logins.create(username, username, role, customer, PASSWORD);
        } else {
            logins.enable(username, true);
        }
    }
}
