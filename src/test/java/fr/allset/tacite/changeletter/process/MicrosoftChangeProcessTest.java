package fr.allset.tacite.changeletter.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.change.AnAnnouncement;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.RevisionStatus;
import fr.allset.tacite.changeletter.Acknowledgement.Through;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.changeletter.ChangePreference;
import fr.allset.tacite.changeletter.Rhythm;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Today is Monday 23 November 2026, 10:00. The Ateliers (CLI-001) and CLI-9 are supplied Exchange and SharePoint; both want to be told
 * at once. A message of Exchange asks to act by 15 March 2027 unless said otherwise.
 *
 * <pre>
 *  2026-11-23      2027-02-13   03-08   03-14 03-15   03-16
 *  proposed, told  |— 30 days —|— 7 ——|— 1 —|  act    over
 * </pre>
 */
@TaciteTest
@DisplayName("A change of Microsoft's")
class MicrosoftChangeProcessTest {

    private static final String KEY = MicrosoftChangeProcess.KEY;
    private static final String MANAGER = "gestionnaire";
    private static final String SECOND = "relectrice";
    private static final String RESELLER = "allset";
    private static final LocalDate ACTION = LocalDate.of(2027, 3, 15);
    private static final AnAnnouncement MESSAGE = AnAnnouncement.major().toActBy(ACTION);

    private static final Map<String, Object> INFORMED = Map.of(
            "decision",
            "inform",
            "exchangeOnline",
            true,
            "subject",
            "L'authentification de base s'arrête",
            "meaning",
            "Les anciens logiciels de messagerie ne se connectent plus.");
    private static final Map<String, Object> TO_ACT =
            with(INFORMED, "toDo", "Mettez vos logiciels à jour.", "actionBy", "2027-03-15");

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Announcements announcements;

    @Autowired
    Tenants tenants;

    @Autowired
    ServiceNames names;

    @Autowired
    ChangeHandling changeHandling;

    @Autowired
    ChangeCommunication told;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    private int read;

    @BeforeEach
    void twoCustomersOfTheReseller() {
        tenants.put(RESELLER, "ALLSET", null);
        portfolios.hold(
                numbered("ABO-1"),
                numbered("ABO-2").onSite("NANTES"),
                numbered("ABO-9").onSite("LYON").ofCustomer("CLI-9"));
        atOnce("CLI-001", "fr");
        atOnce("CLI-9", "fr");
    }

    // ---- the form

    @Test
    void isPresentedWithAllThatMicrosoftSaysAndWhomItWouldConcern() {
        var process = proposed(MESSAGE.tagged("Admin impact", "Retirement").about("Exchange Online", "Microsoft Loop"));

        assertThat(process).isWaitingAt("AssessChange");
        assertThat(processes.task(process, "AssessChange").getDueDate()).isEqualTo(paris("2026-11-30T18:00"));
        assertThat(shown(process, "becauseText")).contains("majeure");
        assertThat(shown(process, "messageTitle")).isEqualTo("Exchange Online: basic authentication");
        assertThat(shown(process, "messageText")).isEqualTo("Basic authentication is switched off.");
        assertThat(shown(process, "facts"))
                .contains("MC100001", "Admin impact, Retirement", "lundi 15 mars 2027", "à prévoir", "ALLSET");
        assertThat(shown(process, "services")).contains("Exchange Online", "à classer, voir la tâche");
        assertThat(shown(process, "reach")).contains("2 clients, 3 abonnements").contains("0 client, 0 abonnement");
        assertThat(processes.shown(process, "servicesUnknown")).isEqualTo(true);
        assertThat(processes.shown(process, "exchangeOnline")).isEqualTo(true);
        assertThat(processes.shown(process, "lyncOnline")).isEqualTo(false);
        assertThat(processes.shown(process, "actionBy")).isEqualTo("2027-03-15");
        assertThat(processes.shown(process, "effectiveOn")).isEqualTo("2027-03-15");
        assertThat(processes.shown(process, "cancelled")).isEqualTo(false);
        assertThat(shown(process, "comparedText")).isEmpty();
    }

