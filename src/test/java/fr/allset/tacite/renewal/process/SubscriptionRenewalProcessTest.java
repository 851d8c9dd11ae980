package fr.allset.tacite.renewal.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalRequest;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.subscription.NoticePeriods;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Today is Monday 23 November 2026. Unless said otherwise the Période Initiale of 36 months ends with 29 February 2028, and the
 * order form asks for a month of notice. */
@TaciteTest
@DisplayName("Before a term")
class SubscriptionRenewalProcessTest {

    private static final String NUMBER = "ABO-1";
    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    Notices notices;

    @Autowired
    NonRenewalHandling nonRenewalHandling;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    NoticePeriods noticePeriods;

    @Autowired
    MovableClock clock;

    @Test
    void theCustomerIsToldAtNineInTheMorningSixtyFifteenAndThreeDaysBeforeTheLastDayForRefusing() {
        var life = lifeOf(numbered(NUMBER).withNotice(1, "months"));
        assertThat(processes.job(life, "InitialRenewalApproached").getDuedate().toInstant())
                .isEqualTo(Instant.parse("2027-12-03T08:00:00Z"));

        var season = announced(life, "InitialRenewalApproached", LocalDate.of(2027, 12, 3));
        assertThat(season).isWaitingAt("RenewalNoticeDue");
        assertThat(life).isWaitingAt("InitialPeriod", "PrepareRenewal");
        processes.execute(season, "RenewalNoticeDue");

        assertThat(letters("renewal-announcement")).singleElement().satisfies(letter -> {
            assertThat(letter.subject())
                    .isEqualTo(
                            "Reconduction de l'abonnement ABO-1 le 01/03/2028 : répondre avant le 01/02/2028 inclus");
            assertThat(letter.body())
                    .contains("arrive au terme de sa Période Initiale le 29/02/2028")
                    .contains("reconduit tacitement le 01/03/2028 pour un an, jusqu'au 28/02/2029 inclus")
                    .contains("au plus tard le 01/02/2028")
                    .contains("au terme, par une dénonciation reçue au plus tard le 01/02/2028\u00a0: aucuns frais")
                    // before: three of the last months of the Période Initiale at half
                    .contains("avec effet au 03/12/2027\u00a0: 180,00\u00a0€")
                    .contains("Art. 5 b)")
                    // after: three months in full and nine at half
                    .contains("avec effet au 01/03/2028\u00a0: 900,00\u00a0€")
                    .contains("Art. 5 c)")
                    .contains("Tout mois commencé compte pour un mois entier.");
        });

        assertThat(processes.job(season, "RenewalNoticeDue").getDuedate().toInstant())
                .isEqualTo(Instant.parse("2028-01-17T08:00:00Z"));
        clock.moveTo(LocalDate.of(2028, 1, 17));
        processes.execute(season, "RenewalNoticeDue");
        clock.moveTo(LocalDate.of(2028, 1, 29));
        processes.execute(season, "RenewalNoticeDue");

        assertThat(letters("renewal-announcement"))
                .hasSize(3)
                .allSatisfy(letter -> assertThat(letter.body())
                        .doesNotContain("Le dernier jour pour refuser cette reconduction était"));
        assertThat(season).isEnded().hasPassed("RenewalAnnounced");
        assertThat(life).isWaitingAtExactly("InitialPeriod");
    }

    @Test
    void aNonProfessionalIsToldOfItsRightInALetterOfItsOwnWithTheDateInAFrame() {
        var life = lifeOf(numbered(NUMBER).ofCustomer("CLI-9").withNotice(1, "months"));

        var season = announced(life, "InitialRenewalApproached", LocalDate.of(2027, 11, 1));
        processes.execute(season, "RenewalNoticeDue");

        assertThat(letters("renewal-information")).singleElement().satisfies(letter -> {
            assertThat(letter.subject())
                    .isEqualTo(
                            "Date limite pour refuser la reconduction de ABO-1 : répondre avant le 01/02/2028 inclus");
            assertThat(letter.body())
                    .contains("┌")
                    .contains("│  DATE LIMITE POUR REFUSER LA RECONDUCTION\u00a0: 01/02/2028  │")
                    .contains("art. L215-1 et L215-3");
            assertThat(letter.body().indexOf("DATE LIMITE"))
                    .isLessThan(letter.body().indexOf("arrive au terme"));
        });
        assertThat(letters("renewal-announcement")).isEmpty();
    }

    @Test
    void whatWasMissedTwiceIsToldOnceAndSaysWhatIsLate() {
        var life = lifeOf(numbered(NUMBER).withNotice(1, "months"));

        var season = announced(life, "InitialRenewalApproached", LocalDate.of(2028, 2, 10));
        processes.execute(season, "RenewalNoticeDue");
        processes.execute(season, "RenewalNoticeDue");
        processes.execute(season, "RenewalNoticeDue");

        assertThat(season).isEnded();
        assertThat(letters("renewal-announcement"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.subject() + letter.body())
                        .doesNotContain("répondre avant")
                        .contains("Le dernier jour pour refuser cette reconduction était le 01/02/2028")
                        .contains("compterait pour le\nterme suivant, le 28/02/2029")
                        .contains("au terme suivant, le 28/02/2029, par une dénonciation reçue au plus tard le"
                                + " 01/02/2029\u00a0: aucuns frais"));
    }

