package fr.allset.tacite.changeletter;

import fr.allset.tacite.change.WasNow;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.text.PlainText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words around what a person has stated: what changes, what to do and until when, from when it holds, what was said before, where,
 * and how to answer (art. 1). A part about which there is nothing to say is left out.
 */
final class ChangeLetterText {

    private static final int WIDTH = 80;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TITLE = 200;

    private final LetterLanguage in;
    private final StringBuilder body = new StringBuilder();

    private ChangeLetterText(LetterLanguage language) {
        this.in = language;
    }

    /** The letter that tells one change at once. */
    static ChangeLetter atOnce(
            ToldText told, LetterLanguage language, String contact, List<Subscription> named, int all) {
        var text = new ChangeLetterText(language);
        text.greet(contact);
        text.paragraph(text.opening(told));
        text.tell(told, named, all);
        text.askForAnAnswer();
        text.reference(told);
        return new ChangeLetter(text.subject(told), text.signed());
    }

    /**
     * The letter that goes after a customer that is to act and has not answered.
     *
     * @param toldOn the day of the letter that it has not answered
     */
    static ChangeLetter reminder(
            ToldText told,
            LetterLanguage language,
            String contact,
            LocalDate toldOn,
            List<Subscription> named,
            int all) {
        var text = new ChangeLetterText(language);
        text.greet(contact);
        text.paragraph(text.in
                .say(
                        "Nous vous avons écrit le %s au sujet d'une évolution de Microsoft qui vous demande d'agir. Nous n'avons pas "
                                + "encore votre réponse.",
                        "We wrote to you on %s about a change by Microsoft that asks you to act. We have not had your answer yet.")
                .formatted(text.in.dayInFigures(toldOn)));
        text.whatToDo(told);
        text.meaning(told);
        text.from(told);
        text.subscriptions(told, named, all);
        text.part(
                text.in.say("Votre réponse", "Your answer"),
                text.in.say(
                        "Si c'est fait, répondez « c'est fait » à ce courrier. Sinon, dites-nous ce qui vous retient : une personne vous répondra.",
                        "If it is done, answer this letter with \"done\". If not, tell us what holds you up: a person will answer you."));
        text.reference(told);
        return new ChangeLetter(text.line(text.in.say("Rappel : ", "Reminder: "), told), text.signed());
    }

    /** One change among those of a digest. */
    record Entry(ToldText told, LetterLanguage language, List<Subscription> named, int all) {

        /** The earlier of the day until which to act and the day from which it holds; null when neither is known. */
        @Nullable
        LocalDate counts() {
            return told.stated().counts();
        }
    }

    /** What a digest says of one change, under its number in the letter. */
    static String section(Entry entry, int number) {
        var text = new ChangeLetterText(entry.language());
        var heading = number + ". " + entry.told().words(entry.language()).subject();
        text.paragraph(heading + "\n" + "-".repeat(Math.min(WIDTH, heading.length())));
        text.paragraph(text.opening(entry.told()));
        text.tell(entry.told(), entry.named(), entry.all());
        text.reference(entry.told());
        return text.body.toString();
    }

    /**
     * The letter that tells several changes, in the order of what counts first.
     *
     * @param sections what {@link #section} says of each, in the order of the entries
     */
    static ChangeLetter digest(
            List<Entry> entries, List<String> sections, LetterLanguage language, String contact, LocalDate day) {
        var text = new ChangeLetterText(language);
        text.greet(contact);
        if (entries.size() == 1) {
            text.paragraph(text.opening(entries.get(0).told()));
            text.tell(
                    entries.get(0).told(),
                    entries.get(0).named(),
                    entries.get(0).all());
            text.askForAnAnswer();
            text.reference(entries.get(0).told());
            return new ChangeLetter(text.subject(entries.get(0).told()), text.signed());
        }
        text.paragraph(text.in
                .say(
                        "Microsoft annonce %d évolutions qui touchent votre service (Conditions particulières, art. 1) :",
                        "Microsoft announces %d changes that touch your service (Conditions particulières, art. 1):")
                .formatted(entries.size()));
        var contents = new ArrayList<String>();
        for (int i = 0; i < entries.size(); i++) {
            contents.add((i + 1) + ". "
                    + entries.get(i).told().words(entries.get(i).language()).subject() + "\n   "
                    + text.inBrief(entries.get(i).told()));
        }
        text.paragraph(String.join("\n", contents));
        sections.forEach(section -> text.body.append('\n').append(section));
        text.askForAnAnswer();
        var subject = text.in
                .say("%d évolutions de Microsoft à connaître, au %s", "%d changes by Microsoft to know of, as of %s")
                .formatted(entries.size(), text.in.dayInFigures(day));
        return new ChangeLetter(subject, text.signed());
    }

