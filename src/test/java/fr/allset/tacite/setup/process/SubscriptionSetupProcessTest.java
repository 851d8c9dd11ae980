package fr.allset.tacite.setup.process;

import static fr.allset.tacite.setup.ARequest.FROMAGERIE;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.setup.AcceptanceMeans;
import fr.allset.tacite.setup.AcceptanceStatus;
import fr.allset.tacite.setup.ContractDocuments;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.DocumentAnswer;
import fr.allset.tacite.setup.PrerequisiteAnswer;
import fr.allset.tacite.setup.PrerequisiteList;
import fr.allset.tacite.setup.RequestStatus;
import fr.allset.tacite.setup.RequestedDocument;
import fr.allset.tacite.setup.Setup;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.setup.SetupStanding;
import fr.allset.tacite.subscription.Customers;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How the Fromagerie des Volcans comes into service. Today is Monday 23 November 2026.
 *
 * <pre>
 *   signed 20/11   asked 23/11    reminded 30/11   07/12   14/12   decided from 21/12
 *   |——————————————|——————————————|————————————————|———————|———————|
 * </pre>
 */
@TaciteTest
@DisplayName("A set-up")
class SubscriptionSetupProcessTest {

    static final String MANAGER = "gestionnaire";
    static final Actor STAFF = new Actor(MANAGER, Optional.empty());
    static final String ACCEPTANCE = "document-acceptance";

    @Autowired
    RunningProcesses processes;

    @Autowired
    Portfolios portfolios;

    @Autowired
    SetupHandling setupHandling;

    @Autowired
    DocumentAcceptance acceptances;

    @Autowired
    ContractDocuments documents;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    SubscriptionDiary diary;

    @Autowired
    Customers customers;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    @Autowired
    FormService forms;

    @Nested
    @DisplayName("begins with a request, which")
    class Request {

        @Test
        void opensAFileAndAsksTheClientForItsDocuments() {
            var process = asked(ARequest.ofANewCustomer());

            assertThat(process).isWaitingAt("CollectAcceptances", "RecordPrerequisites");
            assertThat(acceptance(process)).isWaitingAt("RecordDocumentAnswer", "ReminderDue");
            var setup = setup(process);
            assertThat(setup.number()).isEqualTo("MS-2026-" + setup.number().substring(8));
            assertThat(setup.file().documents())
                    .extracting(RequestedDocument::code)
                    .containsExactly(
                            "exchange-online",
                            "onedrive-entreprise",
                            "conditions-generales",
                            "droits-utilisation",
                            "service-standard");
            assertThat(setup.file().openedBy()).isEqualTo(MANAGER);
            var letter = letter(setup, "documents-1");
            assertThat(letter.recipientAddress()).isEqualTo("ines.roche@fromagerie.example");
            assertThat(letter.body())
                    .contains(
                            "Microsoft Exchange Online Service Description, version 2013-01",
                            "http://technet.microsoft.com/fr-fr/library/office-365-service-descriptions.aspx",
                            "services standards",
                            "SHA-256 : ",
                            setup.number(),
                            "01/12/2026")
                    .doesNotContain("SharePoint Online Service Description");
        }

        @Test
        void leavesNothingInThePortfolio() {
            var process = asked(ARequest.ofANewCustomer());

            assertThat(inPortfolio()).isZero();
            assertThat(customers.find(setup(process).customer().number())).isEmpty();
        }

        @Test
        void showsItsFiguresInFrench() {
            var process = asked(ARequest.ofANewCustomer());

            assertThat(processes.shown(process, "customerName")).isEqualTo(FROMAGERIE);
            assertThat(processes.shown(process, "monthlyFixedFeeText"))
                    .isEqualTo(Euros.of("240.50").inFrench());
            assertThat(processes.shown(process, "initialFeeText"))
                    .isEqualTo(Euros.of("500").inFrench());
            assertThat(processes.shown(process, "signedOnText")).isEqualTo("20/11/2026");
            assertThat(processes.shown(process, "worksText")).isEqualTo("migration (devis séparé)");
            assertThat(processes.shown(acceptance(process), "documentChoices").toString())
                    .contains("\"*\"", "service-standard");
        }

        /** Tasklist takes rows as text; a program that calls the engine takes them as an object. */
        @Test
        void givesTasklistTheRowsOfItsTablesAsText() {
            var task = processes.task(acceptance(asked(ARequest.ofANewCustomer())), "RecordDocumentAnswer");

            JsonValue rows = forms.getTaskFormVariables(task.getId(), List.of("documentRows"), false)
                    .getValueTyped("documentRows");

            assertThat(rows.isDeserialized()).isFalse();
            assertThat(rows.getValueSerialized()).contains("\"title\":", "\"where\":");
        }

