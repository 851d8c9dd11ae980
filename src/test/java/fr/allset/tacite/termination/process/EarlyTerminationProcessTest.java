package fr.allset.tacite.termination.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.QuoteEvent;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationCause;
import fr.allset.tacite.termination.TerminationCorrespondence;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationQuote;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Article 5 as it is lived. The Ateliers du Ponant are served in Brest, in their Période Initiale, and in Quimper, in their second
 * Période de Reconduction; today is 23 November 2026, and they think of leaving on 15 March 2027.
 *
 * <pre>
 *   Brest    2025-03-01 ———— 36 months at 120 € ———————————— 2028-03-01
 *   Quimper  2024-06-01 — 12 — 2025-06-01 — 2026-06-01 ——— 2027-06-01      at 80 €
 *   leaving                                    2027-03-15 |
 * </pre>
 *
 * Brest owes half of the 12 months left, 720 €; Quimper the 3 months from then on, 240 €.
 */
@TaciteTest
@DisplayName("An early termination")
class EarlyTerminationProcessTest {

    static final String BREST = "ABO-BREST";
    static final String QUIMPER = "ABO-QUIMPER";
    static final String OF_ANOTHER = "ABO-AUTRE";
    static final LocalDate LEAVING = LocalDate.of(2027, 3, 15);
    static final Actor CLIENT = new Actor("ponant", Optional.of("CLI-001"));
    static final String MANAGER = "gestionnaire";
    static final String OTHER_MANAGER = "suppleante";

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    TerminationCorrespondence letters;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Charges charges;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void twoSitesOfOneCustomerAndOneOfAnother() {
        portfolios.hold(
                numbered(BREST),
                numbered(QUIMPER)
                        .onSite("QUIMPER")
                        .servedFrom("2024-06-01")
                        .initiallyForMonths(12)
                        .atMonthly("80.00"),
                numbered(OF_ANOTHER).ofCustomer("CLI-002"));
    }

    @Nested
    @DisplayName("begins with a quote, which")
    class Quoting {

        @Test
        void mayNameFiftySubscriptionsAndExplainsEachOnTheForm() {
            var numbers = IntStream.range(0, TerminationHandling.MOST_SUBSCRIPTIONS)
                    .mapToObj("ABO-D-%02d"::formatted)
                    .toList();
            portfolios.hold(numbers.stream()
                    .map(number -> numbered(number)
                            .onSite(number)
                            .servedFrom("2024-06-01")
                            .initiallyForMonths(12))
                    .toArray(ASubscription[]::new));

            var quote = terminationHandling.request(new TerminationRequest(numbers, LEAVING), CLIENT, null);

            var process = process(quote);
            assertThat(process).isWaitingAt("RecordClientAnswer");
            assertThat(processes.shown(process, "explanations").toString()).contains("ABO-D-00", "ABO-D-49");
            assertThat(mail(quote, "quote").body()).contains("ABO-D-00", "ABO-D-49");
        }

        @Test
        void isOfferedToTheClientWhoAskedForIt() {
            var quote = quoteFor(BREST);
            var process = process(quote);

            assertThat(process)
                    .isWaitingAt("RecordClientAnswer")
                    .hasPassed("TerminationQuoteRequested", "PresentTerminationQuote");
            assertThat(quote.totalExcludingTax()).isEqualTo(Euros.of("720.00"));
            assertThat(quote.totalIncludingTax()).isEqualTo(Euros.of("864.00"));
            assertThat(task(process)).hasCandidateGroup("account-managers");
        }

        @Test
        void isToldTheClientByMailOnceWithEveryAmount() {
            var quote = quoteFor(BREST, QUIMPER);

            var mail = mail(quote, "quote");
            assertThat(mail.recipientAddress()).isEqualTo("maelle.kerdoncuff@ateliers-du-ponant.example");
            assertThat(mail.subject()).contains(quote.number());
            assertThat(mail.body())
                    .contains(BREST, QUIMPER, "15/03/2027", "23/12/2026")
                    .contains("Sous-total HT : " + euros("720.00"), "Sous-total HT : " + euros("240.00"))
                    .contains(
                            "Total HT : " + euros("960.00"), ": " + euros("192.00"), "Total TTC : " + euros("1152.00"));
            assertThat(mailsAbout(quote)).containsExactly("termination-quote");
        }

        @Test
        void isSentByAJobOfItsOwn() {
            var quote = quoteFor(BREST);
            var notice = notices.findByKey(quote.number() + "/quote").orElseThrow();
            var sending = processes.running("send-notice", String.valueOf(notice.id()));
            assertThat(sending).isWaitingAt("SendNotice");

            processes.execute(sending, "SendNotice");

            assertThat(sending).isEnded();
            assertThat(notices.find(notice.id()).orElseThrow().isSent()).isTrue();
        }

        @Test
        void showsItsFiguresOnTheFormsInFrench() {
            var process = process(quoteFor(BREST));

            assertThat(processes.shown(process, "totalExcludingTaxText")).isEqualTo(euros("720.00"));
            assertThat(processes.shown(process, "vatText")).asString().startsWith(euros("144.00"));
            assertThat(processes.shown(process, "totalText")).isEqualTo(euros("864.00"));
            assertThat(processes.shown(process, "effectiveDateText")).isEqualTo("15/03/2027");
            assertThat(processes.shown(process, "validUntilText")).isEqualTo("23/12/2026");
            assertThat(processes.shown(process, "lines"))
                    .asString()
                    .contains(BREST)
                    .contains(euros("720.00"));
        }

        @Test
        void anAccountManagerMayAskForOnTheForm() {
            var process = askedOnTheForm(BREST + ", " + QUIMPER, "2027-03-15");

            assertThat(process).isWaitingAt("RecordClientAnswer");
            var quote = quoteOf(process);
            assertThat(quote.subscriptions()).containsExactly(BREST, QUIMPER);
            assertThat(quote.requestedBy()).isEqualTo(MANAGER);
            assertThat(quote.totalExcludingTax()).isEqualTo(Euros.of("960.00"));
            assertThat(mailsAbout(quote)).containsExactly("termination-quote");
        }

