package fr.allset.tacite.changeletter;

import static fr.allset.tacite.change.MessageCentre.message;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.change.MessageCentre;
import fr.allset.tacite.change.MessageCentre.AStatement;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Ateliers du Ponant have Exchange Online and SharePoint Online in Brest and in Nantes; Microsoft changes Exchange Online. */
@TaciteTest
@DisplayName("A letter about a change of Microsoft's")
class ChangeLettersTest {

    private static final AStatement SWITCHED_OFF = AStatement.of(
                    "Fin de l'authentification simple",
                    "Les logiciels qui se connectent à la messagerie par un simple mot de passe ne le pourront plus."
                            + " Outlook, à jour, n'est pas "
                            + "touché ; les copieurs et les anciennes applications le sont.")
            .asking(
                    "Dressez la liste des appareils qui envoient des messages, et passez-les à l'authentification moderne.",
                    "2027-02-15")
            .from("2027-03-01")
            .atOnce();

    @Autowired
    MessageCentre microsoft;

    @Autowired
    ChangeCommunication notices;

    @Autowired
    Portfolios portfolios;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void twoSites() {
        microsoft.begins();
        portfolios.hold(numbered("ABO-1"), numbered("ABO-2").onSite("NANTES"));
    }

    private String anAnnouncement() {
        return microsoft.shows(message(
                "MC100001", "Exchange Online: Basic authentication\r\nis retired", "<p>Soon.</p>", "2027-02-15"));
    }

    @Test
    void saysWhatChangesWhatToDoUntilWhenWhereAndHowToAnswer() {
        var change = anAnnouncement();

        microsoft.inform(change, 1, SWITCHED_OFF.made());

        var letter = told();
        assertThat(letter.notice().recipientAddress()).isEqualTo("maelle.kerdoncuff@ateliers-du-ponant.example");
        assertThat(letter.notice().subject()).isEqualTo("Fin de l'authentification simple (EV-2026-000001)");
        assertThat(letter.notice().body()).isEqualTo("""
                Bonjour Maëlle Kerdoncuff,

                Microsoft annonce une évolution qui touche votre service. Nous vous en informons
                (Conditions particulières, art. 1).

                Ce que cela signifie pour vous
                Les logiciels qui se connectent à la messagerie par un simple mot de passe ne le
                pourront plus. Outlook, à jour, n'est pas touché ; les copieurs et les anciennes
                applications le sont.

                Ce que vous avez à faire
                Dressez la liste des appareils qui envoient des messages, et passez-les à
                l'authentification moderne.
                Au plus tard le lundi 15 février 2027.

                À partir de quand
                Cette évolution s'applique à partir du lundi 1er mars 2027.

                Vos sites et abonnements concernés
                Siège de Brest
                - ABO-1 : Exchange Online
                Site NANTES
                - ABO-2 : Exchange Online

                Votre réponse
                Répondez « bien reçu » à ce courrier, ou accusez-en réception en ligne sous
                votre accès. Si vous avez une question, posez-la dans votre réponse : une
                personne vous répondra.

                Références
                Notre numéro : EV-2026-000001, révision 1
                Message MC100001 de Microsoft : « Exchange Online: Basic authentication is
                retired »

                ALLSET SAS
                """);
    }

    @Test
    void saysWasAndNowWhenTheDatesHaveMoved() {
        var change = anAnnouncement();
        microsoft.inform(change, 1, SWITCHED_OFF.made());
        clock.moveTo(LocalDate.of(2026, 12, 14));
        microsoft.shows(
                message("MC100001", "Exchange Online: Basic authentication is retired", "<p>Later.</p>", "2027-03-01"));

        microsoft.inform(
                change,
                2,
                SWITCHED_OFF
                        .asking(SWITCHED_OFF.toDo(), "2027-03-01")
                        .from("2027-03-15")
                        .made());

        assertThat(told().notice().subject())
                .isEqualTo("Date déplacée : Fin de l'authentification simple (EV-2026-000001)");
        assertThat(told().notice().body()).contains("""
                Nous vous avons écrit le 23/11/2026 au sujet d'une évolution de Microsoft qui
                touche votre service (Conditions particulières, art. 1). Elle a changé depuis.

                Ce qui a changé depuis notre courrier
                - La date d'effet a été déplacée : était le lundi 1er mars 2027, est désormais
                  le lundi 15 mars 2027.
                - La date limite pour agir a été déplacée : était le lundi 15 février 2027, est
                  désormais le lundi 1er mars 2027.

                Ce que cela signifie pour vous
                """, "Notre numéro : EV-2026-000001, révision 2\n");
    }

    @Test
    void saysWhatNeedNotBeDoneAnyMoreWhenMicrosoftGivesItUp() {
        var change = anAnnouncement();
        microsoft.inform(change, 1, SWITCHED_OFF.made());
        microsoft.shows(
                message("MC100001", "(Cancelled) Basic authentication", "<p>We decided not to proceed.</p>", null));

        microsoft.inform(
                change,
                2,
                AStatement.of("Fin de l'authentification simple", "Vos appareils continuent de fonctionner.")
                        .givenUp()
                        .atOnce()
                        .made());

        assertThat(told().notice().subject())
                .isEqualTo("Évolution abandonnée : Fin de l'authentification simple (EV-2026-000001)");
        assertThat(told().notice().body()).startsWith("""
                Bonjour Maëlle Kerdoncuff,

                Nous vous avons écrit le 23/11/2026 au sujet d'une évolution de Microsoft qui
                touche votre service (Conditions particulières, art. 1). Microsoft a abandonné
                cette évolution : elle n'aura pas lieu.

                Ce que cela signifie pour vous
                Vos appareils continuent de fonctionner.

                Ce que vous avez à faire
                Rien. Ce que nous vous demandions n'est plus à faire :
                Dressez la liste des appareils qui envoient des messages, et passez-les à
                l'authentification moderne.

                Vos sites et abonnements concernés
                """);
    }