    private String inBrief(ToldText told) {
        var stated = told.stated();
        if (stated.cancelled()) {
            return in.say("Abandonnée par Microsoft.", "Given up by Microsoft.");
        }
        if (told.words(in).toDo() != null) {
            return stated.actionBy() == null
                    ? in.say("A faire.", "To do.")
                    : in.say("A faire au plus tard le %s.", "To do by %s.").formatted(in.day(stated.actionBy()));
        }
        return stated.effectiveOn() == null
                ? in.say("Rien à faire.", "Nothing to do.")
                : in.say("Rien à faire ; à partir du %s.", "Nothing to do; from %s.")
                        .formatted(in.day(stated.effectiveOn()));
    }

    // ---- the parts of a letter

    private void greet(String contact) {
        var name = PlainText.line(contact, LONGEST_TITLE);
        paragraph(
                name.isEmpty()
                        ? in.say("Bonjour,", "Hello,")
                        : in.say("Bonjour %s,", "Dear %s,").formatted(name));
    }

    private String opening(ToldText told) {
        var before = told.before();
        boolean cancelled = told.stated().cancelled();
        if (before == null) {
            return cancelled
                    ? in.say(
                            "Microsoft a abandonné une évolution qui devait toucher votre service : elle n'aura pas lieu "
                                    + "(Conditions particulières, art. 1).",
                            "Microsoft has given up a change that was to touch your service: it will not come (Conditions particulières, art. 1).")
                    : in.say(
                            "Microsoft annonce une évolution qui touche votre service. Nous vous en informons (Conditions particulières, art. 1).",
                            "Microsoft announces a change that touches your service, of which we inform you (Conditions particulières, art. 1).");
        }
        return in.say(
                                "Nous vous avons écrit le %s au sujet d'une évolution de Microsoft qui touche votre service (Conditions particulières, "
                                        + "art. 1). ",
                                "We wrote to you on %s about a change by Microsoft that touches your service (Conditions particulières, art. 1). ")
                        .formatted(in.dayInFigures(before.on()))
                + (cancelled
                        ? in.say(
                                "Microsoft a abandonné cette évolution : elle n'aura pas lieu.",
                                "Microsoft has given up this change: it will not come.")
                        : in.say("Elle a changé depuis.", "It has changed since then."));
    }

    private void tell(ToldText told, List<Subscription> named, int all) {
        wasAndNow(told);
        meaning(told);
        whatToDo(told);
        from(told);
        subscriptions(told, named, all);
    }

    private void wasAndNow(ToldText told) {
        var before = told.before();
        if (before == null || told.stated().cancelled()) {
            return;
        }
        var moved = new ArrayList<String>();
        var was = before.stated();
        var now = told.stated();
        if (!Objects.equals(was.effectiveOn(), now.effectiveOn())) {
            moved.add(moved(
                    in.say("La date d'effet", "The day from which it holds"), was.effectiveOn(), now.effectiveOn()));
        }
        if (!Objects.equals(was.actionBy(), now.actionBy())) {
            moved.add(moved(
                    in.say("La date limite pour agir", "The day until which to act"), was.actionBy(), now.actionBy()));
        }
        for (var day : WasNow.of(before.text(), told.text()).dates()) {
            boolean ours = day.day() == WasNow.Day.ACTION && !Objects.equals(was.actionBy(), now.actionBy());
            if (!ours) {
                moved.add(moved(
                        in.say(
                                "Chez Microsoft, la date « " + day.day().label() + " »",
                                "Microsoft's date \"" + english(day.day()) + "\""),
                        day.was(),
                        day.now()));
            }
        }
        var wasWords = ToldText.words(was, in);
        var words = told.words(in);
        if (!wasWords.subject().equals(words.subject())) {
            moved.add(in.say("L'objet de notre courrier était : « %s ».", "The subject of our letter was: \"%s\".")
                    .formatted(wasWords.subject()));
        }
        if (wasWords.toDo() != null && words.toDo() == null) {
            moved.add(in.say(
                    "Ce que nous vous demandions de faire n'est plus nécessaire.",
                    "What we asked you to do is no longer needed."));
        } else if (!Objects.equals(wasWords.toDo(), words.toDo())) {
            moved.add(in.say("Ce que vous avez à faire a changé.", "What you have to do has changed."));
        }
        if (moved.isEmpty()) {
            moved.add(in.say(
                    "Le texte de Microsoft a changé ; les dates restent les mêmes.",
                    "Microsoft's text has changed; the dates stay the same."));
        }
        part(
                in.say("Ce qui a changé depuis notre courrier", "What has changed since our letter"),
                moved.stream().map(line -> "- " + line).collect(Collectors.joining("\n")));
    }

    private String moved(String what, @Nullable LocalDate was, @Nullable LocalDate now) {
        if (was == null) {
            return what
                    + in.say(" n'était pas fixée, est désormais le %s.", " was not set, is now %s.")
                            .formatted(in.day(Objects.requireNonNull(now)));
        }
        if (now == null) {
            return what
                    + in.say(" était le %s, n'est désormais plus fixée.", " was %s, is now no longer set.")
                            .formatted(in.day(was));
        }
        return what
                + in.say(" a été déplacée : était le %s, est désormais le %s.", " has moved: was %s, is now %s.")
                        .formatted(in.day(was), in.day(now));
    }