        @ParameterizedTest(name = "«{0}» on {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "ABO-INCONNU           | 2027-03-15 | L'abonnement ABO-INCONNU n'existe pas.",
                    "''                    | 2027-03-15 | Nommez au moins un abonnement.",
                    "ABO-BREST ABO-BREST   | 2027-03-15 | L'abonnement ABO-BREST est nommé deux fois.",
                    "ABO-BREST;ABO-AUTRE   | 2027-03-15 | Un devis porte sur les abonnements d'un seul client.",
                    "ABO-BREST             | 2026-11-22 | La date d'effet 22/11/2026 est passée : au plus tôt le 23/11/2026.",
                    "ABO-BREST             | 2036-11-24 | La date d'effet 24/11/2036 est trop lointaine : 10 ans au plus.",
                    "ABO-BREST             | ''         | Indiquez la date d'effet.",
                    "ABO-BREST             | 15/03/2027 | La date d'effet « 15/03/2027 » ne peut pas être lue."
                })
        void thatCannotBeMadeLeadsBackToWhoAskedWithTheReason(String numbers, String date, String sentence) {
            var process = askedOnTheForm(numbers, date);

            assertThat(process).isWaitingAt("CorrectTerminationRequest").hasNotPassed("PresentTerminationQuote");
            assertThat(task(process)).isAssignedTo(MANAGER);
            assertThat(processes.shown(process, "refusal")).isEqualTo(sentence);
            assertThat(terminationHandling.list(new Actor(MANAGER, Optional.empty()), 0, 10))
                    .isEmpty();
        }

        @Test
        void refusedOverATextAsLongAsAFormTakesIsStillToldWhy() {
            var process = askedOnTheForm("X".repeat(4000), "2027-03-15");

            assertThat(process).isWaitingAt("CorrectTerminationRequest");
            assertThat(processes.shown(process, "refusal")).asString().startsWith("L'abonnement XXX");
        }

        @Test
        void refusedAndCorrectedIsIssued() {
            var process = askedOnTheForm("ABO-BERST", "2027-03-15");

            processes.complete(
                    process,
                    "CorrectTerminationRequest",
                    MANAGER,
                    Map.of("requestDecision", "maintain", "subscriptions", BREST, "effectiveDate", "2027-03-15"));

            assertThat(process).isWaitingAt("RecordClientAnswer");
            assertThat(processes.shown(process, "refusal")).isEqualTo("");
            assertThat(quoteOf(process).totalExcludingTax()).isEqualTo(Euros.of("720.00"));
        }

        @Test
        void refusedTwiceLeadsBackTwice() {
            var process = askedOnTheForm("ABO-BERST", "2027-03-15");

            processes.complete(
                    process,
                    "CorrectTerminationRequest",
                    MANAGER,
                    Map.of("requestDecision", "maintain", "subscriptions", BREST, "effectiveDate", "2020-03-15"));

            assertThat(process).isWaitingAt("CorrectTerminationRequest");
            assertThat(processes.shown(process, "refusal")).asString().contains("15/03/2020 est passée");
        }

        @Test
        void refusedMayBeDropped() {
            var process = askedOnTheForm("ABO-BERST", "2027-03-15");

            processes.complete(process, "CorrectTerminationRequest", MANAGER, Map.of("requestDecision", "drop"));

            assertThat(process).isEnded().hasPassed("RequestDropped").hasNotPassed("PresentTerminationQuote");
        }

