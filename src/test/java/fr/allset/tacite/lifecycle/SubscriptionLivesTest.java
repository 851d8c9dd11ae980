package fr.allset.tacite.lifecycle;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalRequest;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationQuote;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Today is Monday 23 November 2026. Unless said otherwise the Période Initiale of 36 months ends with 29 February 2028. */
@TaciteTest
@DisplayName("The life of a subscription for people")
class SubscriptionLivesTest {

    private static final String NUMBER = "ABO-1";
    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());
    private static final Actor CLIENT = new Actor("cli-1-login", Optional.of("CLI-1"));

    @Autowired
    SubscriptionInquiry lives;

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    NonRenewalHandling nonRenewalHandling;

    @Autowired
    Notices notices;

    @Autowired
    Logins logins;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void someoneWhoHasAName() {
        if (logins.find("gestionnaire").isEmpty()) {
            logins.create(
                    "gestionnaire", "gestionnaire", Role.ACCOUNT_MANAGER, Optional.empty(), "seize-lettres-au-moins");
        }
        call("Gaëlle Morvan");
    }

    /** Logins stay from one test to the next, and everybody else knows this one by no other name. */
    @AfterEach
    void nobodyWhoHasAName() {
        call("gestionnaire");
    }

    private void call(String name) {
        jdbc.sql("update login set display_name = ? where username = 'gestionnaire'")
                .param(name)
                .update();
    }

    @Test
    void hasItsServiceBeforeItBeforeItStarts() {
        begun(numbered(NUMBER).servedFrom("2027-03-01").initiallyForMonths(12));

        var life = lives.find(NUMBER, STAFF);

        assertThat(words(life)).isEqualTo("Service à venir le 01/03/2027 (dans 98 jours)");
        assertThat(life.next()).extracting(UpcomingEvent::day).first().isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(life.next())
                .extracting(SubscriptionLivesTest::words)
                .first()
                .isEqualTo("Mise en service : la Période Initiale commence (art. 5)");
        assertThat(life.processes()).singleElement().satisfies(process -> {
            assertThat(process.name()).isEqualTo("Vie d'un abonnement");
            assertThat(process.steps())
                    .extracting(DossierProcess.Step::name)
                    .containsExactly("Attente : Date de Mise en Service venue");
            assertThat(process.timers())
                    .singleElement()
                    .satisfies(timer -> assertThat(timer.due()).isEqualTo("2027-02-28T23:00:00Z"));
        });
    }

    @Test
    void saysWhatComesInTheInitialPeriodWithoutSayingItTwice() {
        begun(numbered(NUMBER));

        var life = lives.find(NUMBER, STAFF);

        assertThat(words(life)).isEqualTo("en Période Initiale, mois 21 sur 36, jusqu'au 29/02/2028");
        assertThat(life.next())
                .extracting(UpcomingEvent::day, SubscriptionLivesTest::words)
                .containsExactly(
                        tuple(LocalDate.of(2026, 12, 1), "Frais Fixes de décembre 2026 portés au compte (art. 6)"),
                        tuple(
                                LocalDate.of(2027, 12, 31),
                                "Annonce de la reconduction, 60 jours avant le dernier jour pour dénoncer"),
                        tuple(
                                LocalDate.of(2028, 2, 14),
                                "Annonce de la reconduction, 15 jours avant le dernier jour pour dénoncer"),
                        tuple(
                                LocalDate.of(2028, 2, 26),
                                "Annonce de la reconduction, 3 jours avant le dernier jour pour dénoncer"),
                        tuple(LocalDate.of(2028, 2, 29), "Dernier jour pour dénoncer la reconduction du 01/03/2028"),
                        tuple(
                                LocalDate.of(2028, 3, 1),
                                "Reconduction tacite jusqu'au 28/02/2029 : Période de Reconduction n° 1 (art. 5)"));
        assertThat(life.happened()).singleElement().satisfies(happening -> {
            assertThat(happening.words()).isEqualTo("Abonnement repris par l'import du portefeuille");
            assertThat(happening.by()).isEqualTo("Gaëlle Morvan");
        });
        assertThat(life.setup()).isEmpty();
    }

    @Test
    void tellsOfAnOpenQuoteWithItsProcessAndItsTask() {
        begun(numbered(NUMBER));
        var quote = quoted("2027-03-15");
        processes.executeAll("send-notice", "SendNotice");
        clock.moveTo(LocalDate.of(2026, 11, 26));

        var life = lives.find(NUMBER, STAFF);

        assertThat(life.standing().waiting())
                .containsExactly("attend la réponse du client au devis " + quote.number() + " depuis 3\u00a0jours");
        assertThat(life.happened())
                .extracting(
                        HistoryEntry::by,
                        SubscriptionLivesTest::words,
                        happening -> happening.more() == null
                                ? ""
                                : happening.more().kind().name())
                .contains(
                        tuple(
                                "Gaëlle Morvan",
                                "Devis de résiliation " + quote.number() + " établi : effet au 15/03/2027, 720,00 € HT",
                                "QUOTE"),
                        tuple(
                                "Tacite",
                                "Courrier « Devis de résiliation " + quote.number() + " » : envoyé à Maëlle Kerdoncuff",
                                "NOTICE"));
        assertThat(life.next())
                .extracting(SubscriptionLivesTest::words)
                .contains("Dernier jour pour accepter le devis " + quote.number())
                .noneMatch(words -> words.contains("Validité échue"));
        assertThat(life.processes())
                .extracting(DossierProcess::name, DossierProcess::businessKey, DossierProcess::isRunning)
                .containsExactly(
                        tuple("Vie d'un abonnement", NUMBER, true),
                        tuple("Résiliation anticipée", quote.number(), true));
        assertThat(life.processes().get(1).steps()).singleElement().satisfies(step -> {
            assertThat(step.name()).isEqualTo("Recueillir la réponse du client");
            assertThat(step.task())
                    .isEqualTo(processes
                            .task(processes.running("early-termination", quote.number()), "RecordClientAnswer")
                            .getId());
        });
    }

    @Test
    void tellsOfAPlannedTerminationAndOfItsEnd() {
        begun(numbered(NUMBER));
        var quote = quoted("2027-03-15");
        terminationHandling.acceptOnline(quote.number(), STAFF);
        var termination = processes.running("early-termination", quote.number());
        assertThat(lives.find(NUMBER, STAFF).standing().waiting())
                .containsExactly("attend l'examen du devis accepté " + quote.number() + " depuis aujourd'hui");
        processes.complete(termination, "ReviewTermination", "suppleante", Map.of("decision", "confirm"));

        var planned = lives.find(NUMBER, STAFF);
        assertThat(words(planned))
                .isEqualTo("résilié avec effet au 15/03/2027, dans 112 jours ; en Période Initiale, mois 21 sur 36");
        assertThat(planned.next()).last().satisfies(prospect -> {
            assertThat(prospect.day()).isEqualTo("2027-03-15");
            assertThat(prospect.words()).startsWith("Effet de la résiliation");
        });
        assertThat(planned.next())
                .extracting(UpcomingEvent::words)
                .noneMatch(words -> words.contains("Reconduction") || words.contains("reconduction"));

        clock.moveTo(LocalDate.of(2027, 3, 15));
        processes.execute(termination, "EffectiveDateReached");
        processes.execute(termination, "CarryOutTermination");

        var over = lives.find(NUMBER, STAFF);
        assertThat(words(over)).isEqualTo("terminé depuis le 15/03/2027 (résiliation)");
        assertThat(over.next()).isEmpty();
        assertThat(over.happened())
                .extracting(SubscriptionLivesTest::words)
                .contains(
                        "Résiliation " + quote.number() + " exécutée : dernier jour servi le 14/03/2027",
                        "Frais de Résiliation Anticipée portés au compte : 720,00 € HT (art. 5)");
        assertThat(over.processes())
                .filteredOn(process -> !process.process().equals(Dossiers.LETTERS))
                .noneMatch(DossierProcess::isRunning)
                .hasSize(2);
    }

    @Test
    void tellsOfANoticeOfNonRenewalAndOfTheEndAtTheTerm() {
        var life = begun(numbered(NUMBER));
        var notice = nonRenewalHandling.receive(
                NonRenewalRequest.of(NUMBER, "customer", clock.today(), "letter", "Classeur 3", false), STAFF);

        var denounced = lives.find(NUMBER, STAFF);
        assertThat(words(denounced))
                .isEqualTo(
                        "dénoncé : prend fin à son terme le 29/02/2028 (dans 463 jours) ; en Période Initiale, mois 21 sur 36");
        assertThat(denounced.processes())
                .extracting(DossierProcess::businessKey)
                .contains(notice.number());
        assertThat(denounced.next())
                .last()
                .satisfies(prospect -> assertThat(words(prospect))
                        .isEqualTo("Fin du Service au terme : la reconduction est dénoncée, aucuns frais (art. 5)"));
        assertThat(denounced.happened())
                .extracting(HistoryEntry::words)
                .anyMatch(words -> words.startsWith("Dénonciation " + notice.number()));

        clock.moveTo(LocalDate.of(2028, 3, 1));
        processes.execute(life, "InitialTermReached");

        assertThat(words(lives.find(NUMBER, STAFF))).isEqualTo("terminé depuis le 01/03/2028 (dénonciation)");
    }

    @Test
    void tellsOfTheRenewalThatWasAnnouncedAndOfTheOneThatHasBegun() {
        var life = begun(numbered(NUMBER));
        clock.moveTo(LocalDate.of(2027, 12, 31));
        processes.execute(life, "InitialRenewalApproached");
        processes.execute(processes.running("subscription-renewal", NUMBER), "RenewalNoticeDue");

        var announced = lives.find(NUMBER, STAFF);
        assertThat(words(announced))
                .isEqualTo(
                        "en Période Initiale, mois 34 sur 36, jusqu'au 29/02/2028 ; reconduction le 01/03/2028, annoncée le 31/12/2027");
        assertThat(announced.next()).extracting(UpcomingEvent::words).noneMatch(words -> words.contains("60"));

        clock.moveTo(LocalDate.of(2028, 3, 1));
        processes.execute(life, "InitialTermReached");

        var renewed = lives.find(NUMBER, STAFF);
        assertThat(words(renewed)).isEqualTo("en Période de Reconduction n° 1, mois 1 sur 12, jusqu'au 28/02/2029");
        assertThat(renewed.happened())
                .extracting(HistoryEntry::by, HistoryEntry::words)
                .contains(tuple(
                        "Tacite",
                        "Reconduit tacitement du 01/03/2028 au 28/02/2029 : Période de Reconduction n° 1 (art. 5)."));
        assertThat(renewed.processes()).extracting(DossierProcess::name).contains("Préparation de la reconduction");
    }

    @Test
    void waitsForWhoeverDecidesOnAStaleQuote() {
        begun(numbered(NUMBER));
        var quote = quoted("2027-03-15");
        portfolios.changeFee(NUMBER, LocalDate.of(2027, 1, 1), "150.00");

        assertThat(lives.find(NUMBER, STAFF).standing().waiting())
                .containsExactly("attend que le devis périmé " + quote.number()
                        + " soit refait ou abandonné, depuis aujourd'hui");

        processes.complete(
                processes.running("early-termination", quote.number()),
                "DecideOnStaleQuote",
                "gestionnaire",
                Map.of("staleDecision", "drop"));

        assertThat(lives.find(NUMBER, STAFF).standing().waiting()).isEmpty();
        assertThat(lives.page(SubscriptionFilter.everything(), 0, 50).entries())
                .singleElement()
                .satisfies(life -> assertThat(life.standing().waiting()).isEmpty());
    }

    // ---- the list

    @Test
    void areListedWithWhereTheyStandTheTermAndTheLastDayOfNotice() {
        begun(numbered(NUMBER));
        begun(numbered("ABO-2").servedFrom("2027-03-01"));
        begun(numbered("ABO-3"));
        begun(numbered("ABO-4"));
        nonRenewalHandling.receive(
                NonRenewalRequest.of("ABO-3", "customer", clock.today(), "letter", "Classeur 3", false), STAFF);
        var quote = terminationHandling.request(
                new TerminationRequest(List.of("ABO-1", "ABO-4"), LocalDate.of(2027, 3, 15)), STAFF, null);
        portfolios.changeFee("ABO-4", LocalDate.of(2027, 1, 1), "150.00");

        var page = lives.page(SubscriptionFilter.everything(), 0, 50);

        assertThat(page.total()).isEqualTo(4);
        assertThat(page.entries())
                .extracting(
                        life -> life.subscription().number(),
                        life -> life.standing().phase(),
                        SubscriptionOverview.InBrief::term,
                        SubscriptionOverview.InBrief::lastDayOfNotice,
                        life -> life.standing().waiting().size())
                .containsExactly(
                        tuple(
                                "ABO-1",
                                Standing.Phase.INITIAL,
                                Optional.of(LocalDate.of(2028, 2, 29)),
                                Optional.of(LocalDate.of(2028, 2, 29)),
                                1),
                        tuple(
                                "ABO-2",
                                Standing.Phase.BEFORE_START,
                                Optional.of(LocalDate.of(2030, 2, 28)),
                                Optional.of(LocalDate.of(2030, 2, 28)),
                                0),
                        tuple(
                                "ABO-3",
                                Standing.Phase.NOT_RENEWED,
                                Optional.of(LocalDate.of(2028, 2, 29)),
                                Optional.empty(),
                                0),
                        tuple(
                                "ABO-4",
                                Standing.Phase.INITIAL,
                                Optional.of(LocalDate.of(2028, 2, 29)),
                                Optional.of(LocalDate.of(2028, 2, 29)),
                                1));
        assertThat(page.entries().get(0).standing().waiting())
                .singleElement()
                .asString()
                .contains("périmé " + quote.number());
    }

    @Test
    void areTheSameInTheListAndOnTheirPage() {
        begun(numbered(NUMBER));
        quoted("2027-03-15");
        clock.moveTo(LocalDate.of(2026, 11, 30));

        assertThat(lives.page(SubscriptionFilter.everything(), 0, 50).entries())
                .singleElement()
                .satisfies(life -> assertThat(life.standing())
                        .isEqualTo(lives.find(NUMBER, STAFF).standing()));
    }

    // ---- who may know

    @Test
    void showAClientItsOwnWithoutTheNamesOfTheStaff() {
        begun(numbered(NUMBER).ofCustomer("CLI-1"));
        var quote = quoted("2027-03-15");
        terminationHandling.decline(quote.number(), "gestionnaire", "Le client a appelé, il semblait pressé");

        var life = lives.find(NUMBER, CLIENT);

        assertThat(life.happened()).isNotEmpty().extracting(HistoryEntry::by).containsOnly("ALLSET SAS");
        assertThat(life.happened()).extracting(HistoryEntry::words).noneMatch(words -> words.contains("pressé"));
        assertThat(lives.find(NUMBER, STAFF).happened())
                .extracting(HistoryEntry::words)
                .anyMatch(words -> words.contains("pressé"));
    }

    @Test
    void hideAnotherCustomersAsIfItWereNotThere() {
        begun(numbered(NUMBER).ofCustomer("CLI-2"));

        assertThatThrownBy(() -> lives.find(NUMBER, CLIENT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("unknown-subscription");
        assertThatThrownBy(() -> lives.find("ABO-404", STAFF))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("unknown-subscription");
    }

    @Test
    void areFoundByTheKeysOfTheirProcesses() {
        begun(numbered(NUMBER));
        var quote = quoted("2027-03-15");
        var notice = nonRenewalHandling.receive(
                NonRenewalRequest.of(NUMBER, "customer", clock.today(), "letter", "Classeur 3", false), STAFF);

        assertThat(List.of(NUMBER, quote.number(), notice.number()))
                .allSatisfy(key -> assertThat(lives.subscriptionOf(key)).contains(NUMBER));
        assertThat(List.of("ABO-404", "DR-2026-999999", "DN-2026-999999", "7", ""))
                .allSatisfy(key -> assertThat(lives.subscriptionOf(key)).isEmpty());
    }

    private ProcessInstance begun(ASubscription subscription) {
        portfolios.hold(subscription);
        return processes.running("subscription-lifecycle", subscription.number());
    }

    private TerminationQuote quoted(String effectiveDate) {
        return terminationHandling.request(
                new TerminationRequest(List.of(NUMBER), LocalDate.parse(effectiveDate)), STAFF, null);
    }

    /** With ordinary spaces in place of those at which no line breaks. */
    private static String words(SubscriptionOverview life) {
        return life.standing().words().replace('\u00a0', ' ');
    }

    private static String words(UpcomingEvent prospect) {
        return prospect.words().replace('\u00a0', ' ');
    }

    private static String words(HistoryEntry happening) {
        return happening.words().replace('\u00a0', ' ');
    }
}