    @Test
    void isInEnglishForWhoReadsEnglish() {
        notices.prefer(
                "CLI-001", new ChangePreference(Rhythm.WEEKLY, "en"), new Actor("ponant", Optional.of("CLI-001")));
        var change = anAnnouncement();
        var stated = SWITCHED_OFF.inEnglish(
                "Basic authentication ends",
                "Whatever connects with a mere password no longer can.",
                "List the devices that send mail.");
        microsoft.inform(change, 1, stated.made());
        microsoft.shows(
                message("MC100001", "Exchange Online: Basic authentication is retired", "<p>Later.</p>", "2027-03-01"));

        microsoft.inform(
                change, 2, stated.asking(SWITCHED_OFF.toDo(), "2027-03-01").made());

        assertThat(told().notice().subject()).isEqualTo("Date moved: Basic authentication ends (EV-2026-000001)");
        assertThat(told().notice().body()).isEqualTo("""
                Dear Maëlle Kerdoncuff,

                We wrote to you on 23 Nov 2026 about a change by Microsoft that touches your
                service (Conditions particulières, art. 1). It has changed since then.

                What has changed since our letter
                - The day until which to act has moved: was Monday 15 February 2027, is now
                  Monday 1 March 2027.

                What this means for you
                Whatever connects with a mere password no longer can.

                What you have to do
                List the devices that send mail.
                By Monday 1 March 2027 at the latest.

                From when
                This change holds from Monday 1 March 2027.

                Your sites and subscriptions concerned
                Siège de Brest
                - ABO-1: Exchange Online
                Site NANTES
                - ABO-2: Exchange Online

                Your answer
                Answer this letter with "received", or acknowledge it online under your access.
                If you have a question, ask it in your answer: a person will answer you.

                References
                Our number: EV-2026-000001, revision 2
                Microsoft's message MC100001: "Exchange Online: Basic authentication is retired"

                ALLSET SAS
                """);
    }

    @Test
    void leavesNoHolesWhereNothingIsKnown() {
        var change = anAnnouncement();

        microsoft.inform(
                change,
                1,
                AStatement.of("Nouvelle présentation d'Outlook", "Les boutons changent de place.")
                        .atOnce()
                        .made());

        assertThat(told().notice().body()).contains("""

                Ce que vous avez à faire
                Vous n'avez rien à faire.

                À partir de quand
                Microsoft ne l'a pas encore précisé.

                Vos sites""").doesNotContain("null", "Au plus tard", "\n\n\n");
    }

    @Test
    void namesTheFirstHundredOfAThousandSubscriptionsAndSaysHowManyThereAre() {
        portfolios.hold(IntStream.range(1000, 2000)
                .mapToObj(i -> numbered("ABO-" + i).ofCustomer("CLI-9"))
                .toArray(ASubscription[]::new));
        var change = anAnnouncement();

        microsoft.inform(change, 1, SWITCHED_OFF.made());

        var letter = microsoft.letters(ChangeCorrespondence.TOLD).stream()
                .filter(one -> one.notice().customerNumber().equals("CLI-9"))
                .findFirst();
        assertThat(letter.orElseThrow().notice().body())
                .contains("- ABO-1099 : Exchange Online\net 900 autres, soit 1000 abonnements en tout.\n")
                .doesNotContain("ABO-1100");
    }

    @Test
    void canBeReadBeforeItIsSentAndNothingIsRecorded() {
        var change = anAnnouncement();

        var preview = notices.preview(change, 1, SWITCHED_OFF.made(), "CLI-001", "fr");

        assertThat(microsoft.letters(ChangeCorrespondence.TOLD)).isEmpty();
        microsoft.inform(change, 1, SWITCHED_OFF.made());
        assertThat(preview)
                .isEqualTo(new ChangeLetter(
                        told().notice().subject(), told().notice().body()));
    }

    @Test
    void goesAfterWhoHasNotAnsweredOnceAnOccasion() {
        portfolios.hold(numbered("ABO-9").ofCustomer("CLI-9"));
        var change = anAnnouncement();
        microsoft.inform(change, 1, SWITCHED_OFF.made());
        notices.acknowledge(change, 1, "CLI-9", Acknowledgement.Through.ONLINE, "client-9", null);
        clock.moveTo(LocalDate.of(2027, 2, 8));

        notices.followUp(change, 1, List.of(), null, true, "gestionnaire");
        notices.remind(change, 1, "");
        notices.remind(change, 1, "");

        assertThat(microsoft.letters(ChangeCorrespondence.REMINDED))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.notice().subject())
                            .isEqualTo("Rappel : Fin de l'authentification simple (EV-2026-000001)");
                    assertThat(letter.notice().body()).startsWith("""
                    Bonjour Maëlle Kerdoncuff,

                    Nous vous avons écrit le 23/11/2026 au sujet d'une évolution de Microsoft qui
                    vous demande d'agir. Nous n'avons pas encore votre réponse.

                    Ce que vous avez à faire
                    Dressez la liste des appareils qui envoient des messages, et passez-les à
                    l'authentification moderne.
                    Au plus tard le lundi 15 février 2027.
                    """);
                });
        assertThat(notices.deliveries(change, 1)).isEqualTo(new Deliveries(0, 2, 0, 0, 0, 1));
    }

    private RecordedNotice told() {
        var letters = microsoft.letters(ChangeCorrespondence.TOLD);
        return letters.get(letters.size() - 1);
    }
}
