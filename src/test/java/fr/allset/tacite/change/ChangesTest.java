package fr.allset.tacite.change;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Today is 23 November 2026. The Ateliers (CLI-001) follow the reseller's tenant, CLI-9 has opened its own; both are supplied Exchange and
 * SharePoint. Nothing is to be done about a message unless it is said, and then by 15 March 2027.
 */
@TaciteTest
@DisplayName("A message of Microsoft's")
class ChangesTest {

    private static final String MANAGER = "gestionnaire";
    private static final String SECOND = "relectrice";
    private static final LocalDate ACTION = LocalDate.of(2027, 3, 15);
    private static final Set<Component> EXCHANGE = Set.of(Component.EXCHANGE_ONLINE);
    private static final Words WORDS =
            new Words("L'authentification de base s'arrête", "Les anciens logiciels ne se connectent plus.", null);
    private static final AnAnnouncement MESSAGE = AnAnnouncement.major();

    @Autowired
    Portfolios portfolios;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Announcements announcements;

    @Autowired
    Tenants tenants;

    @Autowired
    ChangeHandling changeHandling;

    @Autowired
    ChangeCommunication notices;

    @Autowired
    MovableClock clock;

    private int read;

    @BeforeEach
    void aTenantOfTheResellerAndOneOfACustomer() {
        tenants.put("reseller", "ALLSET", null);
        portfolios.hold(numbered("ABO-1"), numbered("ABO-9").onSite("LYON").ofCustomer("CLI-9"));
    }

    // ---- assessed, or filed

