package fr.allset.tacite.changeregister;

import static fr.allset.tacite.change.AnAnnouncement.major;
import static fr.allset.tacite.changeletter.AChange.informing;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.changeletter.AChange;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.text.Sha256;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Today is Monday 23 November 2026, 10:00. */
@TaciteTest
@DisplayName("The proof of what a customer was told")
class ChangeProofTest {

    private static final Actor MANAGER = new Actor("gestionnaire", Optional.empty());
    private static final Actor CLIENT = new Actor("zoe", Optional.of("CLI-9"));
    private static final LocalDate MID_DECEMBER = LocalDate.of(2026, 12, 15);

    @Autowired
    Portfolios portfolios;

    @Autowired
    AChange change;

    @Autowired
    ChangeProofInquiry proofs;

    @Autowired
    ChangeCommunication told;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void twoCustomers() {
        portfolios.hold(numbered("ABO-1"), numbered("ABO-9").onSite("LYON").ofCustomer("CLI-9"));
    }

    @Test
    void holdsTheClauseEachVersionEachAssessmentAndEachLetterWordForWord() {
        var number = change.shown(major().toActBy(MID_DECEMBER));
        change.told(number, 1, informing("Authentification de base", MID_DECEMBER));
        clock.moveTo(LocalDate.of(2026, 11, 30));
        change.reminderAsked(number, 1);
        told.remind(number, 1, "");
        change.answered(number, 1, "CLI-9", "Bien reçu");
        change.shown(major().toActBy(LocalDate.of(2026, 12, 29)));
        change.told(number, 2, informing("Authentification de base, reportée", LocalDate.of(2026, 12, 29)));

        var proof = proofs.of(number, "CLI-9", MANAGER).document();

        assertThat(proof.clause().words())
                .startsWith("ALLSET SAS informera le Client de toute évolution majeure signalée par Microsoft");
        assertThat(proof.versions()).extracting(ChangeProof.Version::version).containsExactly(1, 2);
        assertThat(proof.versions().get(0).bodySha256())
                .isEqualTo(Sha256.of("<p>Basic authentication is switched off.</p>"));
        assertThat(proof.revisions()).hasSize(2).allSatisfy(revision -> {
            assertThat(revision.text()).isEqualTo("Basic authentication is switched off.");
            assertThat(revision.assessments()).singleElement().satisfies(stated -> {
                assertThat(stated.assessedBy()).isEqualTo("gestionnaire");
                assertThat(stated.reviewedBy()).isEqualTo("relectrice");
            });
        });
        assertThat(proof.notices()).extracting(ChangeProof.Told::revision).containsExactly(1, 2);
        assertThat(proof.notices().get(0).answer())
                .isNotNull()
                .satisfies(answer -> assertThat(answer.words()).isEqualTo("Bien reçu"));
        assertThat(proof.notices().get(1).wasRevision()).isEqualTo(1);
        assertThat(proof.notices().get(0).subscriptions())
                .singleElement()
                .satisfies(served -> assertThat(served.site()).isEqualTo("Site LYON"));
        var written = notices.about(List.of(number)).stream()
                .filter(letter -> letter.notice().customerNumber().equals("CLI-9"))
                .toList();
        assertThat(written).hasSize(3);
        assertThat(proof.letters())
                .extracting(ChangeProof.Letter::body)
                .containsExactlyElementsOf(
                        written.stream().map(letter -> letter.notice().body()).toList());
        assertThat(proof.letters())
                .extracting(ChangeProof.Letter::messageId)
                .containsExactlyElementsOf(
                        written.stream().map(letter -> letter.messageId()).toList());
        assertThat(proof.letters())
                .extracting(ChangeProof.Letter::kind)
                .containsExactly("change-told", "change-reminded", "change-told");
        assertThat(proof.notTold()).isEmpty();
    }

    @Test
    void namesTheMomentOfALetterAsFinelyAsItWasStored() {
        var number = change.shown(major());
        change.told(number, 1, informing("Authentification de base", null));
        jdbc.sql("update notice set status = 'SENT', sent_at = cast(:sentAt as timestamp with time zone)")
                .param("sentAt", "2026-11-23 09:00:00.123456+00")
                .update();

        assertThat(proofs.of(number, "CLI-9", MANAGER).json())
                .contains("\"acceptedAt\":\"2026-11-23T09:00:00.123456Z\"");
    }

    @Test
    void isTheSameForTheSameFactsButForItsLastLine() {
        var number = change.shown(major());
        change.told(number, 1, informing("Authentification de base", null));
        var first = proofs.of(number, "CLI-9", MANAGER);
        clock.moveTo(LocalDate.of(2026, 11, 25));
        var second = proofs.of(number, "CLI-9", CLIENT);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(first.sha256()).isEqualTo(Sha256.of(first.json()));
        var lines = first.file().split("\n");
        assertThat(second.file().split("\n"))
                .hasSameSizeAs(lines)
                .startsWith(lines[0], lines[1])
                .doesNotContain(lines[2]);
        assertThat(lines[0]).isEqualTo("{\"document\":" + first.json() + ",");
        assertThat(lines[2]).contains("2026-11-23T09:00:00Z", "gestionnaire");

        change.answered(number, 1, "CLI-9", "Bien reçu");
        assertThat(proofs.of(number, "CLI-9", MANAGER).sha256()).isNotEqualTo(first.sha256());
    }

    @Test
    void namesNoOtherCustomerAndNobodyElsesTenant() {
        var number = change.shownTo("CLI-001", major().saying("<p>Only for one</p>"));
        change.shown(major());
        change.told(number, 1, informing("Chez un seul", null));
        change.told(number, 2, informing("Chez les autres", null));

        var json = proofs.of(number, "CLI-9", MANAGER).json();

        assertThat(json)
                .contains("Chez les autres")
                .doesNotContain("CLI-001", "Ateliers", "Only for one", "Chez un seul");
    }

    @Test
    void saysWhatWasNotSentAndWhy() {
        var number = change.shown(major());
        change.withoutNotice(number, 1, "Cette fonction n'est pas fournie.");

        var proof = proofs.of(number, "CLI-9", MANAGER).document();

        assertThat(proof.letters()).isEmpty();
        assertThat(proof.notTold())
                .singleElement()
                .satisfies(none -> assertThat(none.why())
                        .contains(
                                "Décision du 23/11/2026 à 10:00", "gestionnaire", "Cette fonction n'est pas fournie."));
    }

    @Test
    void isAClientsForWhatItWasToldItselfAlone() {
        var number = change.shown(major());
        var untold = change.shown(major().numbered("MC100002"));
        change.told(number, 1, informing("Authentification de base", null));

        assertThat(proofs.of(number, "CLI-9", CLIENT).document().change()).isEqualTo(number);
        for (var ask :
                List.of(List.of(number, "CLI-001"), List.of(untold, "CLI-9"), List.of("EV-2026-999999", "CLI-9"))) {
            assertThatThrownBy(() -> proofs.of(ask.get(0), ask.get(1), CLIENT))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("unknown-change"));
        }
        assertThatThrownBy(() -> proofs.of(number, "CLI-XX", MANAGER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("unknown-customer"));
    }
}