    @Test
    void followsWhatPeopleSayAboutNamesOfServices() {
        var process = proposed(MESSAGE.about("Microsoft Loop"));
        assertThat(processes.shown(process, "sharePointOnline")).isEqualTo(false);

        names.classify("  microsoft   LOOP", Set.of(Component.SHAREPOINT_ONLINE), MANAGER);

        assertThat(processes.shown(process, "servicesUnknown")).isEqualTo(false);
        assertThat(processes.shown(process, "sharePointOnline")).isEqualTo(true);
        assertThat(shown(process, "services")).contains("SharePoint Online");
    }

    @Test
    void showsALongTextWithoutMarkupAndCut() {
        var process = proposed(
                MESSAGE.saying("<script>alert(1)</script><p>" + "Basic authentication. ".repeat(1000) + "</p>"));

        assertThat(shown(process, "messageText"))
                .hasSize(4000)
                .startsWith("Basic authentication.")
                .endsWith("…")
                .doesNotContain("alert");
    }

    @Test
    void proposesWhatWasClassifiedSinceItWasAssessed() {
        var first = proposed(MESSAGE.about("Exchange Online", "Microsoft Loop"));
        assess(first, INFORMED);
        processes.execute(first, "TellClients");
        var second = proposed(MESSAGE.about("Exchange Online", "Microsoft Loop").toActBy(ACTION.plusDays(14)), 2);
        assertThat(processes.shown(second, "sharePointOnline")).isEqualTo(false);

        clock.moveTo(paris("2026-11-23T11:00").toInstant());
        names.classify("Microsoft Loop", Set.of(Component.SHAREPOINT_ONLINE), MANAGER);

        assertThat(processes.shown(second, "sharePointOnline")).isEqualTo(true);
        assertThat(processes.shown(second, "exchangeOnline")).isEqualTo(true);
    }

    @Test
    void showsWhatIsOnRecordWhateverSomebodyWritesIntoItsVariables() {
        var process = proposed(MESSAGE);
        assess(process, TO_ACT);
        var letter = shown(process, "letter");

        runtime.setVariable(process.getId(), "letter", "Il n'y a rien à faire.");
        runtime.setVariable(process.getId(), "messageTitle", "Rien de neuf");

        assertThat(shown(process, "letter")).isEqualTo(letter).contains("Les anciens logiciels");
        assertThat(shown(process, "messageTitle")).isEqualTo("Exchange Online: basic authentication");
    }

    @Test
    void showsWhoHasAnsweredWhileSomebodyGoesAfterThem() {
        var process = toldToAct();
        reach(process, "2027-02-13T09:00");

        told.acknowledge(number(), 1, "CLI-9", Through.ONLINE, "client", null);
        assertThat(shown(process, "answersText")).isEqualTo("Un client n'a pas répondu, sur 2 informés.");
        assertThat(shown(process, "silentClients")).contains("CLI-001").doesNotContain("CLI-9");

        told.acknowledge(number(), 1, "CLI-001", Through.ONLINE, "client", null);
        assertThat(shown(process, "answersText")).isEqualTo("Tous les clients informés ont répondu.");
    }

    // ---- without notice

