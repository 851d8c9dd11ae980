package fr.allset.tacite.billing.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.Charge.Kind;
import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.ChargeWording;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.ManualCorrection;
import fr.allset.tacite.billing.MonthlyCharging;
import fr.allset.tacite.billing.MonthlyRuns;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.FixedFees;
import fr.allset.tacite.subscription.NewSubscription;
import fr.allset.tacite.subscription.ServiceStarted;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.UsageFees;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.terms.AgreedTerms;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Article 6 as it is lived. Today is 23 November 2026; Brest has come in by a file, in service since 2025 at 120 € a month, and is
 * charged by Tacite from December on.
 */
@TaciteTest
@DisplayName("The monthly charges")
class MonthlyChargesProcessTest {

    static final String BREST = "ABO-BREST";
    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    static final YearMonth JANUARY = YearMonth.of(2027, 1);
    static final YearMonth FEBRUARY = YearMonth.of(2027, 2);
    static final YearMonth MARCH = YearMonth.of(2027, 3);
    static final String MANAGER = "gestionnaire";

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    FixedFees fixedFees;

    @Autowired
    UsageFees usageFees;

    @Autowired
    MonthlyRuns runs;

    @Autowired
    MonthlyCharging monthlyCharging;

    @Autowired
    Charges charges;

    @Autowired
    ManualCorrection corrections;

    @Autowired
    ChargeWording sentences;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Nested
    @DisplayName("run")
    class Running {

        @Test
        void firstInTheMonthAfterTheFirstStartAndOnlyOnce() {
            runs.openFirst();
            runs.openFirst();

            assertThat(processes.all("monthly-charges")).singleElement().satisfies(open -> {
                assertThat(open.getBusinessKey()).isEqualTo("2026-12");
                assertThat(processes.job(open, "FirstOfTheMonth").getDuedate().toInstant())
                        .isEqualTo(Instant.parse("2026-11-30T23:00:00Z"));
            });
            assertThat(runs.lastBegun()).isEmpty();
            assertThat(runs.lastClosed()).isEmpty();
        }

        @Test
        void againWhenTheirInstanceWasLost() {
            runs.openFirst();
            runtime.deleteProcessInstance(
                    processes.running("monthly-charges", "2026-12").getId(), "by mistake");

            runs.openFirst();

            assertThat(processes.running("monthly-charges", "2026-12")).isNotNull();
        }

        @Test
        void chargeTheMonthInAdvanceAndOpenTheNext() {
            portfolios.receive(numbered(BREST));
            runs.openFirst();
            var process = processes.running("monthly-charges", "2026-12");

            charged(DECEMBER);

            assertThat(process)
                    .isEnded()
                    .hasPassedInOrder(
                            "MonthOpened",
                            "FirstOfTheMonth",
                            "BeginMonth",
                            "ChargeMonth",
                            "CloseMonth",
                            "MonthCharged");
            assertThat(lines(BREST))
                    .extracting(Charge::kind, Charge::month, Charge::amount, Charge::clause, Charge::chargedOn)
                    .containsExactly(tuple(Kind.FIXED_FEE, DECEMBER, Euros.of("120"), "6", LocalDate.of(2026, 12, 1)));
            assertThat(sentences.of(lines(BREST).get(0)))
                    .containsExactly(
                            "Frais Fixes de décembre 2026\u00a0: mois entier, 120,00\u00a0€" + " (art.\u00a06)");
            assertThat(runs.lastClosed()).contains(DECEMBER);
            assertThat(runs.find(DECEMBER).orElseThrow()).satisfies(run -> {
                assertThat(run.charged()).isEqualTo(1);
                assertThat(run.amount()).isEqualTo(Euros.of("120"));
            });
            assertThat(processes.running("monthly-charges", "2027-01")).isNotNull();
        }