        @ParameterizedTest(name = "{0} = «{1}»: {2}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "wishedStart         | 2026-11-19 | La mise en service du 19/11/2026 précède la signature du contrat, le 20/11/2026.",
                    "wishedStart         | 2029-11-24 | La mise en service du 24/11/2029 est trop lointaine : 2 ans au plus.",
                    "signedOn            | 2026-11-24 | Le contrat ne peut pas être signé le 24/11/2026, qui est à venir.",
                    "initialPeriodMonths | 0          | La Période Initiale compte de 1 à 240 mois, et non « 0 ».",
                    "initialPeriodMonths | 241        | La Période Initiale compte de 1 à 240 mois, et non « 241 ».",
                    "monthlyFixedFee     | beaucoup   | Frais Fixes mensuels : « beaucoup » n'est pas un montant ; écrivez 1234,50.",
                    "initialFee          | -1         | Frais Initiaux : le montant est négatif.",
                    "siren               | 732829321  | « 732829321 » n'est pas un SIREN : neuf chiffres, dont la clé de contrôle.",
                    "siren               |            | Le SIREN d'un professionnel est obligatoire.",
                    "siteCode            | É          | Le code du site « É » a de 1 à 40 lettres sans accent,"
                            + " chiffres, points, tirets, soulignés ou barres obliques.",
                    "customerName        |            | Renseignez : nom du Client."
                })
        void thatCannotBeLeadsBackToWhoAskedWithTheReason(String field, String value, String sentence) {
            var process = asked(ARequest.ofANewCustomer().with(field, value));

            assertThat(process).isWaitingAt("CorrectSetupRequest");
            assertThat(processes.shown(process, "refusal")).isEqualTo(sentence);
            assertThat(setupHandling.list(Optional.empty(), Optional.empty(), 0, 10))
                    .isEmpty();
        }

        @Test
        void withoutAComponentIsCorrectedAndOpened() {
            var process = asked(
                    ARequest.ofANewCustomer().with("exchangeOnline", false).with("oneDrive", false));
            assertThat(processes.shown(process, "refusal")).isEqualTo("Choisissez au moins un composant.");

            processes.complete(
                    process,
                    "CorrectSetupRequest",
                    MANAGER,
                    ARequest.ofANewCustomer()
                            .with("requestDecision", "maintain")
                            .form());

            assertThat(process).isWaitingAt("CollectAcceptances", "RecordPrerequisites");
            assertThat(processes.shown(process, "refusal")).isEqualTo("");
        }

        @Test
        void refusedMayBeDropped() {
            var process = asked(ARequest.ofANewCustomer().with("siren", "1"));

            processes.complete(process, "CorrectSetupRequest", MANAGER, Map.of("requestDecision", "drop"));

            assertThat(process).isEnded().hasPassed("SetupRequestDropped");
        }

        @Test
        void ofAKnownCustomerTakesWhatIsOnRecord() {
            portfolios.hold(numbered("ABO-BREST"));

            var process = asked(ARequest.ofCustomer("CLI-001", "QUIMPER")
                    .with("siteName", "Quai")
                    .with("siteAddress", "1 quai, Quimper"));

            assertThat(setup(process).customer().name()).isEqualTo("Ateliers du Ponant");
            assertThat(setup(process).knownCustomer()).isTrue();
        }

