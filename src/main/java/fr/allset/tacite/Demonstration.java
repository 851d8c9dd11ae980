package fr.allset.tacite;

import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.startup.StartUpStep;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database before the port opens. The first passwords are printed to the console once, and not into the log; the
 * variable {@code TACITE_DEMO_PASSWORD} sets one for all of them.
 */
@Component
@ConditionalOnProperty("tacite.demo")
class Demonstration extends StartUpStep {

    private static final int EVERY_CUSTOMER = 200;

    private final Portfolio portfolio;
    private final Subscriptions subscriptions;
    private final Logins logins;
    private final MicrosoftReading microsoft;
    private final TransactionTemplate transaction;
    private final String chosenPassword;
    private final String port;

    Demonstration(
            Portfolio portfolio,
            Subscriptions subscriptions,
            Logins logins,
            MicrosoftReading microsoft,
            TransactionTemplate transaction,
            @Value("${TACITE_DEMO_PASSWORD:}") String chosenPassword,
            Environment environment) {
        super(Order.FIRST_LOGINS);
        this.portfolio = portfolio;
        this.subscriptions = subscriptions;
        this.logins = logins;
        this.microsoft = microsoft;
        this.transaction = transaction;
        this.chosenPassword = chosenPassword;
        this.port = environment.getProperty("server.port", "8080");
    }

    @Override
    protected void prepare() {
        if (logins.all().isEmpty()) {
            var created = new ArrayList<FirstLogin>();
            transaction.executeWithoutResult(all -> fill(created));
            print(created);
        }
    }

    private void fill(List<FirstLogin> created) {
        var result = portfolio.importFiles(
                PortfolioFiles.of(
                        new ClassPathResource("demo/subscriptions.csv"),
                        new ClassPathResource("demo/fees.csv"),
                        new ClassPathResource("demo/usage.csv")),
                "demo");
        if (result instanceof Rejected rejected) {
            throw new IllegalStateException("The demo portfolio is not fit for import: " + rejected.badCells());
        }
        created.add(create("gestionnaire", "Gestionnaire de comptes", Role.ACCOUNT_MANAGER, Optional.empty()));
        // whoever has assessed a change does not review it
        created.add(create("relectrice", "Seconde gestionnaire de comptes", Role.ACCOUNT_MANAGER, Optional.empty()));
        created.add(create("support", "Support", Role.SUPPORT, Optional.empty()));
        created.add(create("pilote", "Pilote de processus", Role.PROCESS_OWNER, Optional.empty()));
        created.add(create("admin", "Administrateur du système", Role.ADMIN, Optional.empty()));
        subscriptions.page(new SubscriptionFilter(Optional.empty(), ""), 0, EVERY_CUSTOMER).entries().stream()
                .map(Subscription::customer)
                .distinct()
                .forEach(customer -> created.add(create(
                        username(customer), customer.contactName(), Role.CLIENT, Optional.of(customer.number()))));
        // invented announcements, and whom they concern: read once Tacite runs
        microsoft.askFor("demo");
    }

    private static String username(Customer customer) {
        return customer.number().toLowerCase(Locale.ROOT);
    }

    private FirstLogin create(String username, String displayName, Role role, Optional<String> customer) {
        var password = chosenPassword.isEmpty() ? logins.newPassword() : chosenPassword;
        logins.create(username, displayName, role, customer, password);
        return new FirstLogin(username, displayName, password);
    }

    private record FirstLogin(String username, String displayName, String password) {}

    /** To the console, where the one who starts Tacite reads; a log is kept and read by others. */
    private void print(List<FirstLogin> created) {
        var text = new StringBuilder(
                        "\n  Tacite : le portefeuille de démonstration est en place.\n\n  Adresse : http://localhost:")
                .append(port)
                .append("/\n\n")
                .append(
                        chosenPassword.isEmpty()
                                ? "  Premiers mots de passe (affichés cette seule fois) :\n"
                                : "  Mot de passe de tous les accès : celui de TACITE_DEMO_PASSWORD.\n");
        for (var login : created) {
            text.append("    %-14s %-22s %s%n"
                    .formatted(
                            login.username(), chosenPassword.isEmpty() ? login.password() : "", login.displayName()));
        }
        System.out.println(text);
    }
}
