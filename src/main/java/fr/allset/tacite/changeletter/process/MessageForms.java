package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.changeletter.process.MessageView.Fact;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.relevance.RelevanceLine.Category;
import fr.allset.tacite.relevance.RelevanceLine.Severity;
import fr.allset.tacite.text.HtmlText;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a message of Microsoft's on the forms of a change. */
@Component
class MessageForms {

    static final int LONGEST_CELL = 1000;

    /** What a person reads on a form, in characters; the page of the change has it all. */
    private static final int LONGEST_TEXT = 4000;

    private final ChangeHandling changeHandling;

    MessageForms(ChangeHandling changeHandling) {
        this.changeHandling = changeHandling;
    }

    MessageView view(ChangeRevision revision, Announcement text) {
        return new MessageView(
                text.title(),
                PlainText.shortened(plain(text), LONGEST_TEXT),
                List.of(
                        fact("Message de Microsoft", text.id()),
                        fact(
                                "Catégorie",
                                Category.of(text.category())
                                        .map(Category::label)
                                        .orElse(text.category())),
                        fact(
                                "Gravité",
                                Severity.of(text.severity())
                                        .map(Severity::label)
                                        .orElse(text.severity())),
                        fact(
                                "Évolution majeure",
                                text.major() == null ? "Microsoft ne le dit pas" : text.isMajor() ? "oui" : "non"),
                        fact("Étiquettes", String.join(", ", text.tags())),
                        fact("Date limite d'action", day(text.actionBy())),
                        fact("Début de publication", day(text.startsAt())),
                        fact("Fin de publication", day(text.endsAt())),
                        fact(
                                "Affiché par",
                                String.join(
                                        ", ", changeHandling.tenantsShowing(revision.change(), revision.revision())))));
    }

    private static String plain(Announcement text) {
        return text.bodyType().equals("html") ? HtmlText.of(text.body()) : PlainText.lines(text.body());
    }

    private static Fact fact(String item, String value) {
        return new Fact(item, PlainText.shortened(value.isEmpty() ? "—" : value, LONGEST_CELL));
    }

    private static String day(@Nullable Instant moment) {
        return moment == null ? "aucune" : FrenchDay.of(ChangeFacts.dayOf(moment));
    }
}