        @Test
        void ofACustomerThatDoesNotExistIsRefused() {
            var process = asked(ARequest.ofCustomer("CLI-XX", "QUIMPER"));

            assertThat(processes.shown(process, "refusal")).isEqualTo("Le client CLI-XX n'existe pas.");
        }
    }

    @Nested
    @DisplayName("collects acceptances, which")
    class Collecting {

        @Test
        void mayBeginWithARefusal() {
            var process = asked(ARequest.ofANewCustomer());

            answered(process, answer("exchange-online", "refuse").with("remark", "Version anglaise"));

            assertThat(acceptance(process)).isWaitingAt("RecordDocumentAnswer", "ReminderDue");
            assertThat(document(process, "exchange-online").status()).isEqualTo(RequestStatus.REFUSED);
            assertThat(processes.shown(acceptance(process), "documentRows").toString())
                    .contains("refusé, Inès Roche, 23/11/2026", "Version anglaise");
            assertThat(standing(process))
                    .startsWith("attend l'acceptation de 5\u00a0documents (dont 1\u00a0refusé) depuis aujourd'hui");

            answered(process, answer("exchange-online", "accept"));
            assertThat(document(process, "exchange-online").status()).isEqualTo(RequestStatus.ACCEPTED);
            assertThat(acceptance(process)).isWaitingAt("RecordDocumentAnswer", "ReminderDue");

            answered(process, answer("*", "accept"));
            assertThat(processes.find(ACCEPTANCE, setup(process).number())).isEmpty();
            assertThat(process).isWaitingAt("RecordPrerequisites");
            assertThat(document(process, "service-standard").answer()).hasValueSatisfying(answer -> {
                assertThat(answer.by()).isEqualTo("Inès Roche");
                assertThat(answer.recordedBy()).isEqualTo(MANAGER);
                assertThat(answer.means()).isEqualTo(AcceptanceMeans.EMAIL);
                assertThat(answer.evidence()).contains("courriel du 23/11");
            });
        }

        @ParameterizedTest(name = "{0} = «{1}»: {2}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "answeredBy       |            | Renseignez : personne du Client.",
                    "answeredOn       | 2026-11-24 | La réponse ne peut pas être du 24/11/2026, qui est à venir.",
                    "answeredOn       |            | Renseignez : date de la réponse.",
                    "means            |            | Choisissez le moyen de la réponse : courriel ou papier.",
                    "means            | PORTAL     | Choisissez le moyen de la réponse : courriel ou papier.",
                    "evidence         |            | Renseignez : référence de la preuve.",
                    "answeredDocument |            | Choisissez le document auquel le Client répond.",
                    "answeredDocument | office-x   | Le document office-x n'est pas à accepter ici.",
                    "answerDecision   |            | Choisissez la réponse du client."
                })
        void areNoneWithoutWhoWhenHowAndTheEvidence(String field, String value, String sentence) {
            var process = asked(ARequest.ofANewCustomer());

            answered(process, answer("*", "accept").with(field, value));

            assertThat(acceptance(process)).isWaitingAt("RecordDocumentAnswer", "ReminderDue");
            assertThat(processes.shown(acceptance(process), "refusal")).isEqualTo(sentence);
            assertThat(setup(process).file().pending()).hasSize(5);
        }

        @Test
        void anAcceptedDocumentIsNotRefusedAnyMore() {
            var process = asked(ARequest.ofANewCustomer());
            answered(process, answer("exchange-online", "accept"));

            answered(process, answer("exchange-online", "refuse"));

            assertThat(processes.shown(acceptance(process), "refusal"))
                    .asString()
                    .contains("a été accepté le 23/11/2026");
        }

        @Test
        void mayComeOnLine() {
            var process = asked(ARequest.ofANewCustomer());
            var client = new Actor("ines", Optional.of(setup(process).customer().number()));

            acceptances.answerOnline(setup(process).number(), online("exchange-online"), client);
            assertThat(acceptance(process))
                    .isWaitingAt("RecordDocumentAnswer", "ReminderDue")
                    .hasPassed("OtherAnswersAwaited");
            assertThat(document(process, "exchange-online")
                            .answer()
                            .orElseThrow()
                            .means())
                    .isEqualTo(AcceptanceMeans.PORTAL);

            acceptances.answerOnline(setup(process).number(), online("*"), client);
            assertThat(processes.find(ACCEPTANCE, setup(process).number())).isEmpty();
            assertThat(process).isWaitingAt("RecordPrerequisites");
        }

        @Test
        void areNotTakenFromAnotherCustomer() {
            var process = asked(ARequest.ofANewCustomer());

            assertThatThrownBy(() -> acceptances.answerOnline(
                            setup(process).number(), online("*"), new Actor("x", Optional.of("CLI-X"))))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("unknown-acceptance-file"));
        }

        @Test
        void remindASilentClientThreeTimesThenAskAPerson() {
            var process = asked(ARequest.ofANewCustomer());
            answered(process, answer("exchange-online", "accept"));

            for (var day : List.of(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 7), LocalDate.of(2026, 12, 14))) {
                assertThat(processes.job(acceptance(process), "ReminderDue").getDuedate())
                        .isEqualTo(Date.from(
                                day.atTime(10, 0).atZone(clock.getZone()).toInstant()));
                clock.moveTo(day);
                processes.execute(acceptance(process), "ReminderDue");
                assertThat(letter(setup(process), "reminder-" + day).body())
                        .contains("23/11/2026", "OneDrive")
                        .doesNotContain("Exchange Online Service Description");
            }
            assertThat(acceptance(process)).isWaitingAt("RecordDocumentAnswer", "EscalationDue");

            clock.moveTo(LocalDate.of(2026, 12, 21));
            processes.execute(acceptance(process), "EscalationDue");

            assertThat(acceptance(process)).isWaitingAt("RecordDocumentAnswer", "DecideOnSilence");
            assertThat(standing(process)).contains("depuis 28\u00a0jours");
        }

        @Test
        void doNotRemindOfWhatWasMissedWhileNobodyRan() {
            var process = asked(ARequest.ofANewCustomer());
            clock.moveTo(LocalDate.of(2026, 12, 8));

            processes.execute(acceptance(process), "ReminderDue");

            assertThat(processes.job(acceptance(process), "ReminderDue").getDuedate())
                    .isEqualTo(Date.from(LocalDate.of(2026, 12, 14)
                            .atTime(10, 0)
                            .atZone(clock.getZone())
                            .toInstant()));
        }

        @Test
        void goOnWithMoreTime() {
            var process = escalated();

            processes.complete(acceptance(process), "DecideOnSilence", MANAGER, Map.of("silenceDecision", "extend"));

            assertThat(acceptance(process)).isWaitingAt("RecordDocumentAnswer", "ReminderDue");
            assertThat(processes.job(acceptance(process), "ReminderDue").getDuedate())
                    .isEqualTo(Date.from(LocalDate.of(2026, 12, 28)
                            .atTime(10, 0)
                            .atZone(clock.getZone())
                            .toInstant()));
            answered(process, answer("*", "accept"));
            assertThat(process).isWaitingAt("RecordPrerequisites");
        }

        @Test
        void endWhenTheAccountManagerGivesASilentClientUp() {
            var process = escalated();
            processes.complete(acceptance(process), "DecideOnSilence", MANAGER, Map.of("silenceDecision", "abandon"));
            assertThat(processes.shown(acceptance(process), "refusal"))
                    .asString()
                    .startsWith("Indiquez le motif");

            processes.complete(
                    acceptance(process),
                    "DecideOnSilence",
                    MANAGER,
                    Map.of("silenceDecision", "abandon", "reason", "Sans nouvelles"));

            assertAbandoned(process, "Sans nouvelles");
        }

        @Test
        void needADecisionOnSilence() {
            var process = escalated();

            processes.complete(acceptance(process), "DecideOnSilence", MANAGER, Map.of());

            assertThat(acceptance(process)).isWaitingAt("RecordDocumentAnswer", "DecideOnSilence");
        }

        @Test
        void endWhenTheClientDoesNotWantTheServiceAnyMore() {
            var process = asked(ARequest.ofANewCustomer());

            processes.complete(
                    acceptance(process),
                    "RecordDocumentAnswer",
                    MANAGER,
                    Map.of("answerDecision", "abandon", "reason", "Le Client renonce"));

            assertAbandoned(process, "Le Client renonce");
        }

        @Test
        void askForANewVersionWhileTheyAreOpen() {
            var process = asked(ARequest.ofANewCustomer());
            answered(process, answer("exchange-online", "accept"));
            assertThat(document(process, "exchange-online").isAccepted()).isTrue();

            published("exchange-online", "2026-12", LocalDate.of(2026, 12, 1));

            assertThat(setup(process).file().documents())
                    .filteredOn(document -> document.code().equals("exchange-online"))
                    .extracting(RequestedDocument::version, RequestedDocument::status)
                    .containsExactly(
                            tuple("2013-01", RequestStatus.SUPERSEDED), tuple("2026-12", RequestStatus.REQUESTED));
            assertThat(letter(setup(process), "documents-2").body())
                    .contains("version 2026-12", "https://example.org/2026-12", "OneDrive");
            assertThat(acceptance(process)).isWaitingAt("RecordDocumentAnswer", "ReminderDue");
            answered(process, answer("*", "accept"));
            assertThat(process).isWaitingAt("RecordPrerequisites");
        }
    }

    @Nested
    @DisplayName("checks the prerequisites, which")
    class Prerequisites {

        @Test
        void areRecordedWithTheirReservations() {
            var process = asked(ARequest.ofANewCustomer());

            processes.complete(process, "RecordPrerequisites", MANAGER, prerequisites());

            assertThat(setup(process).reservations()).singleElement().satisfies(item -> {
                assertThat(item.title()).isEqualTo("Pare-feu");
                assertThat(item.reservation()).contains("Port 443 filtré");
                assertThat(item.version()).isEqualTo("M365-2025-10");
            });
            assertThat(process).isWaitingAt("CollectAcceptances");
        }

        @Test
        void theClientCompletesOnlineOnce() {
            var process = asked(ARequest.ofANewCustomer());
            var setup = setup(process);
            var client = new Actor("client", Optional.of(setup.customer().number()));

            setupHandling.recordPrerequisitesOnline(setup.number(), allMet(), client);
            setupHandling.recordPrerequisitesOnline(setup.number(), Map.of(), client);

            assertThat(process).isWaitingAt("CollectAcceptances").hasPassed("PrerequisitesKnown");
            assertThat(setup(process).prerequisites())
                    .isNotEmpty()
                    .allSatisfy(item -> assertThat(item.recordedBy()).isEqualTo("client"));
            answered(process, answer("*", "accept"));
            assertThat(process).isWaitingAt("CommissionSubscription");
        }

        @Test
        void anotherClientCannotComplete() {
            var process = asked(ARequest.ofANewCustomer());
            var setup = setup(process);

            assertThatThrownBy(() -> setupHandling.recordPrerequisitesOnline(
                            setup.number(), allMet(), new Actor("other", Optional.of("CLI-9"))))
                    .isInstanceOf(Refusal.class);
            assertThat(process).isWaitingAt("CollectAcceptances", "RecordPrerequisites");
        }

        private static Map<String, PrerequisiteAnswer> allMet() {
            return PrerequisiteList.inForceOn(LocalDate.of(2026, 11, 23)).items().stream()
                    .collect(
                            Collectors.toMap(PrerequisiteList.Item::code, item -> new PrerequisiteAnswer("MET", null)));
        }

        @Test
        void areAllAnswered() {
            var process = asked(ARequest.ofANewCustomer());
            var form = prerequisites();
            form.remove("lanState");

            processes.complete(process, "RecordPrerequisites", MANAGER, form);

            assertThat(process).isWaitingAt("CollectAcceptances", "RecordPrerequisites");
            assertThat(processes.shown(process, "refusal"))
                    .isEqualTo("Dites si ce prérequis est rempli : Réseau interne.");
        }

        @Test
        void sayWhatIsMissing() {
            var process = asked(ARequest.ofANewCustomer());
            var form = prerequisites();
            form.remove("firewallReservation");

            processes.complete(process, "RecordPrerequisites", MANAGER, form);

            assertThat(processes.shown(process, "refusal")).isEqualTo("Dites ce qui manque : Pare-feu.");
        }
    }

    @Nested
    @DisplayName("ends with commissioning, which")
    class Commissioning {

        @Test
        void startsTheServiceOnTheDateActuallyReached() {
            var process = ready(ARequest.ofANewCustomer());
            clock.moveTo(LocalDate.of(2027, 2, 2));
            assertThat(standing(process)).isEqualTo("prêt à être mis en service depuis 71\u00a0jours");

            commissioned(process, "2027-01-31");

            assertThat(process).isEnded().hasPassed("SetupCompleted");
            var setup = setupHandling.find(process.getBusinessKey());
            var number = setup.service().orElseThrow().subscriptionNumber();
            var subscription = subscriptions.find(number).orElseThrow();
            assertThat(subscription.serviceStartDate()).isEqualTo("2027-01-31");
            assertThat(subscription.calendar().initialPeriod().lastDay()).isEqualTo("2030-01-30");
            assertThat(subscription.customer().name()).isEqualTo(FROMAGERIE);
            assertThat(subscription.customer().siren()).isEqualTo("732829320");
            assertThat(subscription.fixedFees().feeOn(LocalDate.of(2027, 1, 31)))
                    .isEqualTo(Euros.of("240.50"));
            assertThat(subscription.initialFee()).isEqualTo(Euros.of("500"));
            assertThat(subscription.termsVersion()).isEqualTo("CP-O365-1");
            assertThat(subscriptions.setupOf(number)).contains(setup.number());
            assertThat(diary.of(number)).anySatisfy(entry -> {
                assertThat(entry.kind()).isEqualTo("commissioned");
                assertThat(entry.by()).isEqualTo(MANAGER);
                assertThat(entry.words())
                        .contains(
                                "du 31/01/2027 au 30/01/2030",
                                Euros.of("240.50").inFrench());
            });
            assertThat(SetupStanding.inWords(setup, clock.instant()))
                    .isEqualTo("mis en service le 31/01/2027 (" + number + ")");
        }

        @Test
        void isConfirmedWithEverythingAgreedAndACalendarFile() {
            var process = ready(ARequest.ofANewCustomer()
                    .with("noticeNumber", "1")
                    .with("noticeUnit", "months")
                    .with("noticeSource", "bon de commande n° 2026-118"));
            clock.moveTo(LocalDate.of(2027, 1, 31));
            assertThat(processes.shown(process, "noticeText"))
                    .isEqualTo("préavis de 1 mois avant le terme, stipulé au document « bon de commande n° 2026-118 »");

            commissioned(process, "2027-01-31");

            var setup = setupHandling.find(process.getBusinessKey());
            var letter = notices.findByKey(setup.number() + "/commissioned").orElseThrow();
            assertThat(letter.notice().body())
                    .contains(
                            "31/01/2027",
                            "Période Initiale de 36 mois, du 31/01/2027 au 30/01/2030",
                            "la première commence le 31/01/2030",
                            "jusqu'au 31/12/2029 inclus (préavis de 1 mois avant le terme, stipulé au document « bon de"
                                    + " commande n° 2026-118 »)",
                            Euros.of("500").inFrench(),
                            Euros.of("240.50").inFrench(),
                            "accepté par Inès Roche le 23/11/2026 (courriel)",
                            "Pare-feu : Port 443 filtré",
                            "deviser séparément : migration");
            var calendar = new String(notices.attachments(letter.id()).get(0).content(), StandardCharsets.UTF_8);
            assertThat(calendar)
                    .contains(
                            "DTSTART;VALUE=DATE:20270131",
                            "DTSTART;VALUE=DATE:20300130",
                            "DTSTART;VALUE=DATE:20291231",
                            "DTSTART;VALUE=DATE:20300131");
        }

        @ParameterizedTest(name = "«{0}»: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "2026-11-24 | La mise en service du 24/11/2026 est à venir : seule une date atteinte s'enregistre.",
                    "2026-11-19 | La mise en service du 19/11/2026 précède la signature du contrat, le 20/11/2026.",
                    "           | Renseignez : Date de Mise en Service.",
                    "demain     | Date de Mise en Service : « demain » ne peut pas être lu comme une date."
                })
        void needsADateThatWasReached(String date, String sentence) {
            var process = ready(ARequest.ofANewCustomer());

            commissioned(process, date);

            assertThat(process).isWaitingAt("CommissionSubscription");
            assertThat(processes.shown(process, "refusal")).isEqualTo(sentence);
            assertThat(inPortfolio()).isZero();

            commissioned(process, "2026-11-23");
            assertThat(process).isEnded();
        }

        @Test
        void mayBeGivenUpForAReason() {
            var process = ready(ARequest.ofANewCustomer());
            processes.complete(process, "CommissionSubscription", MANAGER, Map.of("commissioningDecision", "abandon"));
            assertThat(process).isWaitingAt("CommissionSubscription");
            assertThat(processes.shown(process, "refusal")).asString().startsWith("Indiquez le motif");

            processes.complete(
                    process,
                    "CommissionSubscription",
                    MANAGER,
                    Map.of("commissioningDecision", "abandon", "reason", "Racheté"));

            assertAbandoned(process, "Racheté");
        }

        @Test
        void waitsForAVersionThatBecomesValidMeanwhile() {
            var process = ready(ARequest.ofANewCustomer());

            published("conditions-generales", "2026-12", LocalDate.of(2026, 12, 1));

            assertThat(process).isWaitingAt("CollectNewAcceptances");
            assertThat(letter(setup(process), "documents-2").body())
                    .contains("Conditions Générales, version 2026-12")
                    .doesNotContain("Exchange");
            answered(process, answer("*", "accept").with("answeredOn", "2026-12-01"));
            assertThat(process).isWaitingAt("CommissionSubscription");

            commissioned(process, "2026-12-01");
            assertThat(process).isEnded();
        }

        @Test
        void asksForTheVersionOfTheDayOnceThePrerequisitesAreThere() {
            var process = asked(ARequest.ofANewCustomer());
            answered(process, answer("*", "accept"));
            published("service-standard", "2026-12", LocalDate.of(2026, 12, 1));
            assertThat(process).isWaitingAt("RecordPrerequisites");

            processes.complete(process, "RecordPrerequisites", MANAGER, prerequisites());

            assertThat(process).isWaitingAt("CollectNewAcceptances");
            processes.complete(
                    acceptance(process),
                    "RecordDocumentAnswer",
                    MANAGER,
                    Map.of("answerDecision", "abandon", "reason", "Non"));
            assertAbandoned(process, "Non");
        }

        @Test
        void isRefusedByTheRuleItselfAndNotOnlyByTheProcess() {
            var number = setupHandling
                    .open(ARequest.ofANewCustomer().request(), MANAGER)
                    .number();

            assertRefused(number, "setup-document-not-accepted");
            for (var code :
                    List.of("exchange-online", "onedrive-entreprise", "conditions-generales", "droits-utilisation")) {
                acceptances.answer(number, answerTo(code), MANAGER);
            }
            assertRefused(number, "setup-acknowledgement-missing");
            acceptances.answer(number, answerTo("service-standard"), MANAGER);
            assertRefused(number, "setup-prerequisites-missing");
            assertThat(inPortfolio()).isZero();
        }

        private void assertRefused(String number, String code) {
            assertThatThrownBy(() -> setupHandling.commission(number, "2026-11-23", MANAGER))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
        }
    }

    @Nested
    @DisplayName("may be abandoned over HTTP")
    class Abandoning {

        @Test
        void whileDocumentsAreCollected() {
            var process = asked(ARequest.ofANewCustomer());

            setupHandling.abandonOnline(process.getBusinessKey(), "Doublon", STAFF);

            assertThat(process).isEnded().hasPassed("SetupWithdrawn");
            assertThat(processes.find(ACCEPTANCE, process.getBusinessKey())).isEmpty();
            assertThat(letter(setupHandling.find(process.getBusinessKey()), "abandoned")
                            .body())
                    .contains("Doublon");
        }

        @Test
        void whileTheServiceIsAwaited() {
            var process = ready(ARequest.ofANewCustomer());

            setupHandling.abandonOnline(process.getBusinessKey(), "Doublon", STAFF);

            assertThat(process).isEnded().hasPassed("SetupWithdrawn");
            assertThat(inPortfolio()).isZero();
        }

        @Test
        void onlyOnceAndNotAfterCommissioning() {
            var process = ready(ARequest.ofANewCustomer());
            commissioned(process, "2026-11-23");

            assertThatThrownBy(() -> setupHandling.abandonOnline(process.getBusinessKey(), "Trop tard", STAFF))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("file-completed"));
        }
    }

    @Nested
    @DisplayName("is followed by new versions, which")
    class NewVersions {

        @BeforeEach
        void customersInService() {
            portfolios.hold(
                    numbered("ABO-BREST"),
                    numbered("ABO-QUIMPER").onSite("QUIMPER"),
                    numbered("ABO-X").ofCustomer("CLI-002"));
        }

        @Test
        void areAskedOfEachCustomerInServiceOnce() {
            published("conditions-generales", "2026-12", LocalDate.of(2026, 12, 1));

            var files = acceptances.newVersions(Optional.empty(), 0, 10);
            assertThat(files)
                    .extracting(file -> file.customer().number())
                    .containsExactlyInAnyOrder("CLI-001", "CLI-002");
            assertThat(files.get(0).number()).startsWith("AD-2026-");
            assertThat(files)
                    .allSatisfy(file ->
                            assertThat(running(file.number())).isWaitingAt("RecordDocumentAnswer", "ReminderDue"));
            assertThat(notices.findByKey(files.get(0).number() + "/documents-1")
                            .orElseThrow()
                            .notice()
                            .body())
                    .contains("change de version", "Conditions Générales, version 2026-12");

            acceptances.askForNewVersion("conditions-generales", "2026-12", 100);
            assertThat(acceptances.newVersions(Optional.empty(), 0, 10)).hasSize(2);
        }

        @Test
        void areAcceptedRemindedOfOrGivenUpLikeTheFirst() {
            published("conditions-generales", "2026-12", LocalDate.of(2026, 12, 1));
            var file = acceptances.newVersions(Optional.of("CLI-001"), 0, 10).get(0);
            var other = acceptances.newVersions(Optional.of("CLI-002"), 0, 10).get(0);
            clock.moveTo(LocalDate.of(2026, 12, 8));
            processes.execute(running(file.number()), "ReminderDue");
            assertThat(notices.findByKey(file.number() + "/reminder-2026-12-08"))
                    .isPresent();

            acceptances.answerOnline(
                    file.number(), online("conditions-generales"), new Actor("ponant", Optional.of("CLI-001")));
            processes.complete(
                    running(other.number()),
                    "RecordDocumentAnswer",
                    MANAGER,
                    Map.of("answerDecision", "abandon", "reason", "Client en partance"));

            assertThat(processes.find(ACCEPTANCE, file.number())).isEmpty();
            assertThat(acceptances.find(file.number()).status()).isEqualTo(AcceptanceStatus.COMPLETED);
            assertThat(processes.find(ACCEPTANCE, other.number())).isEmpty();
            assertThat(acceptances.find(other.number()).status()).isEqualTo(AcceptanceStatus.ABANDONED);
        }

        @Test
        void replaceOneAnotherInTheSameFile() {
            published("conditions-generales", "2026-12", LocalDate.of(2026, 12, 1));
            published("conditions-generales", "2027-01", LocalDate.of(2027, 1, 1));

            var files = acceptances.newVersions(Optional.of("CLI-001"), 0, 10);
            assertThat(files).singleElement().satisfies(file -> {
                assertThat(file.pending())
                        .extracting(RequestedDocument::version)
                        .containsExactly("2027-01");
                assertThat(running(file.number())).isWaitingAt("RecordDocumentAnswer", "ReminderDue");
            });
        }

        @Test
        void concernThoseWhoHaveTheComponentAlone() {
            portfolios.hold(numbered("ABO-Y").ofCustomer("CLI-003"));

            published("office-online", "2026-12", LocalDate.of(2026, 12, 1));

            assertThat(acceptances.newVersions(Optional.empty(), 0, 10)).isEmpty();
        }

        private ProcessInstance running(String file) {
            return processes.running(ACCEPTANCE, file);
        }
    }

    // ---- the usual world

    private ProcessInstance asked(ARequest request) {
        var started = processes.startFromForm("subscription-setup", MANAGER, request.form());
        return started.getBusinessKey() != null
                ? started
                : processes.all("subscription-setup").get(0);
    }

    private Setup setup(ProcessInstance process) {
        return setupHandling.find(process.getBusinessKey());
    }

    private ProcessInstance acceptance(ProcessInstance process) {
        return processes.running(ACCEPTANCE, process.getBusinessKey());
    }

    private RequestedDocument document(ProcessInstance process, String code) {
        return setup(process).file().current().stream()
                .filter(document -> document.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String standing(ProcessInstance process) {
        return SetupStanding.inWords(setup(process), clock.instant());
    }

    private Notice letter(Setup setup, String occurrence) {
        return notices.findByKey(setup.number() + "/" + occurrence)
                .orElseThrow()
                .notice();
    }

    private long inPortfolio() {
        return subscriptions.page(SubscriptionFilter.everything(), 0, 10).total();
    }

    private static ARequest answer(String document, String decision) {
        return new ARequest(Map.of(
                "answerDecision",
                decision,
                "answeredDocument",
                document,
                "answeredBy",
                "Inès Roche",
                "answeredOn",
                "2026-11-23",
                "means",
                "EMAIL",
                "evidence",
                "courriel du 23/11"));
    }

    private static DocumentAnswer answerTo(String code) {
        return new DocumentAnswer(code, true, "Inès Roche", "2026-11-23", "paper", "classeur 12", null);
    }

    private static DocumentAnswer online(String code) {
        return new DocumentAnswer(code, true, null, null, null, null, null);
    }

    private void answered(ProcessInstance process, ARequest answer) {
        processes.complete(acceptance(process), "RecordDocumentAnswer", MANAGER, answer.form());
    }

    private static Map<String, Object> prerequisites() {
        var form = new HashMap<String, Object>();
        for (var item : List.of(
                "workstations", "mobiles", "antivirus", "lan", "routing", "operatingSystems", "outlookOffice")) {
            form.put(item + "State", "MET");
        }
        form.put("mobilesState", "NOT_APPLICABLE");
        form.put("firewallState", "RESERVATION");
        form.put("firewallReservation", "Port 443 filtré");
        return form;
    }

    private ProcessInstance ready(ARequest request) {
        var process = asked(request);
        processes.complete(process, "RecordPrerequisites", MANAGER, prerequisites());
        answered(process, answer("*", "accept"));
        assertThat(process).isWaitingAt("CommissionSubscription");
        return process;
    }

    private ProcessInstance escalated() {
        var process = asked(ARequest.ofANewCustomer());
        clock.moveTo(LocalDate.of(2026, 12, 21));
        processes.execute(acceptance(process), "ReminderDue");
        processes.execute(acceptance(process), "EscalationDue");
        return process;
    }

    private void commissioned(ProcessInstance process, String date) {
        var form = new HashMap<String, Object>();
        form.put("commissioningDecision", "commission");
        form.put("serviceStartDate", date);
        processes.complete(process, "CommissionSubscription", MANAGER, form);
    }

    private void published(String code, String version, LocalDate validFrom) {
        documents.publish(code, version, "https://example.org/" + version, null, validFrom, "pilote");
        var publication = processes.running("document-publication", code + " " + version);
        clock.moveTo(validFrom);
        processes.execute(publication, "VersionValid");
        processes.executeAll("document-publication", "AskForNewVersion");
    }

    private void assertAbandoned(ProcessInstance process, String reason) {
        assertThat(process).isEnded().hasPassed("SetupAbandoned");
        var setup = setupHandling.find(process.getBusinessKey());
        assertThat(setup.status()).isEqualTo(AcceptanceStatus.ABANDONED);
        assertThat(SetupStanding.inWords(setup, clock.instant())).startsWith("abandonné le ");
        assertThat(letter(setup, "abandoned").body()).contains(reason);
        assertThat(inPortfolio()).isZero();
        assertThat(processes.find(ACCEPTANCE, setup.number())).isEmpty();
    }
}