    @Test
    void thatHasNoImpactEndsWithTheReason() {
        var process = proposed(MESSAGE);

        assess(process, Map.of("decision", "without", "reason", "Aucun client n'utilise ce protocole."));

        assertThat(process).isEnded().hasPassed("ChangeWithoutNotice").hasNotPassed("TellClients");
        assertThat(status(1)).isEqualTo(RevisionStatus.WITHOUT_NOTICE);
        assertThat(changeHandling.assessment(number(), 1).orElseThrow().stated().reason())
                .isEqualTo("Aucun client n'utilise ce protocole.");
        assertThat(letters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decision||Indiquez si les clients",
                "decision|without|motif",
                "exchangeOnline|false|au moins un composant",
                "subject||Renseignez",
                "effectiveOn|demain|ne peut pas être lue",
                "actionBy|2026-11-22|est passée"
            })
    void thatCannotBeAssessedSoLeadsBackToTheFormWithWhatWasEntered(String field, String value, String sentence) {
        var process = proposed(MESSAGE);

        assess(process, with(TO_ACT, field, field.equals("exchangeOnline") ? false : value == null ? "" : value));

        assertThat(process).isWaitingAt("AssessChange");
        assertThat(shown(process, "refusal")).containsIgnoringCase(sentence);
        assertThat(shown(process, "meaning")).isEqualTo(TO_ACT.get("meaning"));
        assertThat(status(1)).isEqualTo(RevisionStatus.TO_ASSESS);
    }

    // ---- informed, nothing to do

    @Test
    void thatAsksNothingIsToldWithoutASecondPersonAndClosed() {
        var process = proposed(MESSAGE);

        // the day is left from what Microsoft says: without anything to do it does not count
        assess(process, with(INFORMED, "actionBy", "2027-03-15"));
        assertThat(process).isWaitingAt("TellClients").hasNotPassed("ReviewAssessment");
        processes.execute(process, "TellClients");

        assertThat(process).isEnded().hasPassed("RecordTold", "ChangeClosed");
        assertThat(status(1)).isEqualTo(RevisionStatus.CLOSED);
        assertThat(letters())
                .extracting(letter -> letter.notice().customerNumber())
                .containsExactlyInAnyOrder("CLI-001", "CLI-9");
        assertThat(notice(1, "CLI-001").subscriptions()).containsExactly("ABO-1", "ABO-2");
    }

    @Test
    void asksForEnglishWhereCustomersConcernedReadIt() {
        atOnce("CLI-9", "en");
        var process = proposed(MESSAGE);
        assertThat(processes.shown(process, "englishNeeded")).isEqualTo(true);

        assess(process, INFORMED);
        assertThat(shown(process, "refusal")).contains("anglais");
        assess(
                process,
                with(
                        INFORMED,
                        "subjectEn",
                        "Basic authentication ends",
                        "meaningEn",
                        "Old mail programs no longer connect."));
        processes.execute(process, "TellClients");

        assertThat(letters())
                .extracting(letter -> letter.notice().subject())
                .anyMatch(subject -> subject.contains("Basic authentication ends"))
                .anyMatch(subject -> subject.contains("L'authentification de base s'arrête"));
    }

    @Test
    void thatMicrosoftHasGivenUpIsProposedAsSuch() {
        var process = proposed(MESSAGE.entitled("(Cancelled) Exchange Online: basic authentication"));
        assertThat(processes.shown(process, "cancelled")).isEqualTo(true);

        assess(process, with(TO_ACT, "cancelled", true));

        assertThat(process).isWaitingAt("TellClients");
        assertThat(changeHandling.assessment(number(), 1).orElseThrow().stated().cancelled())
                .isTrue();
    }

    // ---- a second pair of eyes

    @Test
    void thatAsksCustomersToActIsReadAgainByASecondPersonAsTheyWillReadIt() {
        var process = proposed(MESSAGE);
        assess(process, TO_ACT);

        assertThat(process).isWaitingAt("ReviewAssessment");
        assertThat(processes.task(process, "ReviewAssessment").getDueDate()).isEqualTo(paris("2026-11-25T18:00"));
        assertThat(shown(process, "letter"))
                .contains("Les anciens logiciels")
                .contains("Mettez vos logiciels à jour")
                .contains("15 mars 2027");
        assertThat(shown(process, "exampleText")).contains("CLI-001");
        assertThat(shown(process, "reachText")).contains("2 clients, 3 abonnements");
        assertThat(shown(process, "assessedText")).contains(MANAGER);
        assertThat(letters()).as("a preview is no letter").isEmpty();

        var preview = shown(process, "letter");
        processes.complete(process, "ReviewAssessment", SECOND, Map.of("review", "approve"));
        processes.execute(process, "TellClients");

        assertThat(process).isWaitingAt("CountdownReached");
        assertThat(status(1)).isEqualTo(RevisionStatus.TOLD);
        assertThat(letters())
                .filteredOn(letter -> letter.notice().customerNumber().equals("CLI-001"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.notice().body()).isEqualTo(preview));
        assertThat(changeHandling.assessment(number(), 1).orElseThrow().reviewedBy())
                .isEqualTo(SECOND);
    }

