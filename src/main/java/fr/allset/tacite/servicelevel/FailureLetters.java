package fr.allset.tacite.servicelevel;

import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.time.FrenchMoment;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the customer is told of a failure (art. 3), each once. The letters are French, the language of the contract. */
@Service
@Transactional
public class FailureLetters {

    private final Notices notices;

    FailureLetters(Notices notices) {
        this.notices = notices;
    }

    /** « Le Client se verra remettre un numéro de Notification de Défaillance. » */
    void acknowledge(FailureNotification notification, Customer customer) {
        boolean byMail = notification.contact() != null && notification.contact().contains("@");
        notices.record(new Notice(notification.number() + "/received", "failure-received", notification.number(), customer.number(),
                byMail ? notification.reporter() : customer.contactName(),
                byMail ? notification.contact() : customer.contactEmail(),
                "Votre Notification de Défaillance " + notification.number(), """
                Bonjour,

                Nous avons reçu votre Notification de Défaillance le %s, %s. Elle porte le numéro %s.

                Abonnements concernés : %s
                Composants concernés : %s
                Début selon vous : %s
                Ce qui ne fonctionne pas :
                %s

                Nous prenons les Défaillances en charge cinq jours sur sept, entre 9 h et 18 h (art. 3). Répondez à ce message pour la
                compléter : votre réponse y sera jointe.

                ALLSET SAS
                """.formatted(FrenchMoment.of(notification.receivedAt()), notification.channel().label(), notification.number(),
                        String.join(", ", notification.subscriptions()),
                        notification.components().isEmpty() ? "toute la suite"
                                : notification.components().stream().sorted().map(Component::contractName).collect(Collectors.joining(", ")),
                        notification.beganAt() == null ? "non précisé" : FrenchMoment.of(notification.beganAt()),
                        notification.description())));
    }
}
