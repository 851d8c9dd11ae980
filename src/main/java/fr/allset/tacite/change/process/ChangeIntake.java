package fr.allset.tacite.change.process;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.microsoftfeed.AnnouncementNews;
import fr.allset.tacite.microsoftfeed.AnnouncementReturned;
import fr.allset.tacite.microsoftfeed.AnnouncementVanished;
import fr.allset.tacite.relevance.RelevanceTable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the message centre brings becomes changes, or is filed, as the decision table says; in the transaction that has read it. */
@Component
class ChangeIntake {

    private final ChangeHandling changes;
    private final RelevanceTable table;

    ChangeIntake(ChangeHandling changes, RelevanceTable table) {
        this.changes = changes;
        this.table = table;
    }

    @EventListener
    void on(AnnouncementNews news) {
        changes.take(news.tenant(), news.messageId(), news.version(), table);
    }

    @EventListener
    void on(AnnouncementVanished vanished) {
        changes.withdraw(vanished.tenant(), vanished.messageId(), vanished.version());
    }

    @EventListener
    void on(AnnouncementReturned returned) {
        changes.restore(returned.tenant(), returned.messageId(), returned.version());
    }
}
