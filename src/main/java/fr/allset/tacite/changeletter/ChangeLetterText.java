package fr.allset.tacite.changeletter;

import fr.allset.tacite.change.WasNow;
import fr.allset.tacite.changeletter.ChangeLetterModel.Change;
import fr.allset.tacite.changeletter.ChangeLetterModel.Changed;
import fr.allset.tacite.changeletter.ChangeLetterModel.Concerned;
import fr.allset.tacite.changeletter.ChangeLetterModel.MovedDay;
import fr.allset.tacite.notification.Letter;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.typography.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person has stated, as the letters about changes say it (art. 1), in lines that a mail's reader sees whole. */
final class ChangeLetterText {

    private static final int WIDTH = 80;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TITLE = 200;

    private final Language in;

    private ChangeLetterText(Language language) {
        this.in = language;
    }

    /** The letter that tells one change at once. */
    static ChangeLetter atOnce(ToldText told, Language language, String contact, List<Subscription> named, int all) {
        var text = new ChangeLetterText(language);
        return text.letter(new ChangeLetterModel.Told(contact(contact), text.change(told, named, all)));
    }

    /**
     * The letter that goes after a customer that is to act and has not answered.
     *
     * @param toldOn the day of the letter that it has not answered
     */
    static ChangeLetter reminder(
            ToldText told, Language language, String contact, LocalDate toldOn, List<Subscription> named, int all) {
        var text = new ChangeLetterText(language);
        return text.letter(new ChangeLetterModel.Reminder(contact(contact), toldOn, text.change(told, named, all)));
    }

    /** One change among those of a digest. */
    record Entry(ToldText told, Language language, List<Subscription> named, int all) {

        /** The earlier of the day until which to act and the day from which it holds; null when neither is known. */
        @Nullable
        LocalDate counts() {
            return told.stated().counts();
        }

        private String subject() {
            return told.words(language).subject();
        }
    }

    /** What a digest says of one change, under its number in the letter. */
    static String section(Entry entry, int number) {
        var text = new ChangeLetterText(entry.language());
        var heading = number + ". " + entry.subject();
        return text.letter(new ChangeLetterModel.Section(
                        number,
                        "-".repeat(Math.min(WIDTH, heading.length())),
                        text.change(entry.told(), entry.named(), entry.all())))
                .body()
                .stripTrailing();
    }

    /**
     * The letter that tells several changes, in the order of what counts first.
     *
     * @param sections what {@link #section} says of each, in the order of the entries
     */
    static ChangeLetter digest(
            List<Entry> entries, List<String> sections, Language language, String contact, LocalDate day) {
        if (entries.size() == 1) {
            var only = entries.get(0);
            return atOnce(only.told(), language, contact, only.named(), only.all());
        }
        var text = new ChangeLetterText(language);
        var contents = new ArrayList<ChangeLetterModel.InBrief>();
        for (var entry : entries) {
            contents.add(text.inBrief(contents.size() + 1, entry));
        }
        return text.letter(new ChangeLetterModel.Digest(contact(contact), day, entries.size(), contents, sections));
    }

    private ChangeLetterModel.InBrief inBrief(int number, Entry entry) {
        var stated = entry.told().stated();
        return new ChangeLetterModel.InBrief(
                number,
                entry.subject(),
                stated.cancelled(),
                entry.told().words(in).toDo() != null,
                day(stated.actionBy()),
                day(stated.effectiveOn()));
    }

    // ---- what a letter is filled with

    private static @Nullable String contact(String contact) {
        var name = PlainText.line(contact, LONGEST_TITLE);
        return name.isEmpty() ? null : name;
    }

    private Change change(ToldText told, List<Subscription> named, int all) {
        var stated = told.stated();
        var words = told.words(in);
        var before = told.before();
        var wasToDo = before == null || !stated.cancelled()
                ? null
                : ToldText.words(before.stated(), in).toDo();
        return new Change(
                told.change(),
                told.revision(),
                told.text().id(),
                PlainText.line(told.text().title(), LONGEST_TITLE),
                PlainText.line(words.subject(), LONGEST_SUBJECT),
                PlainText.lines(words.meaning()),
                stated.cancelled(),
                before == null ? null : before.on(),
                before != null
                        && !(Objects.equals(before.stated().effectiveOn(), stated.effectiveOn())
                                && Objects.equals(before.stated().actionBy(), stated.actionBy())),
                before == null || stated.cancelled() ? null : changed(told, before),
                lines(words.toDo()),
                lines(wasToDo),
                day(stated.actionBy()),
                day(stated.effectiveOn()),
                named.isEmpty() ? null : concerned(told, named, all));
    }