        @Test
        void notChargeTheMonthInWhichAServiceCameInByAFile() {
            portfolios.receive(numbered(BREST));
            runs.openFirst();
            usageFees.record(BREST, NOVEMBER, Euros.of("35.20"), null, MANAGER);

            charged(DECEMBER);

            assertThat(charges.fixedFeesPayable(BREST, NOVEMBER)).isEmpty();
            assertThat(charges.usageFeesPayable(BREST, NOVEMBER)).isEmpty();
        }

        @Test
        void chargeTheUsageOfTheMonthBefore() {
            portfolios.receive(numbered(BREST));
            runs.openFirst();
            charged(DECEMBER);
            usageFees.record(BREST, DECEMBER, Euros.of("35.20"), null, MANAGER);
            assertThat(charges.usageFeesPayable(BREST, DECEMBER))
                    .as("not before the month is over")
                    .isEmpty();

            charged(JANUARY);

            assertThat(charges.usageFeesPayable(BREST, DECEMBER)).contains(Euros.of("35.20"));
            assertThat(charges.fixedFeesPayable(BREST, JANUARY)).contains(Euros.of("120"));
        }

        @Test
        void catchUpWhatWasMissedOneMonthAfterTheOther() {
            portfolios.receive(numbered(BREST));
            runs.openFirst();

            clock.moveTo(LocalDate.of(2027, 3, 10));
            var begun = 0;
            while (processes.find("monthly-charges", "2027-04").isEmpty()) {
                begun += processes.executeAll("monthly-charges", "FirstOfTheMonth")
                        + processes.executeAll("monthly-charges", "ChargeMonth");
                assertThat(begun).isLessThan(20);
            }

            assertThat(lines(BREST)).extracting(Charge::month).containsExactly(DECEMBER, JANUARY, FEBRUARY, MARCH);
            assertThat(lines(BREST)).extracting(Charge::amount).containsOnly(Euros.of("120"));
            assertThat(lines(BREST)).extracting(Charge::chargedOn).containsOnly(LocalDate.of(2027, 3, 10));
            assertThat(runs.all())
                    .extracting(run -> run.month().toString() + (run.closedAt() == null ? " open" : ""))
                    .containsExactly("2027-04 open", "2027-03", "2027-02", "2027-01", "2026-12");
        }

        @Test
        void chargeNothingTwiceWhenAStepIsRepeated() {
            portfolios.receive(numbered(BREST), numbered("ABO-NANTES"));
            runs.openFirst();
            charged(DECEMBER);
            usageFees.record(BREST, DECEMBER, Euros.of("35.20"), null, MANAGER);
            charged(JANUARY);
            var before = charges.list(ChargeFilter.everything(), 0, 100);

            monthlyCharging.charge(JANUARY);
            monthlyCharging.charge(DECEMBER);
            runs.begin(JANUARY);
            runs.close(JANUARY);

            assertThat(charges.list(ChargeFilter.everything(), 0, 100)).isEqualTo(before);
            assertThat(runs.find(JANUARY).orElseThrow().charged()).isEqualTo(3);
            assertThat(runs.all()).hasSize(3);
        }

        @Test
        void chargeSomeHundredsAtATime() {
            portfolios.receive(IntStream.rangeClosed(1, MonthlyCharging.AT_ONCE + 1)
                    .mapToObj(i -> numbered("ABO-%04d".formatted(i)))
                    .toArray(ASubscription[]::new));
            runs.openFirst();
            clock.moveTo(DECEMBER.atDay(1));
            var process = processes.running("monthly-charges", "2026-12");
            processes.execute(process, "FirstOfTheMonth");

            processes.execute(process, "ChargeMonth");
            assertThat(process).isNotEnded();
            assertThat(charges.fixedFeesPayable("ABO-0501", DECEMBER)).isEmpty();

            processes.execute(process, "ChargeMonth");
            assertThat(process).isEnded();
            assertThat(charges.fixedFeesPayable("ABO-0501", DECEMBER)).contains(Euros.of("120"));
            assertThat(runs.find(DECEMBER).orElseThrow().charged()).isEqualTo(MonthlyCharging.AT_ONCE + 1);
        }

