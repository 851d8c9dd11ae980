package fr.allset.tacite.changeregister;

import fr.allset.tacite.changeregister.ChangeDay.Kind;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.Spaces;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * The calendar of changes as a feed that other calendars subscribe to (RFC 5545). Its events last whole days and are the same at
 * each writing. The number of their revision moves them, and what Microsoft gives up is crossed out.
 */
public final class ChangeCalendarFile {

    public static final String MEDIA_TYPE = "text/calendar; charset=UTF-8";

    /** RFC 5545, 3.1: a longer line goes on in the next one. */
    private static final int LONGEST_LINE_IN_BYTES = 75;

    private static final int LONGEST_TITLE = 250;

    private ChangeCalendarFile() {}

    /** @param staff whether it says how many customers were told, and names some; otherwise the reader is one of them */
    public static byte[] of(List<ChangeDay> days, boolean staff) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//ALLSET SAS//Tacite//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(new XProperty("X-WR-CALNAME", "Évolutions Microsoft 365"));
        days.forEach(day -> calendar.add(event(day, staff)));
        // as it is written before ical4j folds it: that counts characters, and would cut some in two
        return folded(calendar.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static VEvent event(ChangeDay day, boolean staff) {
        var event = new VEvent(false);
        event.add(new Uid(day.uid()));
        event.add(new DtStamp(day.statedAt().truncatedTo(ChronoUnit.SECONDS)));
        event.add(new Sequence(day.revision()));
        event.add(new DtStart<>(day.day()));
        event.add(new DtEnd<>(day.day().plusDays(1)));
        event.add(new Summary(summary(day)));
        event.add(new Description(description(day, staff)));
        event.add(
                day.cancelled()
                        ? ImmutableStatus.VEVENT_CANCELLED
                        : day.kind() == Kind.ACTION || day.kind() == Kind.EFFECT || day.kind() == Kind.COUNTDOWN
                                ? ImmutableStatus.VEVENT_CONFIRMED
                                : ImmutableStatus.VEVENT_TENTATIVE);
        event.add(ImmutableTransp.TRANSPARENT);
        return event;
    }

    private static String summary(ChangeDay day) {
        return (day.cancelled() ? "Abandonnée" + Spaces.NO_BREAK + ": " : "")
                + day.kind().label()
                + (day.kind() == Kind.COUNTDOWN ? " (J-" + day.daysBefore() + ")" : "") + Spaces.NO_BREAK + ": "
                + PlainText.line(day.title(), LONGEST_TITLE);
    }

    private static String description(ChangeDay day, boolean staff) {
        var lines = new ArrayList<String>();
        lines.add("Évolution " + day.change() + ", révision " + day.revision() + ", message " + day.messageId()
                + " de Microsoft.");
        if (!day.components().isEmpty()) {
            lines.add("Composants" + Spaces.NO_BREAK + ": "
                    + day.components().stream()
                            .sorted()
                            .map(Component::contractName)
                            .collect(Collectors.joining(", ")));
        }
        if (day.toDo() != null && !day.cancelled()) {
            lines.add("À faire" + Spaces.NO_BREAK + ": " + PlainText.lines(day.toDo()));
        }
        if (staff) {
            lines.add(clients(day));
        }
        return String.join("\n", lines);
    }

    private static String clients(ChangeDay day) {
        if (day.customers() == 0) {
            return "Aucun client n'est encore informé.";
        }
        var names = String.join(", ", day.firstNames());
        long others = day.customers() - day.firstNames().size();
        return "Clients informés" + Spaces.NO_BREAK + ": " + day.customers() + " (" + names
                + (others > 0 ? " et " + Counted.of(others, "autre") : "")
                + "), sans réponse" + Spaces.NO_BREAK + ": " + day.unanswered();
    }

    /** Lines of {@value #LONGEST_LINE_IN_BYTES} bytes at most, never cut within a character. */
    static String folded(String lines) {
        var folded = new StringBuilder(lines.length() + lines.length() / 50);
        int bytes = 0;
        for (int i = 0; i < lines.length(); ) {
            int character = lines.codePointAt(i);
            int length = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (character == '\r' || character == '\n') {
                bytes = 0;
            } else if (bytes + length > LONGEST_LINE_IN_BYTES) {
                folded.append("\r\n ");
                bytes = 1 + length;
            } else {
                bytes += length;
            }
            folded.appendCodePoint(character);
            i += Character.charCount(character);
        }
        return folded.toString();
    }
}