    private Changed changed(ToldText told, ToldText.Before before) {
        var days = movedDays(told, before);
        var was = ToldText.words(before.stated(), in);
        var now = told.words(in);
        var subjectWas = was.subject().equals(now.subject()) ? null : was.subject();
        boolean toDoDiffers = !Objects.equals(was.toDo(), now.toDo());
        boolean noLongerToDo = toDoDiffers && now.toDo() == null;
        return new Changed(
                days,
                subjectWas,
                noLongerToDo,
                toDoDiffers && !noLongerToDo,
                days.isEmpty() && subjectWas == null && !toDoDiffers);
    }

    private List<MovedDay> movedDays(ToldText told, ToldText.Before before) {
        var was = before.stated();
        var now = told.stated();
        var days = new ArrayList<MovedDay>();
        if (!Objects.equals(was.effectiveOn(), now.effectiveOn())) {
            days.add(new MovedDay(true, false, null, day(was.effectiveOn()), day(now.effectiveOn())));
        }
        boolean otherAction = !Objects.equals(was.actionBy(), now.actionBy());
        if (otherAction) {
            days.add(new MovedDay(false, true, null, day(was.actionBy()), day(now.actionBy())));
        }
        for (var day : WasNow.of(before.text(), told.text()).dates()) {
            boolean ours = day.day() == WasNow.Day.ACTION && otherAction;
            if (!ours) {
                days.add(new MovedDay(false, false, called(day.day()), day(day.was()), day(day.now())));
            }
        }
        return days;
    }

    private String called(WasNow.Day day) {
        return in == Language.FRENCH
                ? day.label()
                : switch (day) {
                    case ACTION -> "act by";
                    case START -> "start of publication";
                    case END -> "end of publication";
                };
    }

    private static Concerned concerned(ToldText told, List<Subscription> named, int all) {
        var sites = new LinkedHashMap<String, List<ChangeLetterModel.Subscribed>>();
        named.forEach(subscription -> sites.computeIfAbsent(subscription.site().name(), site -> new ArrayList<>())
                .add(new ChangeLetterModel.Subscribed(subscription.number(), components(told, subscription))));
        return new Concerned(
                sites.entrySet().stream()
                        .map(site -> new ChangeLetterModel.Site(
                                PlainText.line(site.getKey(), LONGEST_TITLE), site.getValue()))
                        .toList(),
                all > named.size() ? new ChangeLetterModel.More(all - named.size(), all) : null);
    }

    private static String components(ToldText told, Subscription subscription) {
        return subscription.components().stream()
                .filter(told.stated().components()::contains)
                .sorted()
                .map(Component::contractName)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String lines(@Nullable String words) {
        return words == null ? null : PlainText.lines(words);
    }

    private @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : in.day(day);
    }

    // ---- lines

    private ChangeLetter letter(Record model) {
        var letter = Letter.in(in, model);
        return new ChangeLetter(letter.subject(), wrapped(letter.body()));
    }

    private static String wrapped(String text) {
        var lines = new StringBuilder();
        text.lines().forEach(line -> wrap(line.stripTrailing(), lines));
        return lines.toString();
    }

    /** In French, no line begins with what belongs to the word before it, or ends with what opens the one after. */
    private static void wrap(String line, StringBuilder to) {
        var indent = line.startsWith("- ")
                ? "  "
                : line.substring(0, line.length() - line.stripLeading().length());
        int column = 0;
        for (var word : line.split("(?<=\\S)(?<!«) (?![:;?!»])")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                to.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                to.append(' ');
                column++;
            }
            to.append(word);
            column += word.length();
        }
        to.append('\n');
    }
}