    private static String english(WasNow.Day day) {
        return switch (day) {
            case ACTION -> "act by";
            case START -> "start of publication";
            case END -> "end of publication";
        };
    }

    private void meaning(ToldText told) {
        part(
                in.say("Ce que cela signifie pour vous", "What this means for you"),
                told.words(in).meaning());
    }

    private void whatToDo(ToldText told) {
        var toDo = told.words(in).toDo();
        var by = told.stated().actionBy();
        var before = told.before();
        var heading = in.say("Ce que vous avez à faire", "What you have to do");
        if (toDo != null) {
            part(
                    heading,
                    toDo
                            + (by == null
                                    ? ""
                                    : "\n"
                                            + in.say("Au plus tard le %s.", "By %s at the latest.")
                                                    .formatted(in.day(by))));
        } else if (told.stated().cancelled()
                && before != null
                && ToldText.words(before.stated(), in).toDo() != null) {
            part(
                    heading,
                    in.say(
                                    "Rien. Ce que nous vous demandions n'est plus à faire :\n",
                                    "Nothing. What we asked of you is not to be done any more:\n")
                            + ToldText.words(before.stated(), in).toDo());
        } else {
            part(heading, in.say("Vous n'avez rien à faire.", "You have nothing to do."));
        }
    }

    private void from(ToldText told) {
        if (!told.stated().cancelled()) {
            var from = told.stated().effectiveOn();
            part(
                    in.say("A partir de quand", "From when"),
                    from == null
                            ? in.say("Microsoft ne l'a pas encore précisé.", "Microsoft has not said so yet.")
                            : in.say("Cette évolution s'applique à partir du %s.", "This change holds from %s.")
                                    .formatted(in.day(from)));
        }
    }

    private void subscriptions(ToldText told, List<Subscription> named, int all) {
        if (named.isEmpty()) {
            return;
        }
        var sites = new LinkedHashMap<String, List<Subscription>>();
        named.forEach(subscription -> sites.computeIfAbsent(subscription.site().name(), site -> new ArrayList<>())
                .add(subscription));
        var lines = new ArrayList<String>();
        sites.forEach((site, ofSite) -> {
            lines.add(PlainText.line(site, LONGEST_TITLE));
            ofSite.forEach(subscription ->
                    lines.add("- " + subscription.number() + in.say(" : ", ": ") + components(told, subscription)));
        });
        if (all > named.size()) {
            lines.add(in.say("et %d autres, soit %d abonnements en tout.", "and %d others, %d subscriptions in all.")
                    .formatted(all - named.size(), all));
        }
        part(
                in.say("Vos sites et abonnements concernés", "Your sites and subscriptions concerned"),
                String.join("\n", lines));
    }

    private static String components(ToldText told, Subscription subscription) {
        return subscription.components().stream()
                .filter(told.stated().components()::contains)
                .sorted()
                .map(component -> component.contractName())
                .collect(Collectors.joining(", "));
    }

    private void askForAnAnswer() {
        part(
                in.say("Votre réponse", "Your answer"),
                in.say(
                        "Répondez « bien reçu » à ce courrier, ou accusez-en réception en ligne sous votre accès. Si vous avez une question, posez-la "
                                + "dans votre réponse : une personne vous répondra.",
                        "Answer this letter with \"received\", or acknowledge it online under your access. If you have a question, ask it in your answer: "
                                + "a person will answer you."));
    }

    private void reference(ToldText told) {
        part(
                in.say("Références", "References"),
                in.say(
                                "Notre numéro : %s, révision %d\nMessage %s de Microsoft : « %s »",
                                "Our number: %s, revision %d\nMicrosoft's message %s: \"%s\"")
                        .formatted(
                                told.change(),
                                told.revision(),
                                told.text().id(),
                                PlainText.line(told.text().title(), LONGEST_TITLE)));
    }

    private String subject(ToldText told) {
        var before = told.before();
        var first = told.stated().cancelled()
                ? in.say("Evolution abandonnée : ", "Change given up: ")
                : before == null
                        ? ""
                        : Objects.equals(
                                                before.stated().effectiveOn(),
                                                told.stated().effectiveOn())
                                        && Objects.equals(
                                                before.stated().actionBy(),
                                                told.stated().actionBy())
                                ? in.say("Mise à jour : ", "Update: ")
                                : in.say("Date déplacée : ", "Date moved: ");
        return line(first, told);
    }

    private String line(String first, ToldText told) {
        var last = " (" + told.change() + ")";
        return PlainText.line(first + told.words(in).subject(), LONGEST_SUBJECT - last.length()) + last;
    }

    private String signed() {
        return body + "ALLSET SAS\n";
    }

    // ---- lines

    private void part(String heading, String text) {
        paragraph(heading + "\n" + text);
    }

    private void paragraph(String text) {
        PlainText.lines(text).lines().forEach(line -> wrap(line, body));
        body.append('\n');
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
