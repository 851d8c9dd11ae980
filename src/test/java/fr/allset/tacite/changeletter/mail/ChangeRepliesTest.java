package fr.allset.tacite.changeletter.mail;

import static fr.allset.tacite.change.MessageCentre.message;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.change.MessageCentre;
import fr.allset.tacite.change.MessageCentre.AStatement;
import fr.allset.tacite.changeletter.Acknowledgement;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.mailbox.IncomingMail;
import fr.allset.tacite.mailbox.MailReception;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Ateliers du Ponant and the customer CLI-9 were each told of a change at once. */
@TaciteTest
@DisplayName("An answer by mail to a letter about a change")
class ChangeRepliesTest {

    private static final String CONTACT = "zoe@ponant.example";

    @Autowired
    MessageCentre microsoft;

    @Autowired
    ChangeCommunication notices;

    @Autowired
    MailReception reception;

    @Autowired
    Portfolios portfolios;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private String change;
    private int mails;

    @BeforeEach
    void twoCustomersAreTold() {
        microsoft.begins();
        portfolios.hold(
                numbered("ABO-1").withContactAt(CONTACT), numbered("ABO-9").ofCustomer("CLI-9"));
        change = microsoft.shows(message("MC100001", "Basic authentication", "<p>Soon.</p>", null));
        microsoft.inform(
                change,
                1,
                AStatement.of("Fin de l'authentification simple", "Les copieurs sont touchés.")
                        .asking("Dressez la liste des copieurs.", "2027-02-15")
                        .atOnce()
                        .made());
    }

    @Test
    void acknowledgesWhatThatLetterTellsWithItsOwnWords() {
        answers(
                CONTACT,
                letterTo("CLI-001"),
                "Bien reçu, merci.\n\nLe lun. 23 nov. 2026 à 10:00, Tacite <ne-pas-repondre@allset.example> a écrit :\n> ?",
                null);

        assertThat(verdicts()).containsExactly("ADDED EV-2026-000001");
        assertThat(told("CLI-001").acknowledgement())
                .isEqualTo(new Acknowledgement(
                        clock.instant(), Acknowledgement.Through.MAIL, CONTACT, "Bien reçu, merci."));
        assertThat(told("CLI-9").acknowledgement()).isNull();
    }

    @Test
    void thatAsksSomethingAcknowledgesTheLetterAndReachesAPerson() {
        answers(CONTACT, letterTo("CLI-001"), "Faut-il changer nos copieurs ?", null);

        assertThat(told("CLI-001").isAcknowledged()).isTrue();
        assertThat(verdicts())
                .containsExactly(
                        "HELD Le client CLI-001 a reçu notre courrier « Fin de l'authentification simple (EV-2026-000001) » "
                                + "(EV-2026-000001), ce qui est enregistré ; il écrit davantage : une personne doit lui répondre.");
    }

    @Test
    void fromAnotherAddressIsHeldAndAcknowledgesNothing() {
        answers("contact@cli-9.example", letterTo("CLI-001"), "Bien reçu", null);

        assertThat(told("CLI-001").isAcknowledged()).isFalse();
        assertThat(verdicts()).singleElement().asString().startsWith("HELD Ce message répond à notre courrier");
    }

    @Test
    void thatAMachineWritesAcknowledgesNothing() {
        answers(CONTACT, letterTo("CLI-001"), "Je suis absente, merci.", "Message automatique.");

        assertThat(told("CLI-001").isAcknowledged()).isFalse();
        assertThat(verdicts()).containsExactly("IGNORED Message automatique.");
    }

    @Test
    void toAReminderCountsForTheRevisionThatItRemindsOf() {
        clock.moveTo(LocalDate.of(2027, 2, 8));
        notices.followUp(change, 1, List.of(), null, true, "gestionnaire");
        notices.remind(change, 1, "");
        var reminder = microsoft.letters("change-reminded").stream()
                .filter(letter -> letter.notice().customerNumber().equals("CLI-9"))
                .findFirst();

        answers("contact@cli-9.example", reminder.orElseThrow().messageId(), "C'est fait", null);

        assertThat(told("CLI-9").isAcknowledged()).isTrue();
        assertThat(notices.deliveries(change, 1).answered()).isOne();
    }

    @Test
    void toAnOlderLetterSaysNothingOfTheNewerOne() {
        var first = letterTo("CLI-001");
        microsoft.shows(message("MC100001", "Basic authentication", "<p>Later.</p>", null));
        microsoft.inform(
                change,
                2,
                AStatement.of("Fin de l'authentification simple", "Plus tard.")
                        .atOnce()
                        .made());

        answers(CONTACT, first, "Bien reçu", null);

        assertThat(told("CLI-001").isAcknowledged()).isTrue();
        assertThat(notices.find(change, 2, "CLI-001").orElseThrow().isAcknowledged())
                .isFalse();
    }

    private String letterTo(String customer) {
        return microsoft.letters("change-told").stream()
                .filter(letter -> letter.notice().customerNumber().equals(customer))
                .findFirst()
                .orElseThrow()
                .messageId();
    }

    private void answers(String sender, String letter, String text, @Nullable String automatic) {
        reception.receive(new IncomingMail(
                "<" + ++mails + "@ponant.example>",
                List.of(letter),
                clock.instant(),
                sender,
                "Zoé",
                "Re: courrier",
                text,
                1000,
                automatic,
                null,
                null));
    }

    private ChangeNotice told(String customer) {
        return notices.find(change, 1, customer).orElseThrow();
    }

    private List<String> verdicts() {
        return jdbc.sql("select outcome, reason, about from incoming_mail order by id")
                .query((row, index) -> row.getString("outcome") + " "
                        + (row.getString("about") == null ? row.getString("reason") : row.getString("about")))
                .list();
    }
}