    @Test
    void nothingIsAnnouncedThatDoesNotTakePlace() {
        var life = lifeOf(numbered(NUMBER).withNotice(1, "months"));
        nonRenewalHandling.register(
                NonRenewalRequest.of(NUMBER, "customer", clock.today(), "letter", "Classeur 3", false), STAFF);

        var season = announced(life, "InitialRenewalApproached", LocalDate.of(2027, 12, 3));
        processes.execute(season, "RenewalNoticeDue");

        assertThat(letters("renewal-announcement")).isEmpty();
        assertThat(season).isWaitingAt("RenewalNoticeDue");
    }

    @Test
    void nothingIsAnnouncedAnyMoreOnceTheTermHasCome() {
        var life = lifeOf(numbered(NUMBER).withNotice(1, "months"));

        var season = announced(life, "InitialRenewalApproached", LocalDate.of(2028, 3, 1));
        processes.execute(season, "RenewalNoticeDue");
        processes.execute(season, "RenewalNoticeDue");
        processes.execute(season, "RenewalNoticeDue");

        assertThat(letters("renewal-announcement")).isEmpty();
        assertThat(season).isEnded();
    }

    @Test
    void theSeasonEndsWithTheSubscription() {
        var life = lifeOf(numbered(NUMBER).withNotice(1, "months"));
        var season = announced(life, "InitialRenewalApproached", LocalDate.of(2027, 12, 3));

        subscriptions.end(NUMBER, clock.today(), EndCause.TERMINATION);

        assertThat(life).isEnded();
        assertThat(season).isEnded();
    }

    //   2027-12-31 planned at first      2027-12-03 once a month of notice is known
    @Test
    void moveWithTheLastDayForRefusingOnceADocumentIsKnown() {
        var life = lifeOf(numbered(NUMBER));
        assertThat(processes.job(life, "InitialRenewalApproached").getDuedate().toInstant())
                .isEqualTo(Instant.parse("2027-12-31T08:00:00Z"));

        noticePeriods.state(
                NUMBER,
                Optional.of(new NoticePeriod(1, NoticePeriod.Unit.MONTHS, "bon de commande n° 7")),
                "gestionnaire");
        assertThat(processes.job(life, "InitialRenewalApproached").getDuedate().toInstant())
                .isEqualTo(Instant.parse("2027-12-03T08:00:00Z"));

        var season = announced(life, "InitialRenewalApproached", LocalDate.of(2027, 12, 3));
        noticePeriods.state(NUMBER, Optional.empty(), "gestionnaire");
        assertThat(processes.job(season, "RenewalNoticeDue").getDuedate().toInstant())
                .isEqualTo(Instant.parse("2027-12-31T08:00:00Z"));
    }

    // ---- art. L215-1 and L215-3 of the consumer code

    @Test
    void aNonProfessionalThatWasNotToldInTimeMayLeaveTheRenewalWithoutAFee() {
        var life = lifeOf(numbered(NUMBER).ofCustomer("CLI-9").withNotice(1, "months"));
        clock.moveTo(LocalDate.of(2028, 3, 1));

        processes.execute(life, "InitialTermReached");

        assertThat(subscriptions.find(NUMBER).orElseThrow().uninformedRenewal()).isEqualTo("2028-03-01");
        var costs = terminationHandling.costs(NUMBER, clock.today(), LocalDate.of(2029, 3, 31), STAFF);
        assertThat(costs.steps()).hasSize(2);
        assertThat(costs.steps().get(0).total().isZero()).isTrue();
        assertThat(costs.steps().get(1).effectiveDate())
                .as("a later renewal is another one")
                .isEqualTo("2029-03-01");
        assertThat(costs.steps().get(1).total()).hasToString("900.00");
    }

    @Test
    void aNonProfessionalThatWasToldInTimeOwesTheFeeOfARenewal() {
        var life = lifeOf(numbered(NUMBER).ofCustomer("CLI-9").withNotice(1, "months"));
        var season = announced(life, "InitialRenewalApproached", LocalDate.of(2027, 11, 1));
        processes.execute(season, "RenewalNoticeDue");
        processes.executeAll("send-notice", "SendNotice");
        clock.moveTo(LocalDate.of(2028, 3, 1));

        processes.execute(life, "InitialTermReached");

        assertThat(subscriptions.find(NUMBER).orElseThrow().uninformedRenewal()).isNull();
    }