        @Test
        void leaveOutWhatCostsNothingAndWhatHasEnded() {
            portfolios.hold(numbered(BREST).atMonthly("0.00"), numbered("ABO-FINI"));
            subscriptions.end("ABO-FINI", LocalDate.of(2026, 11, 24), EndCause.TERMINATION);
            runs.openFirst();

            charged(DECEMBER);

            assertThat(charges.list(ChargeFilter.everything(), 0, 10)).isEmpty();
        }

        @Test
        void chargeAPlannedLastMonthByItsDays() {
            portfolios.receive(numbered(BREST), numbered("ABO-TERME"));
            subscriptions.planEnd(List.of(BREST), LocalDate.of(2026, 12, 16));
            subscriptions.nonRenewFrom("ABO-TERME", LocalDate.of(2026, 12, 2));
            runs.openFirst();

            charged(DECEMBER);
            charged(JANUARY);

            assertThat(charges.fixedFeesPayable(BREST, DECEMBER)).contains(Euros.of("58.06"));
            assertThat(charges.fixedFeesPayable(BREST, JANUARY)).isEmpty();
            assertThat(charges.fixedFeesPayable("ABO-TERME", DECEMBER)).contains(Euros.of("3.87"));
        }
    }

    @Nested
    @DisplayName("when a service starts")
    class Starting {

        @Test
        void areTheInitialFeesOnceAndTheDaysLeftOfAMonthThatWasCharged() {
            runs.openFirst();
            charged(DECEMBER);
            clock.moveTo(LocalDate.of(2026, 12, 22));

            var number = commissioned(LocalDate.of(2026, 12, 22));

            assertThat(lines(number))
                    .extracting(Charge::kind, Charge::month, Charge::amount, Charge::source)
                    .containsExactlyInAnyOrder(
                            tuple(Kind.INITIAL_FEE, DECEMBER, Euros.of("250"), "commissioning"),
                            tuple(Kind.FIXED_FEE, DECEMBER, Euros.of("38.71"), "2026-12"));

            publish(new ServiceStarted(number, LocalDate.of(2026, 12, 22)));
            assertThat(lines(number)).hasSize(2);
            charged(JANUARY);
            assertThat(lines(number)).hasSize(3);
        }

        @Test
        void areLeftToTheFirstRunWhenNoneHasBegun() {
            runs.openFirst();

            var number = commissioned(LocalDate.of(2026, 11, 23));

            assertThat(lines(number)).extracting(Charge::kind).containsExactly(Kind.INITIAL_FEE);
            usageFees.record(number, NOVEMBER, Euros.of("4.00"), null, MANAGER);
            charged(DECEMBER);
            assertThat(charges.fixedFeesPayable(number, NOVEMBER)).contains(Euros.of("32.00"));
            assertThat(charges.fixedFeesPayable(number, DECEMBER)).contains(Euros.of("120"));
            assertThat(charges.usageFeesPayable(number, NOVEMBER)).contains(Euros.of("4.00"));
        }

        @Test
        void areThoseOfEachMonthThatWasChargedMeanwhile() {
            runs.openFirst();
            charged(DECEMBER);
            charged(JANUARY);

            var number = commissioned(LocalDate.of(2026, 12, 31));

            assertThat(charges.fixedFeesPayable(number, DECEMBER)).contains(Euros.of("3.87"));
            assertThat(charges.fixedFeesPayable(number, JANUARY)).contains(Euros.of("120"));
        }

        @Test
        void areNoInitialFeesForWhatWasInServiceElsewhere() {
            portfolios.receive(new ASubscription(numbered(BREST).row().with("initial_fee", "250.00")));
            runs.openFirst();

            publish(new ServiceStarted(BREST, LocalDate.of(2025, 3, 1)));
            charged(DECEMBER);

            assertThat(lines(BREST)).extracting(Charge::kind).containsExactly(Kind.FIXED_FEE);
        }

