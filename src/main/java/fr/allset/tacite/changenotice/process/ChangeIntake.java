package fr.allset.tacite.changenotice.process;

import fr.allset.tacite.changenotice.ChangeFacts;
import fr.allset.tacite.changenotice.Changes;
import fr.allset.tacite.changenotice.Relevance;
import fr.allset.tacite.microsoftfeed.AnnouncementNews;
import fr.allset.tacite.microsoftfeed.AnnouncementReturned;
import fr.allset.tacite.microsoftfeed.AnnouncementVanished;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the message centre brings becomes changes, or is filed, as the decision table says; in the transaction that has read it. */
@Component
class ChangeIntake {

    /** The decision table; process owners change it. */
    static final String TABLE = "change-relevance";

    private final Changes changes;
    private final DecisionService decisions;

    ChangeIntake(Changes changes, DecisionService decisions) {
        this.changes = changes;
        this.decisions = decisions;
    }

    @EventListener
    void on(AnnouncementNews news) {
        changes.take(news.tenant(), news.messageId(), news.version(), this::relevance);
    }

    @EventListener
    void on(AnnouncementVanished vanished) {
        changes.withdraw(vanished.tenant(), vanished.messageId(), vanished.version());
    }

    @EventListener
    void on(AnnouncementReturned returned) {
        changes.restore(returned.tenant(), returned.messageId(), returned.version());
    }

    private Relevance relevance(ChangeFacts facts) {
        var result = decisions.evaluateDecisionTableByKey(TABLE, Variables.createVariables()
                .putValue("followed", facts.followed())
                .putValue("ahead", facts.ahead())
                .putValue("major", facts.major())
                .putValue("retirement", facts.retirement())
                .putValue("actionDate", facts.actionDate())
                .putValue("category", facts.category())
                .putValue("severity", facts.severity()));
        // a table without a line for it would drop it: a person decides
        return result.isEmpty() ? new Relevance(true, "Aucune ligne de la table ne la concerne.")
                : new Relevance(Boolean.TRUE.equals(result.getSingleResult().get("assess")), String.valueOf(result.getSingleResult().get("because")));
    }
}