    @Test
    void aLetterThatNobodyCouldDeliverInTimeInformedNobody() {
        var life = lifeOf(numbered(NUMBER).ofCustomer("CLI-9").withNotice(1, "months"));
        var season = announced(life, "InitialRenewalApproached", LocalDate.of(2027, 11, 1));
        processes.execute(season, "RenewalNoticeDue");
        clock.moveTo(LocalDate.of(2028, 1, 2)); // one day after the last one on which it counts
        processes.executeAll("send-notice", "SendNotice");
        clock.moveTo(LocalDate.of(2028, 3, 1));

        processes.execute(life, "InitialTermReached");

        assertThat(subscriptions.find(NUMBER).orElseThrow().uninformedRenewal()).isEqualTo("2028-03-01");
    }

    @Test
    void aPeriodTooShortToInformInTimeInformsNobody() {
        var life = lifeOf(
                numbered(NUMBER).ofCustomer("CLI-9").servedFrom("2026-11-24").initiallyForMonths(1));
        clock.moveTo(LocalDate.of(2026, 11, 24));
        processes.execute(life, "ServiceStartDateReached");
        clock.moveTo(LocalDate.of(2026, 12, 24));

        processes.execute(life, "InitialTermReached");

        assertThat(subscriptions.find(NUMBER).orElseThrow().uninformedRenewal()).isEqualTo("2026-12-24");
    }

    @Test
    void whatWasTakenOverAfterTheDaysOfTheLawWasInformedByWhoeverRanItThen() {
        var life = lifeOf(
                numbered(NUMBER).ofCustomer("CLI-9").servedFrom("2025-12-15").initiallyForMonths(12));
        clock.moveTo(LocalDate.of(2026, 12, 15));

        processes.execute(life, "InitialTermReached");

        assertThat(subscriptions.find(NUMBER).orElseThrow().uninformedRenewal()).isNull();
    }

    @Test
    void aTerminationOnTheVeryDayOfARenewalThatNobodyWasToldOfIsMadeAnew() {
        var life = lifeOf(
                numbered(NUMBER).ofCustomer("CLI-9").servedFrom("2026-03-01").initiallyForMonths(24));
        clock.moveTo(LocalDate.of(2028, 2, 20));
        var quote = terminationHandling.request(
                new TerminationRequest(List.of(NUMBER), LocalDate.of(2028, 3, 1)), STAFF, null);
        terminationHandling.acceptOnline(quote.number(), STAFF);
        processes.complete(
                processes.running("early-termination", quote.number()),
                "ReviewTermination",
                "suppleante",
                Map.of("decision", "confirm"));
        clock.moveTo(LocalDate.of(2028, 3, 1));

        processes.execute(life, "InitialTermReached");

        assertThat(terminationHandling.find(quote.number()).status()).hasToString("STALE");
        assertThat(life).isWaitingAt("RenewalPeriod");
        assertThat(subscriptions.find(NUMBER).orElseThrow().uninformedRenewal()).isEqualTo("2028-03-01");
    }

    @Test
    void aRenewalThatComesAboutAfterAllIsAnnouncedThen() {
        var life = lifeOf(numbered(NUMBER).withNotice(1, "months"));
        var notice = nonRenewalHandling.register(
                NonRenewalRequest.of(NUMBER, "customer", clock.today(), "letter", "Classeur 3", false), STAFF);
        var season = announced(life, "InitialRenewalApproached", LocalDate.of(2027, 12, 3));
        processes.execute(season, "RenewalNoticeDue");
        assertThat(letters("renewal-announcement")).isEmpty();

        clock.moveTo(LocalDate.of(2027, 12, 20));
        nonRenewalHandling.withdraw(notice.number(), "Le client reste", "gestionnaire");

        assertThat(letters("renewal-announcement"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body())
                        .contains("au plus tard le 01/02/2028")
                        .contains("avec effet au 20/12/2027"));
    }

    @Test
    void aQuoteThatAssumedTheFeeIsStaleOnceNoneIsOwed() {
        var life = lifeOf(
                numbered(NUMBER).ofCustomer("CLI-9").servedFrom("2026-03-01").initiallyForMonths(24));
        clock.moveTo(LocalDate.of(2028, 2, 20));
        var quote = terminationHandling.request(
                new TerminationRequest(List.of(NUMBER), LocalDate.of(2028, 4, 15)), STAFF, null);
        clock.moveTo(LocalDate.of(2028, 3, 1));

        processes.execute(life, "InitialTermReached");

        assertThat(terminationHandling.find(quote.number()).status()).hasToString("STALE");
    }

    private ProcessInstance lifeOf(ASubscription subscription) {
        portfolios.hold(subscription);
        return processes.running("subscription-lifecycle", subscription.number());
    }

    private ProcessInstance announced(ProcessInstance life, String timer, LocalDate day) {
        clock.moveTo(day);
        processes.execute(life, timer);
        return processes.running(SubscriptionRenewalProcess.KEY, NUMBER);
    }

    private List<Notice> letters(String kind) {
        return notices.list(0, 100, "").entries().stream()
                .map(RecordedNotice::notice)
                .filter(notice -> notice.kind().equals(kind))
                .toList();
    }
}