        @Test
        void waitForAServiceThatAFileAnnounces() {
            portfolios.receive(numbered(BREST).servedFrom("2026-12-15"));
            runs.openFirst();
            charged(DECEMBER);
            assertThat(lines(BREST)).isEmpty();

            clock.moveTo(LocalDate.of(2026, 12, 15));
            publish(new ServiceStarted(BREST, LocalDate.of(2026, 12, 15)));

            assertThat(charges.fixedFeesPayable(BREST, DECEMBER)).contains(Euros.of("65.81"));
        }

        @Test
        void missNoServiceThatStartsWhileARunBegins() throws Exception {
            runs.openFirst();
            for (int round = 0; round < 6; round++) {
                var month = DECEMBER.plusMonths(round);
                clock.moveTo(month.atDay(1));
                var outcomes = Race.between(round, () -> commissioned(month.atDay(1)), () -> {
                    runs.begin(month);
                    monthlyCharging.charge(month);
                    return month;
                });
                assertThat(outcomes).allMatch(Race.Outcome::succeeded);
                assertThat(charges.fixedFeesPayable((String) outcomes.get(0).result(), month))
                        .contains(Euros.of("120"));
                runs.close(month);
            }
        }
    }

    @Nested
    @DisplayName("are settled")
    class Settling {

        @Test
        void whenTheServiceEndsInAMonthThatWasCharged() {
            decemberAndJanuaryOfBrest();

            clock.moveTo(LocalDate.of(2027, 1, 16));
            subscriptions.end(BREST, LocalDate.of(2027, 1, 16), EndCause.TERMINATION);

            assertThat(charges.fixedFeesPayable(BREST, JANUARY)).contains(Euros.of("58.06"));
            var original = lines(BREST).get(1);
            assertThat(charges.correctionsOf(original.id())).singleElement().satisfies(correction -> {
                assertThat(correction.amount()).isEqualTo(Euros.of("-61.94"));
                assertThat(correction.source()).isEqualTo("2027-01/1");
                assertThat(correction.reason()).isEqualTo("fin du Service");
                assertThat(correction.recordedBy()).isNull();
                assertThat(correction.chargedOn()).isEqualTo(LocalDate.of(2027, 1, 16));
                assertThat(sentences.of(correction).get(0).replace('\u00a0', ' '))
                        .isEqualTo("Correction (fin du Service) : dû 58,06 €, déjà porté"
                                + " 120,00 €, écart -61,94 €. Frais Fixes de janvier 2027 :"
                                + " 15/31 jours × 120,00 € = 58,06 € (art. 6 ; du 01/01/2027"
                                + " au 15/01/2027, au prorata des jours de Service du mois)");
            });
            assertThat(charges.find(original.id())).contains(original);
            charged(FEBRUARY);
            assertThat(charges.fixedFeesPayable(BREST, FEBRUARY)).isEmpty();
        }

        @Test
        void whenTheServiceEndedSeveralMonthsAgo() {
            decemberAndJanuaryOfBrest();
            usageFees.record(BREST, DECEMBER, Euros.of("10.00"), null, MANAGER);
            usageFees.record(BREST, JANUARY, Euros.of("20.00"), null, MANAGER);
            charged(FEBRUARY);

            clock.moveTo(LocalDate.of(2027, 2, 20));
            subscriptions.end(BREST, LocalDate.of(2026, 12, 11), EndCause.TERMINATION);

            assertThat(charges.fixedFeesPayable(BREST, DECEMBER)).contains(Euros.of("38.71"));
            assertThat(charges.fixedFeesPayable(BREST, JANUARY)).contains(Euros.ZERO);
            assertThat(charges.fixedFeesPayable(BREST, FEBRUARY)).contains(Euros.ZERO);
            assertThat(charges.usageFeesPayable(BREST, DECEMBER)).contains(Euros.of("10.00"));
            assertThat(charges.usageFeesPayable(BREST, JANUARY)).contains(Euros.ZERO);
        }