    @Test
    void isNotReadAgainByWhoeverHasAssessedIt() {
        var process = proposed(MESSAGE);
        assess(process, TO_ACT);

        processes.complete(process, "ReviewAssessment", MANAGER, Map.of("review", "approve"));

        assertThat(process).isWaitingAt("ReviewAssessment");
        assertThat(shown(process, "refusal")).contains("deuxième personne").contains(MANAGER);
        assertThat(status(1)).isEqualTo(RevisionStatus.TO_REVIEW);
    }

    @Test
    void thatIsSentBackGoesToTheFormWithTheWordsAndWhatWasEntered() {
        var process = proposed(MESSAGE);
        assess(process, TO_ACT);
        processes.complete(process, "ReviewAssessment", SECOND, Map.of("review", "return"));
        assertThat(process).as("not without a word").isWaitingAt("ReviewAssessment");
        processes.complete(process, "ReviewAssessment", SECOND, Map.of());
        assertThat(shown(process, "refusal")).contains("approuvée ou à reprendre");

        processes.complete(
                process,
                "ReviewAssessment",
                SECOND,
                Map.of("review", "return", "reviewWords", "Dites quels logiciels."));

        assertThat(process).isWaitingAt("AssessChange");
        assertThat(shown(process, "sentBackText")).contains(SECOND).contains("Dites quels logiciels.");
        assertThat(shown(process, "toDo")).isEqualTo("Mettez vos logiciels à jour.");
        assess(process, with(TO_ACT, "toDo", "Mettez Outlook 2010 à jour."));
        processes.complete(process, "ReviewAssessment", SECOND, Map.of("review", "approve"));
        processes.execute(process, "TellClients");

        assertThat(changeHandling.assessments(number())).hasSize(2);
        assertThat(letters())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.notice().body()).contains("Outlook 2010"));
    }

    // ---- told in parts

    @Test
    void isToldToEveryoneInPartsAndNobodyTwice() {
        portfolios.hold(IntStream.range(0, 210)
                .mapToObj(i -> numbered("ABO-C" + i).onSite("S").ofCustomer("CLI-C%03d".formatted(i)))
                .toArray(ASubscription[]::new));
        var process = proposed(MESSAGE);
        assess(process, INFORMED);

        assertThat(processes.executeAll(KEY, "TellClients")).isEqualTo(3);

        assertThat(process).isEnded();
        assertThat(told.told(number(), 1)).isEqualTo(212);
        assertThat(changeHandling.events(number()))
                .anySatisfy(event -> assertThat(event.words()).contains("212 clients informés"));
    }

    @Test
    void ofComponentsThatNobodyIsSuppliedIsToldToNobody() {
        var process = proposed(MESSAGE.about("Microsoft Teams"));
        assess(process, with(INFORMED, "exchangeOnline", false, "lyncOnline", true));
        processes.execute(process, "TellClients");

        assertThat(process).isEnded();
        assertThat(told.told(number(), 1)).isZero();
    }

    // ---- the countdown

    @Test
    void goesAfterThoseWhoHaveNotAnsweredUntilTheDayIsOver() {
        var process = toldToAct();
        assertThat(dueDate(process, "CountdownReached")).isEqualTo(paris("2027-02-13T09:00"));

        reach(process, "2027-02-13T09:00");
        assertThat(process).isWaitingAt("FollowUpClients");
        assertThat(processes.task(process, "FollowUpClients").getDueDate()).isEqualTo(paris("2027-02-16T09:00"));
        assertThat(shown(process, "answersText")).isEqualTo("2 clients n'ont pas répondu, sur 2 informés.");
        assertThat(shown(process, "silentClients"))
                .contains("CLI-001", "Ateliers du Ponant", "ABO-1, ABO-2", "à envoyer");
        processes.complete(
                process,
                "FollowUpClients",
                MANAGER,
                Map.of("answeredCustomers", "CLI-9 ", "followUpWords", "C'est fait."));
        assertThat(process).hasNotPassed("RemindClients");
        assertThat(notice(1, "CLI-9").acknowledgement()).satisfies(answer -> {
            assertThat(answer.through()).isEqualTo(Through.STAFF);
            assertThat(answer.words()).isEqualTo("C'est fait.");
        });

        reach(process, "2027-03-08T09:00");
        assertThat(shown(process, "silentClients")).contains("CLI-001").doesNotContain("CLI-9");
        processes.complete(process, "FollowUpClients", MANAGER, Map.of("reminderAsked", true));
        processes.execute(process, "RemindClients");
        assertThat(reminders())
                .extracting(letter -> letter.notice().customerNumber())
                .containsExactly("CLI-001");

        reach(process, "2027-03-14T09:00");
        assertThat(processes.task(process, "FollowUpClients").getDueDate())
                .as("before the day")
                .isEqualTo(paris("2027-03-14T18:00"));
        processes.complete(process, "FollowUpClients", MANAGER, Map.of("followUpWords", "Messagerie vocale."));
        assertThat(dueDate(process, "CountdownReached")).isEqualTo(paris("2027-03-16T00:00"));

        clock.moveTo(paris("2027-03-16T00:00").toInstant());
        processes.execute(process, "CountdownReached");
        processes.execute(process, "TellClients");
        assertThat(process).isEnded().hasPassed("ChangeClosed");
        assertThat(status(1)).isEqualTo(RevisionStatus.CLOSED);
        assertThat(changeHandling.events(number()))
                .last()
                .satisfies(event -> assertThat(event.words()).contains("Un client n'a pas répondu"));
    }

    @Test
    void troublesNobodyWhenAllHaveAnswered() {
        var process = toldToAct();
        told.acknowledge(number(), 1, "CLI-001", Through.ONLINE, "client", null);
        told.acknowledge(number(), 1, "CLI-9", Through.MAIL, "client", "Reçu");

        reach(process, "2027-02-13T09:00");

        assertThat(process).isWaitingAt("CountdownReached").hasNotPassed("FollowUpClients");
        assertThat(dueDate(process, "CountdownReached")).isEqualTo(paris("2027-03-08T09:00"));
    }

    @Test
    void tellsThoseWhoCameUnderContractMeanwhile() {
        var process = toldToAct();
        portfolios.hold(numbered("ABO-N").onSite("RENNES").ofCustomer("CLI-N"));
        atOnce("CLI-N", "fr");

        reach(process, "2027-02-13T09:00");

        assertThat(letters())
                .extracting(letter -> letter.notice().customerNumber())
                .containsExactlyInAnyOrder("CLI-001", "CLI-9", "CLI-N");
        assertThat(shown(process, "answersText")).contains("3 clients");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"answeredCustomers|CLI-9, CLI-404|CLI-404", "followUpWords||Indiquez qui a répondu"})
    void thatCannotBeFollowedUpSoLeadsBackToTheForm(String field, String value, String sentence) {
        var process = toldToAct();
        reach(process, "2027-02-13T09:00");

        processes.complete(process, "FollowUpClients", MANAGER, with(Map.of(), field, value == null ? "" : value));

        assertThat(process).isWaitingAt("FollowUpClients");
        assertThat(shown(process, "refusal")).contains(sentence);
        assertThat(told.answered(number(), 1)).isZero();
    }

    @Test
    void thatNobodyFollowsUpEndsWithTheDay() {
        var process = toldToAct();
        reach(process, "2027-03-14T09:00");
        clock.moveTo(paris("2027-03-16T00:00").toInstant());

        processes.execute(process, "ActionDayOver");

        assertThat(process).isEnded().hasPassed("ActionDayOver", "ChangeClosed");
        assertThat(changeHandling.events(number()))
                .last()
                .satisfies(event -> assertThat(event.words()).contains("2 clients n'ont pas répondu"));
    }

    @Test
    void shows50OfThoseWhoHaveNotAnsweredAndWritesToAll() {
        portfolios.hold(IntStream.range(0, 120)
                .mapToObj(i -> numbered("ABO-C" + i).onSite("S").ofCustomer("CLI-C%03d".formatted(i)))
                .toArray(ASubscription[]::new));
        var process = proposed(MESSAGE);
        assess(process, with(TO_ACT, "urgent", true));
        processes.complete(process, "ReviewAssessment", SECOND, Map.of("review", "approve"));
        processes.executeAll(KEY, "TellClients");

        clock.moveTo(paris("2027-02-13T09:00").toInstant());
        processes.execute(process, "CountdownReached");
        processes.executeAll(KEY, "TellClients");
        assertThat(shown(process, "answersText"))
                .contains("122 clients n'ont pas répondu")
                .contains("50 premiers");
        assertThat(shown(process, "silentClients").split("letterState")).hasSize(51);
        processes.complete(process, "FollowUpClients", MANAGER, Map.of("reminderAsked", true));

        assertThat(processes.executeAll(KEY, "RemindClients")).isEqualTo(2);
        assertThat(process).isWaitingAt("CountdownReached");
        assertThat(reminders()).hasSize(122);
    }

    // ---- another version

    @Test
    void isReplacedByItsNextVersionWhereverItStands() {
        var process = proposed(MESSAGE);
        var task = processes.task(process, "AssessChange");

        var next = proposed(MESSAGE.toActBy(ACTION.plusDays(14)), 2);

        assertThat(process).isEnded().hasPassed("RevisionReplaced");
        assertThat(status(1)).isEqualTo(RevisionStatus.SUPERSEDED);
        assertThat(next).isWaitingAt("AssessChange");
        assertThat(shown(next, "comparedText")).contains("version précédente");
        assertThatThrownBy(() -> processes.complete(task, MANAGER, new HashMap<>(INFORMED)))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(changeHandling.assessments(number())).isEmpty();
    }

    @Test
    void whoseDateHasMovedIsToldAsWasAndNowAndEndsTheCountdownOfTheEarlierText() {
        var first = toldToAct();

        var second = proposed(MESSAGE.toActBy(ACTION.plusDays(14)), 2);
        assertThat(first).as("customers are still to act by the day they know").isWaitingAt("CountdownReached");
        assertThat(shown(second, "comparedText")).contains("révision 1");
        assertThat(shown(second, "comparison")).contains("lundi 15 mars 2027", "lundi 29 mars 2027");
        assertThat(shown(second, "subject")).isEqualTo(TO_ACT.get("subject"));
        assertThat(processes.shown(second, "actionBy")).isEqualTo("2027-03-29");
        assertThat(shown(second, "earlierText")).contains(MANAGER).contains("Révision 1");

        assess(second, Map.of("decision", "without", "reason", "Rien de neuf."));
        assertThat(shown(second, "refusal")).as("a moved date is told").contains("doit leur être dit");
        assess(second, with(TO_ACT, "actionBy", "2027-03-29"));
        processes.complete(second, "ReviewAssessment", SECOND, Map.of("review", "approve"));
        assertThat(first).isEnded().hasPassed("RevisionReplaced");
        processes.execute(second, "TellClients");

        assertThat(notice(2, "CLI-9").wasRevision()).isEqualTo(1);
        assertThat(letters()).hasSize(4);
    }

    @Test
    void whoseNextVersionSaysNothingNewGoesOn() {
        var first = toldToAct();

        var second = proposed(MESSAGE.saying("<p>Basic authentication is switched off!</p>"), 2);
        assess(second, Map.of("decision", "without", "reason", "Un point d'exclamation."));

        assertThat(second).isEnded().hasPassed("ChangeWithoutNotice");
        reach(first, "2027-02-13T09:00");
        assertThat(first).isWaitingAt("FollowUpClients");
    }

    // ---- further tenants

    @Test
    void thatAFurtherTenantShowsIsToldToItsCustomersAlone() {
        tenants.put("own", "CLI-9", "CLI-9");
        var process = proposed(MESSAGE);
        assess(process, INFORMED);
        processes.execute(process, "TellClients");
        assertThat(process).isEnded();
        assertThat(letters())
                .extracting(letter -> letter.notice().customerNumber())
                .containsExactly("CLI-001");

        shows("own", MESSAGE);

        var further = processes.running(KEY, number() + "/1");
        assertThat(further).isWaitingAt("TellFurtherClients");
        processes.execute(further, "TellFurtherClients");
        assertThat(further).isEnded().hasPassed("FurtherClientsTold").hasNotPassed("AssessChange");
        assertThat(letters())
                .extracting(letter -> letter.notice().customerNumber())
                .containsExactly("CLI-001", "CLI-9");
    }

    // ---- saying it

    /** A reading brings it; its first step has run. */
    private ProcessInstance proposed(AnAnnouncement message) {
        return proposed(message, 1);
    }

    private ProcessInstance proposed(AnAnnouncement message, int revision) {
        shows(RESELLER, message);
        var process = processes.running(KEY, number() + "/" + revision);
        processes.execute(process, "PresentRevision");
        return process;
    }

    private void shows(String tenant, AnAnnouncement message) {
        announcements.record(tenant, ++read, List.of(message.text()));
    }

    private void assess(ProcessInstance process, Map<String, Object> form) {
        processes.complete(process, "AssessChange", MANAGER, form);
    }

    private ProcessInstance toldToAct() {
        var process = proposed(MESSAGE);
        assess(process, TO_ACT);
        processes.complete(process, "ReviewAssessment", SECOND, Map.of("review", "approve"));
        processes.execute(process, "TellClients");
        return process;
    }

    /** A moment of the countdown has come. */
    private void reach(ProcessInstance process, String moment) {
        clock.moveTo(paris(moment).toInstant());
        processes.execute(process, "CountdownReached");
        processes.execute(process, "TellClients");
    }

    private Date dueDate(ProcessInstance process, String element) {
        return processes.job(process, element).getDuedate();
    }

    private static Date paris(String moment) {
        return Date.from(
                LocalDateTime.parse(moment).atZone(ZoneId.of("Europe/Paris")).toInstant());
    }

    private void atOnce(String customer, String language) {
        told.prefer(customer, new ChangePreference(Rhythm.AT_ONCE, language), new Actor(MANAGER, Optional.empty()));
    }

    private String number() {
        return changeHandling.ofMessage("MC100001").orElseThrow().number();
    }

    private RevisionStatus status(int revision) {
        return changeHandling.revision(number(), revision).status();
    }

    private ChangeNotice notice(int revision, String customer) {
        return told.find(number(), revision, customer).orElseThrow();
    }

    private String shown(ProcessInstance process, String variable) {
        return String.valueOf(processes.shown(process, variable));
    }

    private List<RecordedNotice> letters() {
        return about("change-told");
    }

    private List<RecordedNotice> reminders() {
        return about("change-reminded");
    }

    private List<RecordedNotice> about(String kind) {
        return notices.about(List.of(number())).stream()
                .filter(letter -> letter.notice().kind().equals(kind))
                .toList();
    }

    private static Map<String, Object> with(Map<String, Object> form, Object... more) {
        var changed = new HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            changed.put((String) more[i], more[i + 1]);
        }
        return changed;
    }
}
