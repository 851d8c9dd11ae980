package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.WasNow;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.typography.FrenchDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what a text of Microsoft's was, and is now. */
@Component
class ComparisonForms {

    /**
     * What has changed.
     *
     * @param comparedText with which earlier text it is compared; empty when there is none
     */
    record Compared(String comparedText, List<Difference> comparison) {}

    /** One thing that has changed. */
    record Difference(String item, String was, String now) {

        Difference {
            was = PlainText.shortened(was, MessageForms.LONGEST_CELL);
            now = PlainText.shortened(now, MessageForms.LONGEST_CELL);
        }
    }

    private final ChangeHandling changeHandling;
    private final Announcements announcements;

    ComparisonForms(ChangeHandling changeHandling, Announcements announcements) {
        this.changeHandling = changeHandling;
        this.announcements = announcements;
    }

    /** Compared with what customers were told of last, or else with the version before it. */
    Compared view(ChangeRevision revision, Announcement text) {
        var told = changeHandling.lastTold(revision.change(), revision.revision());
        var before = told.map(changeHandling::text)
                .or(() -> announcements.find(revision.tenant(), revision.messageId(), revision.messageVersion() - 1));
        var compared = told.map(earlier ->
                        "Par rapport à la révision " + earlier.revision() + ", dont des clients ont été informés.")
                .orElse(
                        before.isPresent()
                                ? "Par rapport à la version précédente du message, dont aucun client n'a été informé."
                                : "");
        return new Compared(
                compared,
                before.map(version -> differences(version.text(), text)).orElse(List.of()));
    }

    private static List<Difference> differences(Announcement was, Announcement now) {
        var moved = WasNow.of(was, now);
        var differences = new ArrayList<Difference>();
        moved.dates()
                .forEach(day -> differences.add(new Difference(day.day().label(), day(day.was()), day(day.now()))));
        if (moved.title()) {
            differences.add(new Difference("titre", was.title(), now.title()));
        }
        if (moved.services()) {
            differences.add(
                    new Difference("services", String.join(", ", was.services()), String.join(", ", now.services())));
        }
        if (moved.major()) {
            differences.add(
                    new Difference("évolution majeure", was.isMajor() ? "oui" : "non", now.isMajor() ? "oui" : "non"));
        }
        if (moved.body()) {
            differences.add(new Difference(
                    "texte", was.body().length() + " caractères", now.body().length() + " caractères, modifié"));
        }
        return differences;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "aucune" : FrenchDay.of(day);
    }
}