        @Test
        void whenAPlannedEndDoesNotCome() {
            portfolios.receive(numbered(BREST));
            subscriptions.planEnd(List.of(BREST), LocalDate.of(2026, 12, 16));
            runs.openFirst();
            charged(DECEMBER);
            charged(JANUARY);

            subscriptions.withdrawPlannedEnd(List.of(BREST));

            assertThat(charges.fixedFeesPayable(BREST, DECEMBER)).contains(Euros.of("120"));
            assertThat(charges.fixedFeesPayable(BREST, JANUARY)).contains(Euros.of("120"));
        }

        @Test
        void whenANonRenewalIsTakenBack() {
            portfolios.receive(numbered(BREST));
            subscriptions.nonRenewFrom(BREST, LocalDate.of(2026, 12, 16));
            runs.openFirst();
            charged(DECEMBER);

            subscriptions.nonRenewFrom(BREST, null);

            assertThat(charges.fixedFeesPayable(BREST, DECEMBER)).contains(Euros.of("120"));
        }

        @Test
        void whenTheFeeChangesFromADayInMonthsThatWereCharged() {
            decemberAndJanuaryOfBrest();

            fixedFees.change(BREST, LocalDate.of(2026, 12, 16), Euros.of("150"), "Trois comptes de plus", MANAGER);

            // 15/31 of 120.00 and 16/31 of 150.00
            assertThat(charges.fixedFeesPayable(BREST, DECEMBER)).contains(Euros.of("135.48"));
            assertThat(charges.fixedFeesPayable(BREST, JANUARY)).contains(Euros.of("150"));

            fixedFees.change(BREST, LocalDate.of(2026, 12, 16), Euros.of("120"), "Erreur", MANAGER);
            assertThat(charges.fixedFeesPayable(BREST, DECEMBER)).contains(Euros.of("120"));
            assertThat(charges.fixedFeesPayable(BREST, JANUARY)).contains(Euros.of("120"));
            assertThat(charges.correctionsOf(lines(BREST).get(0).id()))
                    .extracting(Charge::source, Charge::amount)
                    .containsExactly(tuple("2026-12/1", Euros.of("15.48")), tuple("2026-12/2", Euros.of("-15.48")));
            charged(FEBRUARY);
            assertThat(charges.fixedFeesPayable(BREST, FEBRUARY)).contains(Euros.of("120"));
        }

        @Test
        void notWhenTheFeeChangesFromADayToCome() {
            decemberAndJanuaryOfBrest();

            portfolios.changeFee(BREST, LocalDate.of(2027, 2, 1), "150.00");
            assertThat(lines(BREST)).hasSize(2);

            charged(FEBRUARY);
            assertThat(charges.fixedFeesPayable(BREST, FEBRUARY)).contains(Euros.of("150"));
        }

        @Test
        void whenAFreeMonthTurnsOutToCostSomething() {
            portfolios.receive(numbered(BREST).atMonthly("0.00"));
            runs.openFirst();
            charged(DECEMBER);

            fixedFees.change(BREST, LocalDate.of(2026, 12, 1), Euros.of("90"), "Fin de la gratuité", MANAGER);

            assertThat(lines(BREST)).singleElement().satisfies(line -> {
                assertThat(line.isCorrection()).isFalse();
                assertThat(line.amount()).isEqualTo(Euros.of("90"));
            });
        }

        @Test
        void whenUsageIsStatedAgainOrLate() {
            decemberAndJanuaryOfBrest();

            usageFees.record(BREST, DECEMBER, Euros.of("35.20"), null, MANAGER);
            assertThat(charges.usageFeesPayable(BREST, DECEMBER)).contains(Euros.of("35.20"));

            usageFees.record(BREST, DECEMBER, Euros.of("30.00"), "Relevé corrigé", MANAGER);
            assertThat(charges.usageFeesPayable(BREST, DECEMBER)).contains(Euros.of("30.00"));

            portfolios.importFiles(PortfolioFiles.of(
                    null,
                    null,
                    PortfolioCsv.usage(PortfolioCsv.used(BREST, "2027-01", "12.00"))
                            .source()));
            assertThat(charges.usageFeesPayable(BREST, JANUARY))
                    .as("the running month is charged next month")
                    .isEmpty();
            charged(FEBRUARY);
            assertThat(charges.usageFeesPayable(BREST, JANUARY)).contains(Euros.of("12.00"));
        }