        @Test
        void isRefusedWhileATerminationOfTheSubscriptionIsUnderWay() {
            var first = accepted(quoteFor(BREST));

            assertThatThrownBy(() -> quoteFor(QUIMPER, BREST)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.code()).isEqualTo("termination-under-way");
                assertThat(refusal.arguments()).containsExactly(BREST, first.number());
            });
        }
    }

    @Nested
    @DisplayName("goes on with the client's answer:")
    class Answering {

        @Test
        void acceptedOnlineItIsReviewed() {
            var quote = quoteFor(BREST);
            var process = process(quote);

            terminationHandling.acceptOnline(quote.number(), CLIENT);

            assertThat(process).isWaitingAt("ReviewTermination").hasPassed("QuoteAccepted");
            assertThat(status(quote)).isEqualTo(QuoteStatus.ACCEPTED);
            assertThat(lastEvent(quote).by()).isEqualTo("ponant");
        }

        @Test
        void acceptedOnlineTwiceItIsAcceptedOnce() {
            var quote = quoteFor(BREST);

            terminationHandling.acceptOnline(quote.number(), CLIENT);
            terminationHandling.acceptOnline(quote.number(), CLIENT);

            assertThat(process(quote)).isWaitingAt("ReviewTermination");
            assertThat(statuses(quote)).containsExactly(QuoteStatus.OFFERED, QuoteStatus.ACCEPTED);
        }

        @Test
        void declinedOnlineItEndsOnceHoweverOften() {
            var quote = quoteFor(BREST);
            var process = process(quote);

            terminationHandling.declineOnline(quote.number(), CLIENT);
            terminationHandling.declineOnline(quote.number(), CLIENT);

            assertThat(process).isEnded().hasPassed("QuoteGivenUp");
            assertThat(statuses(quote)).containsExactly(QuoteStatus.OFFERED, QuoteStatus.DECLINED);
            assertThat(quoteFor(BREST).status()).isEqualTo(QuoteStatus.OFFERED);
        }

        @Test
        void itsAcceptanceIsTakenBackAsLongAsNobodyHasDecided() {
            var quote = quoteFor(BREST);
            var process = process(quote);
            terminationHandling.acceptOnline(quote.number(), CLIENT);

            terminationHandling.declineOnline(quote.number(), CLIENT);

            assertThat(process).isEnded().hasPassed("QuoteGivenUp");
            assertThat(statuses(quote))
                    .containsExactly(QuoteStatus.OFFERED, QuoteStatus.ACCEPTED, QuoteStatus.DECLINED);
            // nothing holds the subscription any more
            assertThat(quoteFor(BREST).status()).isEqualTo(QuoteStatus.OFFERED);
        }

        @Test
        void itCannotBeDeclinedOnceItIsConfirmed() {
            var quote = confirmed(quoteFor(BREST));

            assertThatThrownBy(() -> terminationHandling.declineOnline(quote.number(), CLIENT))
                    .isInstanceOf(Refusal.class);
            assertThat(status(quote)).isEqualTo(QuoteStatus.CONFIRMED);
        }

        @Test
        void acceptedToAnAccountManagerItIsReviewed() {
            var quote = quoteFor(BREST);
            var process = process(quote);

            answer(process, Map.of("answer", "accept", "answerNote", "Courrier du 1er décembre"));

            assertThat(process).isWaitingAt("ReviewTermination").hasPassed("RegisterClientAnswer");
            assertThat(status(quote)).isEqualTo(QuoteStatus.ACCEPTED);
            assertThat(lastEvent(quote))
                    .extracting(QuoteEvent::by, QuoteEvent::reason)
                    .containsExactly(MANAGER, Optional.of("Courrier du 1er décembre"));
        }

        @Test
        void declinedItEndsAndTheSubscriptionGoesOn() {
            var quote = quoteFor(BREST);
            var process = process(quote);

            answer(process, Map.of("answer", "decline", "answerNote", "Par téléphone"));

            assertThat(process).isEnded().hasPassed("QuoteDeclined").hasNotPassed("ReviewTermination");
            assertThat(status(quote)).isEqualTo(QuoteStatus.DECLINED);
            assertThat(quoteFor(BREST).status()).isEqualTo(QuoteStatus.OFFERED);
        }

        @Test
        void withoutAnAnswerOnItTheFormComesBack() {
            var quote = quoteFor(BREST);
            var process = process(quote);

            answer(process, Map.of("answerNote", "Par téléphone"));

            assertThat(process).isWaitingAt("RecordClientAnswer").hasPassed("AnswerRefused");
            assertThat(processes.shown(process, "refusal")).isEqualTo("Choisissez la réponse du client.");
            assertThat(status(quote)).isEqualTo(QuoteStatus.OFFERED);
        }

        @Test
        void withTooLongANoteOnItTheFormComesBack() {
            var quote = quoteFor(BREST);
            var process = process(quote);

            answer(process, Map.of("answer", "accept", "answerNote", "x".repeat(2001)));

            assertThat(process).isWaitingAt("RecordClientAnswer");
            assertThat(processes.shown(process, "refusal")).isEqualTo("La note a 2000 caractères au plus.");
            assertThat(status(quote)).isEqualTo(QuoteStatus.OFFERED);
        }

        @Test
        void acceptedTooLateTheFormSaysSo() {
            var quote = quoteFor(BREST);
            var process = process(quote);
            clock.moveTo(quote.validUntil().plusDays(1));

            answer(process, Map.of("answer", "accept", "answerNote", "Courriel"));

            assertThat(process).isWaitingAt("RecordClientAnswer").hasPassed("AnswerRefused");
            assertThat(processes.shown(process, "refusal"))
                    .isEqualTo("Le devis " + quote.number()
                            + " n'était valable que jusqu'au 23/12/2026 : demandez-en un nouveau.");
            assertThat(status(quote)).isEqualTo(QuoteStatus.OFFERED);
        }

        @Test
        void acceptedOnItsLastDayItIsInTime() {
            var quote = quoteFor(BREST);
            clock.moveTo(quote.validUntil());

            terminationHandling.acceptOnline(quote.number(), CLIENT);

            assertThat(status(quote)).isEqualTo(QuoteStatus.ACCEPTED);
        }

        @Test
        void unansweredItLapsesAtTheMidnightInParisThatEndsItsLastDay() {
            var quote = quoteFor(BREST);
            var process = process(quote);
            assertThat(quote.validUntil()).isEqualTo("2026-12-23");
            assertThat(processes.job(process, "QuoteExpired").getDuedate().toInstant())
                    .isEqualTo("2026-12-23T23:00:00Z");

            clock.moveTo(quote.validUntil().plusDays(1));
            processes.execute(process, "QuoteExpired");

            assertThat(process).isEnded().hasPassed("QuoteExpired", "ExpireTerminationQuote", "QuoteLapsed");
            assertThat(status(quote)).isEqualTo(QuoteStatus.EXPIRED);
            assertThat(lastEvent(quote).by()).isEqualTo("tacite");
        }

        @Test
        void aQuoteForTheNearFutureLapsesOnItsEffectiveDate() {
            var quote = quoteFor(LocalDate.of(2026, 12, 1), BREST);

            assertThat(quote.validUntil()).isEqualTo("2026-12-01");
            assertThat(processes
                            .job(process(quote), "QuoteExpired")
                            .getDuedate()
                            .toInstant())
                    .isEqualTo("2026-12-01T23:00:00Z");
        }

        @Test
        void acceptingOneQuoteReplacesTheOthersOfTheSameSubscription() {
            var one = quoteFor(BREST);
            var other = quoteFor(LEAVING.plusMonths(1), BREST, QUIMPER);
            var elsewhere = quoteFor(QUIMPER);
            var processOfOther = process(other);

            terminationHandling.acceptOnline(one.number(), CLIENT);

            assertThat(processOfOther).isEnded().hasPassed("QuoteSuperseded", "QuoteReplaced");
            assertThat(status(other)).isEqualTo(QuoteStatus.SUPERSEDED);
            assertThat(process(elsewhere)).isWaitingAt("RecordClientAnswer");
            assertThat(status(elsewhere)).isEqualTo(QuoteStatus.OFFERED);
        }

        @Test
        void acceptingToAnAccountManagerReplacesTheOthersToo() {
            var one = quoteFor(BREST);
            var other = quoteFor(LEAVING.plusMonths(1), BREST);
            var processOfOther = process(other);

            answer(process(one), Map.of("answer", "accept", "answerNote", "Courriel"));

            assertThat(process(one)).isWaitingAt("ReviewTermination");
            assertThat(processOfOther).isEnded().hasPassed("QuoteReplaced");
        }

        @Test
        void aReplacedQuoteCannotBeAccepted() {
            var one = quoteFor(BREST);
            var other = quoteFor(LEAVING.plusMonths(1), BREST);
            terminationHandling.acceptOnline(one.number(), CLIENT);

            assertThatThrownBy(() -> terminationHandling.acceptOnline(other.number(), CLIENT))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("quote-not-open"));
        }
    }

    @Nested
    @DisplayName("is reviewed by an account manager, who")
    class Reviewing {

        @ParameterizedTest
        @ValueSource(strings = {"totalText", "totalExcludingTaxText", "customerName", "lines", "explanations"})
        void readsTheStoredQuoteAndNotWhatSomebodyHasWrittenIntoAVariable(String shown) {
            var process = process(accepted(quoteFor(BREST)));
            var facts = String.valueOf(processes.shown(process, shown));

            runtime.setVariable(process.getId(), shown, "0,00 €");

            assertThat(String.valueOf(processes.shown(process, shown)))
                    .isEqualTo(facts)
                    .isNotEqualTo("0,00 €");
        }

        @Test
        void confirmsIt() {
            var quote = accepted(quoteFor(BREST));
            var process = process(quote);

            review(process, Map.of("decision", "confirm"));

            assertThat(process).isWaitingAt("AwaitEffectiveDate").hasPassed("AnnounceConfirmation");
            assertThat(status(quote)).isEqualTo(QuoteStatus.CONFIRMED);
            assertThat(lastEvent(quote).by()).isEqualTo(OTHER_MANAGER);
            assertThat(mail(quote, "confirmation").body())
                    .contains("15/03/2027", euros("720.00") + " HT", euros("864.00") + " TTC");
        }

        @Test
        void refusesItForAReasonThatTheClientReads() {
            var quote = accepted(quoteFor(BREST));
            var process = process(quote);

            review(process, Map.of("decision", "refuse", "reason", "La demande n'est pas signée."));

            assertThat(process)
                    .isEnded()
                    .hasPassed("AnnounceRefusal", "TerminationRefused")
                    .hasNotPassed("AwaitEffectiveDate");
            assertThat(status(quote)).isEqualTo(QuoteStatus.REFUSED);
            assertThat(mail(quote, "refusal").body()).contains("La demande n'est pas signée.", BREST);
            assertThat(quoteFor(BREST).status())
                    .as("the subscription may be quoted anew")
                    .isEqualTo(QuoteStatus.OFFERED);
        }

        @ParameterizedTest
        @EnumSource(
                value = TerminationCause.class,
                names = {"PROVIDER_BREACH", "FORCE_MAJEURE"})
        void waivesTheFeeOnALegalGroundForAReason(TerminationCause ground) {
            var quote = accepted(quoteFor(BREST));
            var process = process(quote);

            review(
                    process,
                    Map.of("decision", "waive", "ground", ground.code(), "reason", "Trois semaines sans messagerie."));

            assertThat(process).isWaitingAt("AwaitEffectiveDate");
            assertThat(reread(quote).waiverGround()).contains(ground);
            assertThat(mail(quote, "confirmation").body())
                    .contains(ground.waiver().orElseThrow().explanation().inFrench(), "Trois semaines sans messagerie.")
                    .doesNotContain(euros("720.00"));
        }

        @ParameterizedTest(name = "{0} on {1} because «{2}»")
        @CsvSource(
                delimiter = '|',
                value = {
                    "refuse  |                 |             | Indiquez le motif : le client le lira.",
                    "refuse  |                 | '   '       | Indiquez le motif : le client le lira.",
                    "waive   | force_majeure   |             | Indiquez le motif : le client le lira.",
                    "waive   |                 | Une panne   | "
                            + "Une exonération se fonde sur un manquement du prestataire ou sur la force majeure.",
                    "waive   | client_breach   | Une panne   | "
                            + "Une exonération se fonde sur un manquement du prestataire ou sur la force majeure.",
                    "        |                 |             | Choisissez une décision.",
                    "approve |                 |             | La décision « approve » n'existe pas."
                })
        void getsTheFormBackWhenTheDecisionIsIncomplete(
                String decision, String ground, String reason, String sentence) {
            var quote = accepted(quoteFor(BREST));
            var process = process(quote);
            var form = new HashMap<String, Object>();
            form.put("decision", decision);
            form.put("ground", ground);
            form.put("reason", reason);

            review(process, form);

            assertThat(process).isWaitingAt("ReviewTermination").hasPassed("DecisionRefused");
            assertThat(processes.shown(process, "refusal")).isEqualTo(sentence);
            assertThat(status(quote)).isEqualTo(QuoteStatus.ACCEPTED);
            assertThat(reread(quote).waiverGround()).isEmpty();
            assertThat(mailsAbout(quote)).containsExactly("termination-quote");
        }

        @Test
        void mayDecideOnTheFormThatCameBack() {
            var quote = accepted(quoteFor(BREST));
            var process = process(quote);
            review(process, Map.of("decision", "refuse"));

            review(process, Map.of("decision", "confirm"));

            assertThat(process).isWaitingAt("AwaitEffectiveDate");
            assertThat(processes.shown(process, "refusal")).isEqualTo("");
            assertThat(status(quote)).isEqualTo(QuoteStatus.CONFIRMED);
        }

        @Test
        void hasTwoDaysFromTheClientsAcceptanceOnline() {
            var quote = quoteFor(BREST);
            clock.moveTo(clock.today().plusDays(20));

            var process = process(accepted(quote));

            assertThat(task(process).getDueDate().toInstant())
                    .isEqualTo(clock.instant().plus(Duration.ofDays(2)));
            assertThat(processes.job(process, "ReviewTermination").getDuedate().toInstant())
                    .isEqualTo(clock.instant().plus(Duration.ofDays(2)));
        }

        @Test
        void hasTwoDaysFromTheAcceptanceThatWasRecorded() {
            var process = process(quoteFor(BREST));
            clock.moveTo(clock.today().plusDays(20));

            answer(process, Map.of("answer", "accept", "answerNote", "Courriel"));

            assertThat(task(process).getDueDate().toInstant())
                    .isEqualTo(clock.instant().plus(Duration.ofDays(2)));
        }

        @Test
        void seesItRiseToTheLateOnesWhenTheTwoDaysAreOver() {
            var process = process(accepted(quoteFor(BREST)));

            processes.execute(process, "ReviewTermination");

            assertThat(process).isWaitingAt("ReviewTermination");
            assertThat(task(process).getPriority()).isEqualTo(100);
        }
    }

    @Nested
    @DisplayName("waits for its effective date, and until then")
    class Waiting {

        @Test
        void isCancelledByAnAccountManagerForAReason() {
            var quote = confirmed(quoteFor(BREST));
            var process = process(quote);

            processes.complete(
                    process,
                    "AwaitEffectiveDate",
                    MANAGER,
                    Map.of("cancellationIntended", true, "reason", "Le client reste."));

            assertThat(process)
                    .isEnded()
                    .hasPassed("AnnounceCancellation", "TerminationCancelled")
                    .hasNotPassed("CarryOutTermination");
            assertThat(status(quote)).isEqualTo(QuoteStatus.CANCELLED);
            assertThat(mail(quote, "cancellation").body()).contains("Le client reste.", "15/03/2027");
            assertThat(endOf(BREST)).isNull();
            assertThat(quoteFor(BREST).status())
                    .as("the subscription may be quoted anew")
                    .isEqualTo(QuoteStatus.OFFERED);
        }

        @Test
        void isCancelledOnline() {
            var quote = confirmed(quoteFor(BREST));
            var process = process(quote);

            terminationHandling.cancelOnline(quote.number(), "Le client reste.", new Actor(MANAGER, Optional.empty()));

            assertThat(process)
                    .isEnded()
                    .hasPassed("CancelledOnline", "TerminationCancelled")
                    .hasNotPassed("CancelTermination");
            assertThat(status(quote)).isEqualTo(QuoteStatus.CANCELLED);
            assertThat(mailsAbout(quote)).contains("termination-cancellation");
        }

        @ParameterizedTest(name = "not when meant is {0} and the reason «{1}»")
        @CsvSource(
                delimiter = '|',
                value = {
                    "      | Le client reste. | Cochez que vous annulez cette résiliation.",
                    "false | Le client reste. | Cochez que vous annulez cette résiliation.",
                    "true  |                  | Indiquez le motif : le client le lira."
                })
        void isNotCancelledUnlessItIsMeantAndAReasonIsGiven(Boolean meant, String reason, String sentence) {
            var quote = confirmed(quoteFor(BREST));
            var process = process(quote);
            var form = new HashMap<String, Object>();
            form.put("cancellationIntended", meant);
            form.put("reason", reason);

            processes.complete(process, "AwaitEffectiveDate", MANAGER, form);

            assertThat(process).isWaitingAt("AwaitEffectiveDate").hasPassed("CancellationRefused");
            assertThat(processes.shown(process, "refusal")).isEqualTo(sentence);
            assertThat(processes.hasJob(process, "EffectiveDateReached")).isTrue();
            assertThat(status(quote)).isEqualTo(QuoteStatus.CONFIRMED);
        }

        @Test
        void doesNotTakeTheReasonOfTheReviewForThatOfACancellation() {
            var process = process(accepted(quoteFor(BREST)));
            review(process, Map.of("decision", "waive", "ground", "force_majeure", "reason", "Inondation."));

            processes.complete(process, "AwaitEffectiveDate", MANAGER, Map.of("cancellationIntended", true));

            assertThat(process).isWaitingAt("AwaitEffectiveDate");
        }

        @Test
        void cannotBeCancelledOnceThatDateHasComeAndTheEndIsUnderWay() {
            var quote = confirmed(quoteFor(BREST));
            var process = process(quote);
            clock.moveTo(LEAVING);
            processes.execute(process, "EffectiveDateReached");

            assertThatThrownBy(() -> terminationHandling.cancelOnline(
                            quote.number(), "Le client reste.", new Actor(MANAGER, Optional.empty())))
                    .isInstanceOf(Overtaken.class);

            assertThat(status(quote)).isEqualTo(QuoteStatus.CONFIRMED);
            assertThat(process).isWaitingAt("CarryOutTermination");
        }
    }

    @Nested
    @DisplayName("is carried out on its effective date:")
    class CarryingOut {

        @ParameterizedTest
        @CsvSource({"2027-03-15, 2027-03-14T23:00:00Z", "2027-07-15, 2027-07-14T22:00:00Z"}) // summer time
        void thatDayBeginsAtMidnightInParis(LocalDate effectiveDate, String midnight) {
            var process = process(confirmed(quoteFor(effectiveDate, BREST)));

            assertThat(processes
                            .job(process, "EffectiveDateReached")
                            .getDuedate()
                            .toInstant())
                    .isEqualTo(midnight);
        }

        @ParameterizedTest(name = "executed {0} days after it was due")
        @ValueSource(ints = {0, 21})
        void theServiceEndsTheFeeIsChargedAndTheClientIsTold(int late) {
            var quote = confirmed(quoteFor(BREST));
            var process = process(quote);
            var life = processes.running("subscription-lifecycle", BREST);

            clock.moveTo(LEAVING.plusDays(late));
            carryOut(process);

            assertThat(process)
                    .isEnded()
                    .hasPassedInOrder(
                            "EffectiveDateReached",
                            "CarryOutTermination",
                            "ChargeTerminationFee",
                            "AnnounceTermination",
                            "TerminationCarriedOut");
            assertThat(status(quote)).isEqualTo(QuoteStatus.CARRIED_OUT);
            assertThat(endOf(BREST)).isEqualTo(LEAVING);
            assertThat(life).isEnded().hasPassed("SubscriptionEnded");
            assertThat(charges.of(quote.number())).singleElement().satisfies(charge -> {
                assertThat(charge.subscription()).isEqualTo(BREST);
                assertThat(charge.customer()).isEqualTo("CLI-001");
                assertThat(charge.kind()).isEqualTo(Charge.Kind.EARLY_TERMINATION_FEE);
                assertThat(charge.amount()).isEqualTo(quote.totalExcludingTax());
                assertThat(charge.vatRate()).isEqualTo(VatRate.of("20"));
                assertThat(charge.chargedOn()).isEqualTo(LEAVING);
            });
            assertThat(mail(quote, "end").body())
                    .contains("15/03/2027", BREST, euros("720.00") + " HT", euros("864.00") + " TTC");
            assertThat(processes.find("subscription-lifecycle", QUIMPER))
                    .as("other sites go on")
                    .isPresent();
        }

        @Test
        void everySiteOfTheQuoteIsChargedItsOwnFee() {
            var quote = confirmed(quoteFor(QUIMPER, BREST));
            var process = process(quote);

            clock.moveTo(LEAVING);
            carryOut(process);

            assertThat(charges.of(quote.number()))
                    .extracting(Charge::subscription, Charge::amount)
                    .containsExactlyInAnyOrder(tuple(BREST, Euros.of("720.00")), tuple(QUIMPER, Euros.of("240.00")));
            assertThat(charges.of(quote.number()).stream().map(Charge::amount).reduce(Euros.ZERO, Euros::plus))
                    .isEqualTo(quote.totalExcludingTax());
            assertThat(endOf(BREST)).isEqualTo(LEAVING);
            assertThat(endOf(QUIMPER)).isEqualTo(LEAVING);
            assertThat(processes.find("subscription-lifecycle", BREST)).isEmpty();
            assertThat(processes.find("subscription-lifecycle", QUIMPER)).isEmpty();
            assertThat(processes.find("subscription-lifecycle", OF_ANOTHER)).isPresent();
        }

        @Test
        void nothingIsChargedWhenTheFeeWasWaived() {
            var quote = accepted(quoteFor(BREST));
            var process = process(quote);
            review(
                    process,
                    Map.of(
                            "decision",
                            "waive",
                            "ground",
                            "provider_breach",
                            "reason",
                            "Trois semaines sans messagerie."));

            clock.moveTo(LEAVING);
            carryOut(process);

            assertThat(process).isEnded().hasPassed("TerminationCarriedOut");
            assertThat(endOf(BREST)).isEqualTo(LEAVING);
            assertThat(charges.of(quote.number())).isEmpty();
            assertThat(mail(quote, "end").body())
                    .contains("Aucuns frais ne sont dus.")
                    .doesNotContain(euros("720.00"));
        }

        @Test
        void nothingIsChargedWhenNothingIsOwed() {
            portfolios.hold(numbered("ABO-GRATUIT").onSite("VANNES").atMonthly("0.00"));
            var quote = confirmed(quoteFor("ABO-GRATUIT"));
            var process = process(quote);
            assertThat(quote.totalIncludingTax()).isEqualTo(Euros.ZERO);

            clock.moveTo(LEAVING);
            carryOut(process);

            assertThat(process).isEnded();
            assertThat(endOf("ABO-GRATUIT")).isEqualTo(LEAVING);
            assertThat(charges.of(quote.number())).isEmpty();
            assertThat(mail(quote, "end").body()).contains("Aucuns frais ne sont dus.");
        }

        @Test
        void aStepThatRunsTwiceHasItsEffectOnce() {
            var quote = confirmed(quoteFor(BREST));
            var process = process(quote);
            clock.moveTo(LEAVING);
            carryOut(process);
            var charged = charges.of(quote.number());
            var events = terminationHandling.events(quote.number());
            var told = mailsAbout(quote);

            clock.moveTo(LEAVING.plusDays(1));
            terminationHandling.carryOut(quote.number());
            terminationHandling.charge(quote.number());
            letters.sendEnd(quote.number());

            assertThat(charges.of(quote.number())).isEqualTo(charged);
            assertThat(terminationHandling.events(quote.number())).isEqualTo(events);
            assertThat(mailsAbout(quote)).isEqualTo(told);
            assertThat(endOf(BREST)).isEqualTo(LEAVING);
        }

        @Test
        void aJobThatIsRolledBackLeavesNothingAndSucceedsWhenItIsRepeated() {
            var quote = confirmed(quoteFor(BREST));
            var process = process(quote);
            clock.moveTo(LEAVING);
            processes.execute(process, "EffectiveDateReached");
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                processes.execute(process, "CarryOutTermination");
                transaction.setRollbackOnly();
            });
            assertThat(endOf(BREST)).isNull();
            assertThat(charges.of(quote.number())).isEmpty();
            assertThat(processes.find("subscription-lifecycle", BREST)).isPresent();

            processes.execute(process, "CarryOutTermination");

            assertThat(process).isEnded();
            assertThat(charges.of(quote.number())).hasSize(1);
        }

        @Test
        void onTheFirstDayOfServiceItWaitsUntilTheServiceHasBegun() {
            portfolios.hold(numbered("ABO-FUTUR").onSite("LORIENT").servedFrom("2027-03-15"));
            var quote = confirmed(quoteFor("ABO-FUTUR"));
            var process = process(quote);
            var life = processes.running("subscription-lifecycle", "ABO-FUTUR");
            clock.moveTo(LEAVING);
            processes.execute(process, "EffectiveDateReached");
            assertThatThrownBy(() -> processes.execute(process, "CarryOutTermination"))
                    .isNotNull();
            assertThat(endOf("ABO-FUTUR")).isNull();

            processes.execute(life, "ServiceStartDateReached");
            processes.execute(process, "CarryOutTermination");

            assertThat(process).isEnded();
            assertThat(life).isEnded();
            assertThat(endOf("ABO-FUTUR")).isEqualTo(LEAVING);
        }

        @Test
        void aConfirmationThatComesAfterTheEffectiveDateIsCarriedOutAtOnce() {
            var quote = accepted(quoteFor(LocalDate.of(2026, 12, 1), BREST));
            clock.moveTo(LocalDate.of(2026, 12, 4));
            var process = process(quote);

            review(process, Map.of("decision", "confirm"));
            assertThat(processes.job(process, "EffectiveDateReached").getDuedate())
                    .isBefore(clock.instant());
            carryOut(process);

            assertThat(endOf(BREST)).isEqualTo("2026-12-01");
        }

        @Test
        void theEndedSubscriptionCannotBeQuotedAgain() {
            var quote = confirmed(quoteFor(BREST));
            clock.moveTo(LEAVING);
            carryOut(process(quote));

            assertThatThrownBy(() -> quoteFor(LEAVING.plusMonths(1), BREST))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("subscription-ended"));
        }
    }

    @Nested
    @DisplayName("whose fee changes meanwhile has a stale quote:")
    class GoingStale {

        static final LocalDate DEARER_FROM = LocalDate.of(2027, 1, 1);

        @ParameterizedTest
        @EnumSource
        void theClientIsToldAndAnAccountManagerDecides(Stage stage) {
            var quote = at(stage, quoteFor(BREST));
            var process = process(quote);
            clock.moveTo(clock.today().plusDays(5));

            portfolios.changeFee(BREST, DEARER_FROM, "150.00");

            assertThat(process).isWaitingAt("DecideOnStaleQuote").hasPassed("QuoteBecameStale", "AnnounceStaleQuote");
            assertThat(task(process)).hasCandidateGroup("account-managers");
            assertThat(task(process).getDueDate().toInstant())
                    .isEqualTo(clock.instant().plus(Duration.ofDays(2)));
            assertThat(status(quote)).isEqualTo(QuoteStatus.STALE);
            assertThat(mail(quote, "stale").body()).contains(quote.number(), BREST);
            assertThat(List.of("QuoteExpired", "EffectiveDateReached", "ReviewTermination"))
                    .noneMatch(timer -> processes.hasJob(process, timer));
            assertThat(reread(quote).document()).as("nothing is recalculated").isEqualTo(quote.document());
        }

        @ParameterizedTest
        @EnumSource
        void madeAgainItIsANewQuoteWithItsOwnProcessAndTheNewAmounts(Stage stage) {
            var quote = stale(stage, quoteFor(BREST));
            var process = process(quote);

            processes.complete(
                    process,
                    "DecideOnStaleQuote",
                    MANAGER,
                    Map.of("staleDecision", "remake", "effectiveDate", "2027-03-15"));

            assertThat(process).isEnded().hasPassed("QuoteRemade");
            var remade = newest();
            assertThat(remade.number()).isNotEqualTo(quote.number());
            assertThat(remade.totalExcludingTax()).isEqualTo(Euros.of("900.00"));
            assertThat(remade.requestedBy()).isEqualTo(MANAGER);
            assertThat(process(remade)).isWaitingAt("RecordClientAnswer");
            assertThat(mail(remade, "quote").body()).contains("Total HT : " + euros("900.00"));
            assertThat(status(quote)).isEqualTo(QuoteStatus.STALE);
        }

        @Test
        void madeAgainItMayHaveAnotherDateAndBeAccepted() {
            var quote = stale(Stage.CONFIRMED, quoteFor(BREST, QUIMPER));
            processes.complete(
                    process(quote),
                    "DecideOnStaleQuote",
                    MANAGER,
                    Map.of("staleDecision", "remake", "effectiveDate", "2027-04-01"));

            var remade = confirmed(newest());

            assertThat(remade.subscriptions()).containsExactly(BREST, QUIMPER);
            assertThat(remade.effectiveDate()).isEqualTo("2027-04-01");
            assertThat(process(remade)).isWaitingAt("AwaitEffectiveDate");
        }

        @ParameterizedTest
        @EnumSource
        void droppedItIsOverAndTheSubscriptionGoesOn(Stage stage) {
            var quote = stale(stage, quoteFor(BREST));
            var process = process(quote);

            processes.complete(process, "DecideOnStaleQuote", MANAGER, Map.of("staleDecision", "drop"));

            assertThat(process).isEnded().hasPassed("StaleQuoteDropped");
            assertThat(endOf(BREST)).isNull();
            assertThat(newest().number()).isEqualTo(quote.number());
            assertThat(quoteFor(BREST).totalExcludingTax()).isEqualTo(Euros.of("900.00"));
        }

        @Test
        void thatCannotBeMadeAgainLeadsBackWithTheReason() {
            var quote = stale(Stage.OFFERED, quoteFor(BREST));
            var process = process(quote);

            processes.complete(
                    process,
                    "DecideOnStaleQuote",
                    MANAGER,
                    Map.of("staleDecision", "remake", "effectiveDate", "2020-01-01"));

            assertThat(process).isWaitingAt("DecideOnStaleQuote").hasPassed("RemakeRefused");
            assertThat(processes.shown(process, "refusal")).asString().contains("01/01/2020 est passée");
        }

        @Test
        void itsTaskRisesToTheLateOnesAfterTwoDays() {
            var process = process(stale(Stage.ACCEPTED, quoteFor(BREST)));

            processes.execute(process, "DecideOnStaleQuote");

            assertThat(task(process).getPriority()).isEqualTo(100);
        }

        @Test
        void itCanNoLongerBeAccepted() {
            var quote = stale(Stage.OFFERED, quoteFor(BREST));

            assertThatThrownBy(() -> terminationHandling.acceptOnline(quote.number(), CLIENT))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("quote-stale"));
        }

        @Test
        void alsoBetweenItsEffectiveDateAndTheJobThatCarriesItOut() {
            var quote = confirmed(quoteFor(BREST));
            var process = process(quote);
            clock.moveTo(LEAVING);
            processes.execute(process, "EffectiveDateReached");

            portfolios.changeFee(BREST, LEAVING.plusMonths(1), "150.00");

            assertThat(process).isWaitingAt("DecideOnStaleQuote");
            assertThat(processes.hasJob(process, "CarryOutTermination")).isFalse();
            assertThat(endOf(BREST)).isNull();
        }

        @ParameterizedTest
        @EnumSource
        void oneSiteIsEnoughInAQuoteOfSeveral(Stage stage) {
            var quote = at(stage, quoteFor(BREST, QUIMPER));

            portfolios.changeFee(QUIMPER, DEARER_FROM, "85.00");

            assertThat(process(quote)).isWaitingAt("DecideOnStaleQuote");
            assertThat(quoteFor(BREST).status())
                    .as("its other site is free again")
                    .isEqualTo(QuoteStatus.OFFERED);
        }

        @ParameterizedTest
        @EnumSource
        void aFeeOfAnotherSubscriptionLeavesItAlone(Stage stage) {
            var quote = at(stage, quoteFor(BREST));
            var before = status(quote);

            portfolios.changeFee(QUIMPER, DEARER_FROM, "85.00");

            assertThat(process(quote)).hasNotPassed("QuoteBecameStale");
            assertThat(status(quote)).isEqualTo(before);
            assertThat(mailsAbout(quote)).doesNotContain("termination-stale");
        }

        @Test
        void theSameFeeOnceMoreLeavesItAlone() {
            portfolios.changeFee(BREST, DEARER_FROM, "150.00");
            var quote = accepted(quoteFor(BREST));

            portfolios.changeFee(BREST, DEARER_FROM, "150.00");

            assertThat(status(quote)).isEqualTo(QuoteStatus.ACCEPTED);
            assertThat(process(quote)).isWaitingAt("ReviewTermination");
        }

        @Test
        void aQuoteThatIsOverIsLeftAlone() {
            var declined = quoteFor(BREST);
            answer(process(declined), Map.of("answer", "decline", "answerNote", "Par téléphone"));

            portfolios.changeFee(BREST, DEARER_FROM, "150.00");

            assertThat(status(declined)).isEqualTo(QuoteStatus.DECLINED);
        }

        private TerminationQuote stale(Stage stage, TerminationQuote quote) {
            at(stage, quote);
            portfolios.changeFee(BREST, DEARER_FROM, "150.00");
            return reread(quote);
        }
    }

    /** How far a quote has come when its fees change. */
    enum Stage {
        OFFERED,
        ACCEPTED,
        CONFIRMED
    }

    private TerminationQuote at(Stage stage, TerminationQuote quote) {
        return switch (stage) {
            case OFFERED -> quote;
            case ACCEPTED -> accepted(quote);
            case CONFIRMED -> confirmed(quote);
        };
    }

    private TerminationQuote quoteFor(String... numbers) {
        return quoteFor(LEAVING, numbers);
    }

    private TerminationQuote quoteFor(LocalDate effectiveDate, String... numbers) {
        return terminationHandling.request(new TerminationRequest(List.of(numbers), effectiveDate), CLIENT, null);
    }

    private ProcessInstance askedOnTheForm(String numbers, String date) {
        return processes.startFromForm(
                EarlyTerminationProcess.KEY, MANAGER, Map.of("subscriptions", numbers, "effectiveDate", date));
    }

    private TerminationQuote accepted(TerminationQuote quote) {
        return terminationHandling.acceptOnline(quote.number(), CLIENT);
    }

    private TerminationQuote confirmed(TerminationQuote quote) {
        accepted(quote);
        review(process(quote), Map.of("decision", "confirm"));
        return reread(quote);
    }

    private void answer(ProcessInstance process, Map<String, Object> form) {
        processes.complete(process, "RecordClientAnswer", MANAGER, form);
    }

    private void review(ProcessInstance process, Map<String, Object> form) {
        processes.complete(process, "ReviewTermination", OTHER_MANAGER, form);
    }

    private void carryOut(ProcessInstance process) {
        processes.execute(process, "EffectiveDateReached");
        processes.execute(process, "CarryOutTermination");
    }

    private ProcessInstance process(TerminationQuote quote) {
        return processes.running(EarlyTerminationProcess.KEY, quote.number());
    }

    private TerminationQuote quoteOf(ProcessInstance process) {
        return terminationHandling.find(String.valueOf(processes.shown(process, "quoteNumber")));
    }

    private TerminationQuote reread(TerminationQuote quote) {
        return terminationHandling.find(quote.number());
    }

    private TerminationQuote newest() {
        return terminationHandling.list(CLIENT, 0, 1).get(0);
    }

    private QuoteStatus status(TerminationQuote quote) {
        return reread(quote).status();
    }

    private List<QuoteStatus> statuses(TerminationQuote quote) {
        return terminationHandling.events(quote.number()).stream()
                .map(QuoteEvent::status)
                .toList();
    }

    private QuoteEvent lastEvent(TerminationQuote quote) {
        var events = terminationHandling.events(quote.number());
        return events.get(events.size() - 1);
    }

    private LocalDate endOf(String subscription) {
        return subscriptions.find(subscription).map(Subscription::endedOn).orElse(null);
    }

    private Notice mail(TerminationQuote quote, String kind) {
        return notices.findByKey(quote.number() + "/" + kind).orElseThrow().notice();
    }

    private List<String> mailsAbout(TerminationQuote quote) {
        return notices.list(0, 20, quote.number()).entries().stream()
                .map(recorded -> recorded.notice().kind())
                .toList();
    }

    private static String euros(String amount) {
        return Euros.of(amount).inFrench();
    }
}
