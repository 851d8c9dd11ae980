package fr.allset.tacite.changenotice;

import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.FrenchDay;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers read of a change (art. 1), each once. */
@Service
@Transactional
class ChangeLetters {

    private final Notices notices;
    private final Subscriptions subscriptions;

    ChangeLetters(Notices notices, Subscriptions subscriptions) {
        this.notices = notices;
        this.subscriptions = subscriptions;
    }

    /**
     * Records the letter that tells a customer of a change at once.
     *
     * @return the id of the letter
     */
    long tell(ChangeNotice told, Assessment assessment) {
        var stated = assessment.stated();
        var words = Objects.requireNonNull(stated.french());
        var concerned = subscriptions.findAll(told.subscriptions());
        var customer = concerned.get(0).customer();
        return notices.record(new Notice(ChangeRevision.key(told.change(), told.revision()) + "/told/" + customer.number(), "change-told",
                told.change(), customer.number(), customer.contactName(), customer.contactEmail(), words.subject(), """
                Bonjour %s,

                %s

                %s%sVos abonnements concernés :
                %s

                ALLSET SAS
                """.formatted(customer.contactName(), words.meaning(),
                words.toDo() == null ? "" : "Ce que vous avez à faire : " + words.toDo() + "\n\n",
                stated.actionBy() == null ? "" : "Au plus tard le " + FrenchDay.of(stated.actionBy()) + ".\n\n",
                concerned.stream().map(ChangeLetters::inWords).collect(Collectors.joining("\n"))))).id();
    }

    private static String inWords(Subscription subscription) {
        return "- " + subscription.number() + ", " + subscription.site().name();
    }
}