    @Test
    void thatIsMajorBecomesAChangeToAssess() {
        shows("reseller", MESSAGE);

        assertThat(number()).matches("EV-2026-\\d{6}");
        assertThat(revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.status()).isEqualTo(RevisionStatus.TO_ASSESS);
            assertThat(revision.because()).contains("majeure");
        });
    }

    @Test
    void thatIsNeitherMajorNorARetirementNorAsksAnythingIsFiledUntilAPersonWantsItAssessed() {
        shows("reseller", MESSAGE.calledMajor(null));
        assertThat(changeHandling.ofMessage("MC100001")).isEmpty();

        refused("reason-missing", () -> changeHandling.assessNevertheless("reseller", "MC100001", 1, " ", MANAGER));
        changeHandling.assessNevertheless("reseller", "MC100001", 1, "x".repeat(2000), MANAGER);

        assertThat(revisions())
                .singleElement()
                .satisfies(revision ->
                        assertThat(revision.because()).contains(MANAGER).hasSizeLessThanOrEqualTo(500));
        refused(
                "change-followed",
                () -> changeHandling.assessNevertheless("reseller", "MC100001", 1, "Encore", MANAGER));
        refused(
                "unknown-announcement",
                () -> changeHandling.assessNevertheless("reseller", "MC404", 1, "Encore", MANAGER));
    }

    @Test
    void whoseDatesHavePassedIsFiled() {
        shows("reseller", MESSAGE.shownUntil(LocalDate.of(2026, 11, 22)));

        assertThat(changeHandling.ofMessage("MC100001")).isEmpty();
    }

    @Test
    void thatSaysTheSameAgainIsNoNews() {
        shows("reseller", MESSAGE);
        shows("reseller", MESSAGE.tagged("Updated message").ofSeverity("high"));

        assertThat(revisions()).hasSize(1);
    }

    @Test
    void thatIsFollowedIsAssessedAgainWhateverItBecomes() {
        shows("reseller", MESSAGE);
        shows("reseller", MESSAGE.calledMajor(false));

        assertThat(statuses()).containsExactly(RevisionStatus.SUPERSEDED, RevisionStatus.TO_ASSESS);
    }

    @Test
    void ofWhichItWasDecidedThatCustomersAreNotToldIsAssessedAnewWhenAPersonWantsIt() {
        shows("reseller", MESSAGE);
        changeHandling.assess(number(), 1, AssessmentRequest.withoutNotice("Sans impact", EXCHANGE), false, MANAGER);

        changeHandling.assessNevertheless("reseller", "MC100001", 1, "Un client s'en sert", SECOND);

        assertThat(statuses()).containsExactly(RevisionStatus.WITHOUT_NOTICE, RevisionStatus.TO_ASSESS);
    }

    // ---- several tenants

    @Test
    void thatTwoTenantsShowAlikeIsOneTextToldToTheCustomersOfBoth() {
        tenants.put("own", "CLI-9", "CLI-9");
        shows("reseller", MESSAGE);
        shows("own", MESSAGE);

        assertThat(revisions()).hasSize(1);
        assertThat(concerned(1)).containsExactly("CLI-001", "CLI-9");
        assertThat(changeHandling.reach(number(), 1, EXCHANGE, null)).isEqualTo(new ChangeReach(2, 2));
    }

    @Test
    void thatTwoTenantsShowDifferentlyIsTwoTextsEachToldToItsOwnCustomers() {
        tenants.put("own", "CLI-9", "CLI-9");
        shows("reseller", MESSAGE);
        shows("own", MESSAGE.toActBy(ACTION));

        assertThat(statuses()).containsExactly(RevisionStatus.TO_ASSESS, RevisionStatus.TO_ASSESS);
        assertThat(concerned(1)).containsExactly("CLI-001");
        assertThat(concerned(2)).containsExactly("CLI-9");
        tell(1);
        changeHandling.assess(
                number(),
                2,
                AssessmentRequest.withoutNotice("Ce client n'utilise pas ce protocole", EXCHANGE),
                false,
                MANAGER);
        assertThat(statuses())
                .as("nobody who reads the second was told of the first")
                .endsWith(RevisionStatus.WITHOUT_NOTICE);
    }

    @Test
    void thatTheTenantOfACustomerDoesNotShowDoesNotConcernIt() {
        tenants.put("own", "CLI-9", "CLI-9");
        shows("reseller", MESSAGE);

        assertThat(concerned(1)).containsExactly("CLI-001");
    }

    @Test
    void concernsNobodyWhoseSupplyEndsBefore() {
        shows("reseller", MESSAGE);
        subscriptions.end("ABO-9", LocalDate.of(2026, 12, 1), EndCause.TERMINATION);

        assertThat(changeHandling.customersConcerned(number(), 1, EXCHANGE, LocalDate.of(2026, 11, 30), "", 10))
                .containsExactly("CLI-001", "CLI-9");
        assertThat(changeHandling.customersConcerned(number(), 1, EXCHANGE, LocalDate.of(2026, 12, 1), "", 10))
                .containsExactly("CLI-001");
        assertThat(changeHandling.customersConcerned(number(), 1, Set.of(Component.LYNC_ONLINE), null, "", 10))
                .isEmpty();
    }

    @Test
    void thatGoesBackToAnEarlierTextIsToldAgain() {
        tenants.put("own", "CLI-9", "CLI-9");
        var moved = MESSAGE.shownUntil(LocalDate.of(2027, 12, 1));
        shows("reseller", MESSAGE);
        shows("own", MESSAGE);
        tell(1);
        shows("reseller", moved);
        tell(2);

        shows("reseller", MESSAGE);

        assertThat(revisions()).hasSize(3);
        assertThat(concerned(3)).containsExactly("CLI-001");
        assertThat(changeHandling.tenantsShowing(number(), 1)).containsExactly("CLI-9");
        shows("own", moved);
        assertThat(changeHandling.tenantsShowing(number(), 4))
                .as("nobody shows the second any more")
                .containsExactly("CLI-9");
    }

    // ---- withdrawn, and back

    @Test
    void thatVanishesBeforeItsDatesIsAssessedAsWithdrawnAndAgainWhenItIsBack() {
        shows("reseller", MESSAGE);
        tell(1);

        announcements.completed("reseller", ++read);
        assertThat(revisions())
                .last()
                .satisfies(revision -> assertThat(revision.withdrawn()).isTrue());
        refused(
                "change-told-must-know",
                () -> changeHandling.assess(
                        number(), 2, AssessmentRequest.withoutNotice("Sans impact", EXCHANGE), false, MANAGER));
        tell(2);

        shows("reseller", MESSAGE);
        assertThat(revisions()).hasSize(3).last().satisfies(revision -> {
            assertThat(revision.withdrawn()).isFalse();
            assertThat(revision.because()).contains("de nouveau");
        });
    }

    @Test
    void thatVanishesWhenItsDatesHavePassedTroublesNobody() {
        shows("reseller", MESSAGE);
        tell(1);
        clock.moveTo(LocalDate.of(2027, 11, 2));

        announcements.completed("reseller", ++read);

        assertThat(revisions()).hasSize(1);
    }

    // ---- assessed

    @Test
    void isAssessedOnceAndWhatIsMissingIsNamed() {
        shows("reseller", MESSAGE);

        refused("reason-missing", () -> AssessmentRequest.withoutNotice("  ", EXCHANGE));
        refused("change-components-missing", () -> informing(WORDS, null, Set.of()));
        refused("change-to-do-missing", () -> informing(WORDS, ACTION, EXCHANGE));
        refused(
                "change-languages-differ",
                () -> AssessmentRequest.informing(
                        EXCHANGE, WORDS, new Words("Ends", "It ends", "Update"), null, null, false, false));
        refused(
                "change-english-missing",
                () -> changeHandling.assess(number(), 1, informing(WORDS, null, EXCHANGE), true, MANAGER));
        refused(
                "change-action-day-passed",
                () -> changeHandling.assess(
                        number(), 1, informing(toDo(), LocalDate.of(2026, 11, 22), EXCHANGE), false, MANAGER));
        assertThat(statuses()).containsExactly(RevisionStatus.TO_ASSESS);

        tell(1);
        refused(
                "change-not-to-assess",
                () -> changeHandling.assess(number(), 1, informing(WORDS, null, EXCHANGE), false, MANAGER));
        refused(
                "unknown-change",
                () -> changeHandling.assess("EV-2026-999999", 1, informing(WORDS, null, EXCHANGE), false, MANAGER));
    }

    @Test
    void thatAsksCustomersToActIsApprovedByAnotherPersonWhileThereIsTime() {
        shows("reseller", MESSAGE.toActBy(ACTION));
        refused("change-not-to-review", () -> changeHandling.review(number(), 1, true, null, SECOND));
        changeHandling.assess(number(), 1, informing(toDo(), ACTION, EXCHANGE), false, MANAGER);
        assertThat(statuses()).containsExactly(RevisionStatus.TO_REVIEW);

        refused("change-second-person", () -> changeHandling.review(number(), 1, true, null, MANAGER));
        refused("reason-missing", () -> changeHandling.review(number(), 1, false, " ", SECOND));
        clock.moveTo(ACTION.plusDays(1));
        refused("change-action-day-passed", () -> changeHandling.review(number(), 1, true, null, SECOND));
        changeHandling.review(number(), 1, false, "La date est passée", SECOND);

        assertThat(statuses()).containsExactly(RevisionStatus.TO_ASSESS);
        assertThat(changeHandling.assessment(number(), 1).orElseThrow().approved())
                .isFalse();
    }

    @Test
    void whoseTellingWasInterruptedByAnotherTextIsNotLeftUntold() {
        shows("reseller", MESSAGE);
        changeHandling.assess(number(), 1, informing(WORDS, null, EXCHANGE), false, MANAGER);
        notices.tell(number(), 1, "");
        shows("reseller", MESSAGE.saying("<p>Another word.</p>"));
        assertThat(statuses()).containsExactly(RevisionStatus.SUPERSEDED, RevisionStatus.TO_ASSESS);

        refused(
                "change-told-must-know",
                () -> changeHandling.assess(
                        number(), 2, AssessmentRequest.withoutNotice("Un mot", EXCHANGE), false, MANAGER));
    }

    // ---- told

    @Test
    void isToldOnceHoweverManyProcessesTell() throws Exception {
        shows("reseller", MESSAGE);
        changeHandling.assess(number(), 1, informing(WORDS, null, EXCHANGE), false, MANAGER);

        Race.between(() -> notices.tell(number(), 1, ""), () -> notices.tell(number(), 1, ""))
                .forEach(outcome -> assertThat(outcome.failure()).isNull());

        assertThat(notices.told(number(), 1)).isEqualTo(2);
    }

    @Test
    void isNotToldInWordsThatNameADayThatHasMoved() {
        shows("reseller", MESSAGE.toActBy(ACTION));
        var before = new Words(
                "Fin de l'authentification de base", "Le 15\u00a0mars 2027, les anciens logiciels s'arrêtent.", null);
        changeHandling.assess(
                number(),
                1,
                new AssessmentRequest(true, null, EXCHANGE, before, null, ACTION, null, false, true),
                false,
                MANAGER);
        notices.tell(number(), 1, "");
        shows("reseller", MESSAGE.toActBy(ACTION.plusDays(14)));

        refused(
                "change-moved-day-named",
                () -> changeHandling.assess(
                        number(),
                        2,
                        new AssessmentRequest(
                                true, null, EXCHANGE, before, null, ACTION.plusDays(14), null, false, true),
                        false,
                        MANAGER));
        var after = new Words(before.subject(), "Le 29 mars 2027, les anciens logiciels s'arrêtent.", null);
        changeHandling.assess(
                number(),
                2,
                new AssessmentRequest(true, null, EXCHANGE, after, null, ACTION.plusDays(14), null, false, true),
                false,
                MANAGER);
    }

    @Test
    void isToldAlsoToWhomItDoesNotConcernAnyMoreWhenALetterHasSaidThatItDoes() {
        shows("reseller", MESSAGE);
        changeHandling.assess(
                number(),
                1,
                new AssessmentRequest(true, null, EXCHANGE, WORDS, null, null, null, false, true),
                false,
                MANAGER);
        notices.tell(number(), 1, "");
        shows("reseller", MESSAGE.toActBy(ACTION));
        var narrower = Set.of(Component.OFFICE_ONLINE);
        changeHandling.assess(
                number(),
                2,
                new AssessmentRequest(true, null, narrower, WORDS, null, null, null, false, true),
                false,
                MANAGER);

        assertThat(notices.tell(number(), 2, "").told()).isEqualTo(2);

        assertThat(notices.find(number(), 2, "CLI-9").orElseThrow()).satisfies(notice -> {
            assertThat(notice.wasRevision()).isEqualTo(1);
            assertThat(notice.subscriptions()).containsExactly("ABO-9");
        });
    }

    @Test
    void thatIsSupersededOrOverIsToldToNobodyAnyMore() {
        shows("reseller", MESSAGE);
        changeHandling.assess(
                number(),
                1,
                AssessmentRequest.informing(EXCHANGE, WORDS, null, ACTION, null, false, false),
                false,
                MANAGER);
        changeHandling.told(number(), 1, 0);
        clock.moveTo(ACTION.plusDays(1));
        assertThat(notices.tell(number(), 1, "").told()).as("late").isZero();

        shows("reseller", MESSAGE.entitled("Another title"));
        changeHandling.assess(number(), 2, informing(WORDS, null, EXCHANGE), false, MANAGER);
        shows("reseller", MESSAGE.entitled("A third title"));
        assertThat(notices.tell(number(), 2, "").told()).as("superseded").isZero();
    }

    // ---- saying it

    private void shows(String tenant, AnAnnouncement message) {
        announcements.record(tenant, ++read, List.of(message.text()));
    }

    /** Everybody concerned is told, and nothing is asked of them. */
    private void tell(int revision) {
        changeHandling.assess(number(), revision, informing(WORDS, null, EXCHANGE), false, MANAGER);
        var progress = notices.tell(number(), revision, "");
        changeHandling.told(number(), revision, progress.told());
    }

    private static AssessmentRequest informing(Words french, @Nullable LocalDate actionBy, Set<Component> components) {
        return AssessmentRequest.informing(components, french, null, null, actionBy, false, false);
    }

    private static Words toDo() {
        return new Words(WORDS.subject(), WORDS.meaning(), "Mettez vos logiciels à jour.");
    }

    private List<String> concerned(int revision) {
        return changeHandling.customersConcerned(number(), revision, EXCHANGE, null, "", 10);
    }

    private String number() {
        return changeHandling.ofMessage("MC100001").orElseThrow().number();
    }

    private List<ChangeRevision> revisions() {
        return changeHandling.revisions(number());
    }

    private List<RevisionStatus> statuses() {
        return revisions().stream().map(ChangeRevision::status).toList();
    }

    private static void refused(String code, Runnable asked) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(asked::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