        @Test
        void byAFileOfUsageThatComesLate() {
            decemberAndJanuaryOfBrest();

            portfolios.importFiles(PortfolioFiles.of(
                    null,
                    null,
                    PortfolioCsv.usage(PortfolioCsv.used(BREST, "2026-12", "12.00"))
                            .source()));

            assertThat(charges.usageFeesPayable(BREST, DECEMBER)).contains(Euros.of("12.00"));
        }

        @Test
        void withoutTakingBackWhatAnAccountManagerHasGiven() {
            decemberAndJanuaryOfBrest();
            var january = lines(BREST).get(1);
            corrections.correct(january.id(), Euros.of("-100"), "Geste commercial", null, MANAGER);

            fixedFees.change(BREST, LocalDate.of(2027, 1, 1), Euros.of("150"), "Trois comptes de plus", MANAGER);
            assertThat(charges.fixedFeesPayable(BREST, JANUARY)).contains(Euros.of("50"));

            clock.moveTo(LocalDate.of(2027, 1, 16));
            subscriptions.end(BREST, LocalDate.of(2027, 1, 16), EndCause.TERMINATION);
            assertThat(charges.fixedFeesPayable(BREST, JANUARY))
                    .as("never below zero")
                    .contains(Euros.ZERO);
        }

        @Test
        void oncePerChangeWhoeverIsFaster() throws Exception {
            portfolios.receive(numbered(BREST));
            runs.openFirst();
            for (int round = 0; round < 8; round++) {
                var month = DECEMBER.plusMonths(round);
                var fee = Euros.of(String.valueOf(200 + round));
                clock.moveTo(month.atDay(1));
                runs.begin(month);
                var outcomes = Race.between(
                        round, () -> monthlyCharging.charge(month), () -> monthlyCharging.charge(month), () -> {
                            fixedFees.change(BREST, month.atDay(1), fee, "Nouveau prix", MANAGER);
                            return fee;
                        });
                assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasRefused);
                assertThat(outcomes.get(2).succeeded()).isTrue();
                assertThat(charges.fixedFeesPayable(BREST, month)).contains(fee);
                assertThat(lines(BREST).stream().filter(line -> line.month().equals(month)))
                        .hasSize(1);
                runs.close(month);
            }
        }

        private void decemberAndJanuaryOfBrest() {
            portfolios.hold(numbered(BREST));
            runs.openFirst();
            charged(DECEMBER);
            charged(JANUARY);
        }
    }

    // ---- steps of the story

    /** The first of the month has come, and its run does all of its work. */
    private void charged(YearMonth month) {
        clock.moveTo(month.atDay(1));
        processes.execute(processes.running("monthly-charges", month.toString()), "FirstOfTheMonth");
        processes.executeAll("monthly-charges", "ChargeMonth");
    }

    private String commissioned(LocalDate start) {
        var customer = new Customer(
                "CLI-900",
                "Voilerie du Large",
                null,
                CustomerKind.NON_PROFESSIONAL,
                "Maël Le Gall",
                "mael@voilerie.example");
        return new TransactionTemplate(transactions)
                .execute(status -> subscriptions.commission(new NewSubscription(
                        customer,
                        new CustomerSite("CLI-900", "LORIENT", "Atelier de Lorient", "1 quai du Port, Lorient"),
                        EnumSet.of(Component.values()[0]),
                        start,
                        36,
                        Euros.of("120"),
                        Euros.of("250"),
                        AgreedTerms.of("CP-O365-1", ""),
                        Optional.empty(),
                        "MES-1",
                        MANAGER)));
    }

    private void publish(Object event) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> events.publishEvent(event));
    }

    /** The charges of a subscription that correct nothing, oldest first. */
    private List<Charge> lines(String subscription) {
        return charges.next(new ChargeFilter(null, subscription, null), 0, 100).stream()
                .filter(line -> !line.isCorrection())
                .toList();
    }
}
