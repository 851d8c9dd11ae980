package fr.allset.tacite.subscription.portfolio;

import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.fee;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.fees;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscription;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscriptions;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.usage;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.FixedFeesChanged;
import fr.allset.tacite.subscription.PortfolioImported;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.UsageAgreements;
import fr.allset.tacite.subscription.UsageRecorded;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Accepted;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Counts;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Rejected;
import fr.allset.tacite.testing.AsyncJobs;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** An import — takes over everything or nothing, and never rewrites what is stored. */
@TaciteTest
@RecordApplicationEvents
class PortfolioImportTest {

    private static final List<String> FACTS =
            List.of("customer", "customer_site", "subscription", "fixed_fee", "usage_fee");

    @Autowired
    private Portfolio portfolio;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private UsageAgreements agreements;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MessageSource messages;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private ManagementService engineJobs;

    @Test
    void takesOverSubscriptionsFeesAndUsage() {
        var accepted = accepted(
                subscriptions(subscription("ABO-1"), subscription("ABO-2")),
                fees(fee("ABO-1", "2026-03-01", "130,5")),
                usage(used("ABO-2", "2026-10", "14.20")));

        assertThat(accepted.counts())
                .isEqualTo(Map.of(
                        PortfolioFile.SUBSCRIPTIONS, new Counts(2, 0, 0),
                        PortfolioFile.FEES, new Counts(1, 0, 0),
                        PortfolioFile.USAGE, new Counts(1, 0, 0)));
        var first = stored("ABO-1");
        assertThat(first.customer().name()).isEqualTo("Ateliers du Ponant");
        assertThat(first.customer().kind()).isEqualTo(CustomerKind.PROFESSIONAL);
        assertThat(first.customer().siren()).isEqualTo("290004175");
        assertThat(first.site().address()).isEqualTo("14 quai des Tonneliers, 29200 Brest");
        assertThat(first.components()).containsExactly(Component.EXCHANGE_ONLINE, Component.SHAREPOINT_ONLINE);
        assertThat(first.serviceStartDate()).isEqualTo("2025-03-01");
        assertThat(first.calendar().initialEnd()).isEqualTo("2028-03-01");
        assertThat(first.initialFee()).isEqualTo(Euros.of("300"));
        assertThat(first.termsVersion()).isEqualTo("CP-O365-1");
        assertThat(first.endedOn()).isNull();
        assertThat(first.fixedFees().feeOn(LocalDate.of(2026, 2, 28))).isEqualTo(Euros.of("120"));
        assertThat(first.fixedFees().feeOn(LocalDate.of(2026, 3, 1))).isEqualTo(Euros.of("130.50"));
        assertThat(jdbc.sql(
                                "select cents from usage_fee where subscription_number = 'ABO-2' and usage_month = '2026-10'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1420);
    }

    @Test
    void leavesNoStagedRowsBehind() {
        accepted(subscriptions(subscription("ABO-1")), null, null);
        rejected(subscriptions(subscription("ABO-2").with("monthly_fixed_fee", "-1")), null, null);

        assertThat(rows("portfolio_row")).isZero();
    }

    @Test
    void announcesNewSubscriptionsOnceAndLetsTheirLifecyclesStartInParts() {
        var accepted = accepted(
                subscriptions(subscription("ABO-3"), subscription("ABO-1"), subscription("ABO-2")), null, null);

        assertThat(events.stream(PortfolioImported.class))
                .containsExactly(new PortfolioImported(accepted.importId(), 3));
        assertThat(subscriptions.awaitingLifecycle(2)).containsExactly("ABO-1", "ABO-2");
        List.of("ABO-1", "ABO-2").forEach(subscriptions::beginLifecycle);
        assertThat(subscriptions.awaitingLifecycle(2)).containsExactly("ABO-3");
    }

    @Test
    void changesNothingTheSecondTime() {
        var files = PortfolioFiles.of(
                subscriptions(subscription("ABO-1")).source(),
                fees(fee("ABO-1", "2026-03-01", "130")).source(),
                usage(used("ABO-1", "2026-10", "14.20")).source());
        portfolio.importFiles(files, "gestionnaire");
        var before = everything();
        events.clear();

        var again = (Accepted) portfolio.importFiles(files, "gestionnaire");

        assertThat(again.counts().values())
                .allSatisfy(counts -> assertThat(counts).isEqualTo(new Counts(0, 0, 1)));
        assertThat(everything()).isEqualTo(before);
        assertThat(events.stream(PortfolioImported.class)).isEmpty();
        assertThat(events.stream(FixedFeesChanged.class)).isEmpty();
    }

    @Test
    void takesOverNothingWhenOneCellIsBad() {
        var rejected = rejected(
                subscriptions(
                        subscription("ABO-1"),
                        subscription("ABO-2"),
                        subscription("ABO-3"),
                        subscription("ABO-4"),
                        subscription("ABO-5"),
                        subscription("ABO-6").with("service_start_date", "31/02/2026")),
                fees(fee("ABO-1", "2026-03-01", "130")),
                null);

        assertThat(rejected.total()).isEqualTo(1);
        var cell = rejected.badCells().get(0);
        assertThat(cell.row()).isEqualTo(7);
        assertThat(cell.column()).isEqualTo("service_start_date");
        assertThat(cell.value()).isEqualTo("31/02/2026");
        assertThat(messages.getMessage(cell, Locale.FRENCH)).isEqualTo("Ce jour n'existe pas au calendrier.");
        assertThat(messages.getMessage(cell, Locale.ENGLISH)).isEqualTo("This day does not exist in the calendar.");
        assertThat(FACTS).allSatisfy(table -> assertThat(rows(table)).isZero());
        assertThat(rows("portfolio_import")).isZero();
        assertThat(events.stream(PortfolioImported.class)).isEmpty();
    }

    @Test
    void listsWhatIsWrongInAllThreeFiles() {
        var rejected = rejected(
                subscriptions(subscription("ABO-1").with("components", "Word Perfect")),
                fees(fee("ABO-1", "2025-03-01", "1"), fee("ABO-9", "2026-03-01", "1")),
                usage(used("ABO-1", "2025-02", "1"), used("ABO-1", "2025-03", "-1")));

        assertThat(rejected.badCells())
                .extracting(BadCell::file, BadCell::row, BadCell::column, BadCell::reason)
                .containsExactly(
                        tuple(PortfolioFile.SUBSCRIPTIONS, 2, "components", "unknown-component"),
                        tuple(PortfolioFile.FEES, 2, "from", "not-after-start"),
                        tuple(PortfolioFile.FEES, 3, "subscription_number", "unknown-subscription"),
                        tuple(PortfolioFile.USAGE, 2, "month", "before-start"),
                        tuple(PortfolioFile.USAGE, 3, "usage_fee", "negative"));
    }

    @Test
    void namesTheFirstRowOfANumberThatIsThereTwice() {
        var rejected = rejected(
                subscriptions(subscription("ABO-1"), subscription("ABO-2"), subscription("ABO-1")), null, null);

        assertThat(rejected.badCells())
                .extracting(BadCell::row, BadCell::column, BadCell::reason)
                .containsExactly(tuple(4, "subscription_number", "twice-in-file"));
        assertThat(messages.getMessage(rejected.badCells().get(0), Locale.FRENCH))
                .isEqualTo("Ce numéro d'abonnement figure déjà à la ligne 2.");
    }

    @Test
    void refusesACustomerAndASiteThatAreDescribedInTwoWays() {
        var rejected = rejected(
                subscriptions(
                        subscription("ABO-1"),
                        subscription("ABO-2").with("client_name", "Ateliers du Levant"),
                        subscription("ABO-3").with("site_address", "Ailleurs"),
                        subscription("ABO-4").ofCustomer("CLI-002").with("client_name", "Ateliers du Levant")),
                null,
                null);

        assertThat(rejected.badCells())
                .extracting(BadCell::row, BadCell::column, BadCell::reason)
                .containsExactly(
                        tuple(3, "client_name", "differs-within-file"),
                        tuple(4, "site_address", "differs-within-file"));
        assertThat(messages.getMessage(rejected.badCells().get(0), Locale.FRENCH))
                .isEqualTo(
                        "La ligne 2 du même fichier dit « Ateliers du Ponant » pour la même valeur de client_number.");
    }

    @Test
    void neverRewritesTheFactsOfAContract() {
        accepted(subscriptions(subscription("ABO-1")), null, null);
        var before = everything();

        var rejected = rejected(
                subscriptions(subscription("ABO-1")
                        .with("site_code", "LORIENT")
                        .with("components", "Lync Online")
                        .with("service_start_date", "2025-03-02")
                        .with("initial_period_months", "12")
                        .with("monthly_fixed_fee", "1")
                        .with("initial_fee", "2")),
                null,
                null);

        assertThat(rejected.badCells())
                .extracting(BadCell::column)
                .containsExactlyInAnyOrder(
                        "site_code",
                        "components",
                        "service_start_date",
                        "initial_period_months",
                        "monthly_fixed_fee",
                        "initial_fee");
        assertThat(rejected.badCells())
                .extracting(cell -> messages.getMessage(cell, Locale.FRENCH))
                .contains(
                        "Déjà enregistré pour ABO-1 avec « 120.00 » : l'import ne récrit pas l'histoire.",
                        "Déjà enregistré pour ABO-1 avec « Exchange Online|SharePoint Online » : l'import ne récrit pas l'histoire.");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void doesNotMoveASubscriptionToAnotherCustomerNorACustomerToAnotherCompany() {
        accepted(subscriptions(subscription("ABO-1")), null, null);

        assertThat(rejected(subscriptions(subscription("ABO-1").ofCustomer("CLI-002")), null, null)
                        .badCells())
                .extracting(BadCell::column)
                .containsExactly("client_number");
        assertThat(rejected(subscriptions(subscription("ABO-2").with("siren", "290012830")), null, null)
                        .badCells())
                .extracting(BadCell::column)
                .containsExactly("siren");
        assertThat(rejected(subscriptions(subscription("ABO-2").with("client_kind", "non_professional")), null, null)
                        .badCells())
                .extracting(BadCell::column)
                .containsExactly("client_kind");
    }

    @Test
    void takesOverANewContactNameAndAddress() {
        accepted(subscriptions(subscription("ABO-1"), subscription("ABO-2")), null, null);

        var accepted = accepted(
                subscriptions(subscription("ABO-1")
                        .with("contact_email", "direction@ateliers-du-ponant.example")
                        .with("site_address", "1 rue Neuve")),
                null,
                null);

        assertThat(accepted.counts().get(PortfolioFile.SUBSCRIPTIONS)).isEqualTo(new Counts(0, 1, 0));
        assertThat(stored("ABO-2").customer().contactEmail()).isEqualTo("direction@ateliers-du-ponant.example");
        assertThat(stored("ABO-2").site().address()).isEqualTo("1 rue Neuve");
    }

    @Test
    void addsTheSirenThatAnAssociationDidNotHave() {
        var choir = subscription("ABO-1").with("client_kind", "non_professional");
        accepted(subscriptions(choir.with("siren", "")), null, null);

        assertThat(accepted(subscriptions(choir), null, null).counts().get(PortfolioFile.SUBSCRIPTIONS))
                .isEqualTo(new Counts(0, 1, 0));
        assertThat(stored("ABO-1").customer().siren()).isEqualTo("290004175");
    }

    @Test
    void announcesTheSubscriptionsWhoseFeesHaveChanged() {
        accepted(
                subscriptions(subscription("ABO-1"), subscription("ABO-2"), subscription("ABO-3")),
                fees(fee("ABO-3", "2026-03-01", "130")),
                null);
        assertThat(events.stream(FixedFeesChanged.class)).isEmpty();

        accepted(
                null,
                fees(
                        fee("ABO-2", "2026-03-01", "130"),
                        fee("ABO-1", "2026-03-01", "130"),
                        fee("ABO-1", "2027-03-01", "140"),
                        fee("ABO-3", "2026-03-01", "130")),
                null);

        assertThat(events.stream(FixedFeesChanged.class))
                .containsExactly(new FixedFeesChanged(List.of("ABO-1", "ABO-2")));
    }

    @Test
    void refusesAnotherAmountForAFeeOrAMonthThatIsStored() {
        accepted(
                subscriptions(subscription("ABO-1")),
                fees(fee("ABO-1", "2026-03-01", "130")),
                usage(used("ABO-1", "2026-10", "5")));

        var rejected = rejected(null, fees(fee("ABO-1", "2026-03-01", "131")), usage(used("ABO-1", "2026-10", "6")));

        assertThat(rejected.badCells())
                .extracting(BadCell::file, BadCell::column, BadCell::reason)
                .containsExactly(
                        tuple(PortfolioFile.FEES, "monthly_fixed_fee", "stored-otherwise"),
                        tuple(PortfolioFile.USAGE, "usage_fee", "stored-otherwise"));
    }

    @Test
    void saysOfAContractWhetherItHasUsageFeesOnceAndForAll() {
        accepted(subscriptions(subscription("ABO-1"), subscription("ABO-2").with("usage_fees", "Non")), null, null);
        assertThat(agreements.find("ABO-1")).isEmpty();
        assertThat(agreements.without(List.of("ABO-1", "ABO-2"))).containsExactly("ABO-2");

        accepted(subscriptions(subscription("ABO-1").with("usage_fees", "no")), null, null);
        assertThat(agreements.without(List.of("ABO-1", "ABO-2"))).containsExactlyInAnyOrder("ABO-1", "ABO-2");
        assertThat(events.stream(UsageRecorded.class))
                .singleElement()
                .satisfies(
                        recorded -> assertThat(recorded.subscriptionNumbers()).containsExactly("ABO-1"));

        var rejected = rejected(
                subscriptions(
                        subscription("ABO-1").with("usage_fees", "yes"),
                        subscription("ABO-3").with("usage_fees", "x")),
                null,
                null);
        assertThat(rejected.badCells())
                .extracting(BadCell::column, BadCell::reason)
                .contains(tuple("usage_fees", "not-yes-or-no"));
        rejected = rejected(subscriptions(subscription("ABO-1").with("usage_fees", "yes")), null, null);
        assertThat(rejected.badCells())
                .extracting(BadCell::column, BadCell::reason)
                .containsExactly(tuple("usage_fees", "stored-otherwise"));
    }

    @Test
    void takesNoUsageOfAContractThatHasNone() {
        accepted(subscriptions(subscription("ABO-1").with("usage_fees", "no"), subscription("ABO-2")), null, null);

        var rejected = rejected(
                subscriptions(subscription("ABO-3").with("usage_fees", "no")),
                null,
                usage(
                        used("ABO-1", "2026-10", "14.20"),
                        used("ABO-1", "2026-09", "0.00"),
                        used("ABO-3", "2026-10", "3.00")));

        assertThat(rejected.badCells())
                .extracting(BadCell::file, BadCell::row, BadCell::reason)
                .containsExactly(
                        tuple(PortfolioFile.USAGE, 2, "usage-not-agreed"),
                        tuple(PortfolioFile.USAGE, 4, "usage-not-agreed"));
        accepted(null, null, usage(used("ABO-2", "2026-10", "14.20")));
        assertThat(rejected(subscriptions(subscription("ABO-2").with("usage_fees", "no")), null, null)
                        .badCells())
                .extracting(BadCell::column, BadCell::reason)
                .containsExactly(tuple("usage_fees", "usage-on-record"));
    }

    @Test
    void refusesTwoAmountsForOneDayInOneFileAndTakesTheSameAmountOnce() {
        accepted(subscriptions(subscription("ABO-1")), null, null);

        assertThat(rejected(null, fees(fee("ABO-1", "2026-03-01", "130"), fee("ABO-1", "2026-03-01", "131")), null)
                        .badCells())
                .extracting(BadCell::row, BadCell::reason)
                .containsExactly(tuple(3, "differs-within-file"));
        assertThat(accepted(null, fees(fee("ABO-1", "2026-03-01", "130"), fee("ABO-1", "01/03/2026", "130,00")), null)
                        .counts()
                        .get(PortfolioFile.FEES))
                .isEqualTo(new Counts(1, 0, 1));
    }

    @Test
    void givesASubscriptionThatHasEndedNoNewFees() {
        accepted(subscriptions(subscription("ABO-1")), fees(fee("ABO-1", "2026-03-01", "130")), null);
        AsyncJobs.runAll(engineJobs);
        subscriptions.end("ABO-1", LocalDate.of(2026, 11, 1), EndCause.TERMINATION);

        var rejected = rejected(
                null,
                fees(fee("ABO-1", "2026-03-01", "130"), fee("ABO-1", "2026-10-01", "140")),
                usage(used("ABO-1", "2026-10", "5"), used("ABO-1", "2026-11", "5")));

        assertThat(rejected.badCells())
                .extracting(BadCell::file, BadCell::row, BadCell::reason)
                .containsExactly(
                        tuple(PortfolioFile.FEES, 3, "subscription-ended"),
                        tuple(PortfolioFile.USAGE, 3, "subscription-ended"));
    }

    @Test
    void takesTheSameFilesOverOnceWhenTheyComeTwiceAtTheSameTime() throws Exception {
        var rows = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> subscription("ABO-" + i))
                .toArray(PortfolioCsv.Row[]::new);
        var files = PortfolioFiles.of(subscriptions(rows).source(), null, null);
        var together = new CyclicBarrier(2);
        Callable<PortfolioImportResult> one = () -> {
            together.await();
            return portfolio.importFiles(files, "gestionnaire");
        };

        var threads = Executors.newFixedThreadPool(2);
        try {
            var both = List.of(threads.submit(one), threads.submit(one));

            assertThat(List.of(both.get(0).get(), both.get(1).get()))
                    .allSatisfy(result -> assertThat(result).isInstanceOf(Accepted.class))
                    .extracting(result -> ((Accepted) result).counts().get(PortfolioFile.SUBSCRIPTIONS))
                    .containsExactlyInAnyOrder(new Counts(300, 0, 0), new Counts(0, 0, 300));
        } finally {
            threads.shutdownNow();
        }
        assertThat(rows("subscription")).isEqualTo(300);
        assertThat(rows("fixed_fee")).isEqualTo(300);
    }

    @Test
    void takesOverTheDemoPortfolioOfWhichEveryBranchOfArticleFiveCanBeShown() {
        var accepted = (Accepted)
                portfolio.importFiles(PortfolioFiles.of(demo("subscriptions"), demo("fees"), demo("usage")), "demo");
        var today = LocalDate.of(2026, 11, 23);

        assertThat(accepted.counts().values())
                .allSatisfy(counts -> assertThat(counts.added()).isPositive());
        var all = subscriptions.findAll(
                jdbc.sql("select number from subscription").query(String.class).list());
        assertThat(all).hasSize(40);
        assertThat(all.stream().map(s -> s.customer().number()).distinct()).hasSize(14);
        assertThat(all.stream()
                        .filter(s -> s.customer().kind() == CustomerKind.NON_PROFESSIONAL)
                        .map(s -> s.customer().number())
                        .distinct())
                .hasSize(2);
        assertThat(all).allSatisfy(s -> assertThat(s.customer().contactEmail()).endsWith(".example"));
        assertThat(all.stream()
                        .filter(s -> s.customer().number().equals("CLI-001"))
                        .map(s -> s.site().code())
                        .distinct())
                .hasSize(3);

        assertThat(all).anySatisfy(s -> assertThat(s.calendar().periodOn(today)).isEmpty());
        assertThat(all)
                .anySatisfy(
                        s -> assertThat(s.serviceStartDate().getDayOfMonth()).isEqualTo(31));
        assertThat(all).anySatisfy(s -> assertThat(s.serviceStartDate()).isEqualTo("2024-02-29"));
        assertThat(all).anySatisfy(s -> assertThat(s.fixedFees().fees()).hasSizeGreaterThan(2));
        assertThat(all)
                .anySatisfy(s -> assertThat(s.fixedFees().changeAfter(today)).isNotNull());
        assertThat(all)
                .anySatisfy(s -> assertThat(inInitialPeriod(s, today) && s.initialPeriodMonths() < 12)
                        .isTrue());
        assertThat(all)
                .anySatisfy(s -> assertThat(inInitialPeriod(s, today)
                                && today.isBefore(s.calendar().firstYearEnd()))
                        .isTrue());
        for (int months : new int[] {24, 36, 48, 60}) {
            assertThat(all)
                    .as("beyond the first year of %s months", months)
                    .anySatisfy(s -> assertThat(inInitialPeriod(s, today)
                                    && s.initialPeriodMonths() == months
                                    && !today.isBefore(s.calendar().firstYearEnd()))
                            .isTrue());
        }
        for (int renewal = 1; renewal <= 5; renewal++) {
            int index = renewal;
            assertThat(all)
                    .as("renewal %s", index)
                    .anySatisfy(s -> assertThat(s.calendar().periodOn(today))
                            .hasValueSatisfying(
                                    period -> assertThat(period.renewalIndex()).isEqualTo(index)));
        }
        assertThat(all)
                .as("fewer than three months left in a renewal")
                .anySatisfy(s -> assertThat(s.calendar().periodOn(today)).hasValueSatisfying(period -> {
                    assertThat(period.renewalIndex()).isPositive();
                    assertThat(period.end()).isBefore(today.plusMonths(3));
                }));
    }

    private static boolean inInitialPeriod(Subscription subscription, LocalDate day) {
        return subscription.calendar().initialPeriod().contains(day);
    }

    private static ClassPathResource demo(String file) {
        return new ClassPathResource("demo/" + file + ".csv");
    }

    private Accepted accepted(
            @Nullable PortfolioCsv subscriptions, @Nullable PortfolioCsv fees, @Nullable PortfolioCsv usage) {
        var result = imported(subscriptions, fees, usage);
        assertThat(result).isInstanceOf(Accepted.class);
        return (Accepted) result;
    }

    private Rejected rejected(
            @Nullable PortfolioCsv subscriptions, @Nullable PortfolioCsv fees, @Nullable PortfolioCsv usage) {
        var result = imported(subscriptions, fees, usage);
        assertThat(result).isInstanceOf(Rejected.class);
        return (Rejected) result;
    }

    private PortfolioImportResult imported(
            @Nullable PortfolioCsv subscriptions, @Nullable PortfolioCsv fees, @Nullable PortfolioCsv usage) {
        return portfolio.importFiles(
                PortfolioFiles.of(
                        subscriptions == null ? null : subscriptions.source(),
                        fees == null ? null : fees.source(),
                        usage == null ? null : usage.source()),
                "gestionnaire");
    }

    private Subscription stored(String number) {
        return subscriptions.find(number).orElseThrow();
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private List<List<Map<String, Object>>> everything() {
        return FACTS.stream()
                .map(table -> jdbc.sql("select * from " + table + " order by 1, 2")
                        .query()
                        .listOfRows())
                .toList();
    }
}
