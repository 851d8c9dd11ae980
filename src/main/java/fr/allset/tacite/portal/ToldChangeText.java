package fr.allset.tacite.portal;

import fr.allset.tacite.change.CountingDay;
import fr.allset.tacite.changeletter.Acknowledgement;
import fr.allset.tacite.changeregister.ToldChange;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One of Microsoft's changes as a client was told of it (art. 1), what was told last first.
 *
 * @param number    of the change
 * @param state     in words; {@code tone} is its colour
 * @param day       the day that counts, and what it is
 * @param meaning   what it means for the client
 * @param toDo      what the client is to do; null when nothing is asked of it
 * @param concerns  the components and the subscriptions that the letter names
 * @param answered  when the client has answered; null as long as it has not
 * @param tellings  all that letters have told of it, the latest first
 */
record ToldChangeText(
        String number,
        int revision,
        String subject,
        String state,
        String tone,
        @Nullable String day,
        String meaning,
        @Nullable String toDo,
        String concerns,
        @Nullable String answered,
        @Nullable String words,
        List<Telling> tellings) {

    ToldChangeText {
        tellings = List.copyOf(tellings);
    }

    /**
     * A change in the list.
     *
     * @param day in figures; empty when none is known
     */
    record Line(
            String number,
            String subject,
            String day,
            @Nullable String dayIs,
            String state,
            String tone) {

        static Line of(ToldChange told, LocalDate today) {
            var day = told.day();
            return new Line(
                    told.notice().change(),
                    told.words().subject(),
                    day.map(counts -> Said.day(counts.day())).orElse(""),
                    day.map(counts -> said(counts.kind())).orElse(null),
                    ToldChangeText.state(told, today),
                    ToldChangeText.tone(told, today));
        }
    }

    /** That a letter has told a revision. */
    record Telling(int revision, String told, @Nullable String answered) {}

    /** @param told what letters have told of one change, the latest revision first */
    static ToldChangeText of(List<ToldChange> told, LocalDate today) {
        var last = told.get(0);
        var words = last.words();
        var answer = last.notice().acknowledgement();
        return new ToldChangeText(
                last.notice().change(),
                last.notice().revision(),
                words.subject(),
                state(last, today),
                tone(last, today),
                last.day().map(counts -> day(counts, today)).orElse(null),
                words.meaning(),
                isCancelled(last) ? null : words.toDo(),
                concerns(last),
                answer == null ? null : answered(answer),
                answer == null ? null : answer.words(),
                told.stream().map(ToldChangeText::telling).toList());
    }

    /** The soonest day that counts first; what has none comes last. */
    static Comparator<ToldChange> bySoonest() {
        return Comparator.comparing(
                told -> told.day().map(CountingDay::day).orElse(null),
                Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));
    }

    /** Whether the client is to do something about it and has not said that it knows. */
    static boolean isAwaited(ToldChange told, LocalDate today) {
        return asksToAct(told) && !told.notice().isAcknowledged() && !told.isOver(today);
    }

    private static boolean asksToAct(ToldChange told) {
        return told.words().toDo() != null && !isCancelled(told);
    }

    private static boolean isCancelled(ToldChange told) {
        return told.assessment().stated().cancelled();
    }

    private static String state(ToldChange told, LocalDate today) {
        var key = isCancelled(told)
                ? "cancelled"
                : told.notice().isAcknowledged()
                        ? "read"
                        : told.isOver(today) ? "over" : asksToAct(told) ? "to-do" : "information";
        return Said.of("change.state." + key, Map.of());
    }

    private static String tone(ToldChange told, LocalDate today) {
        return told.notice().isAcknowledged() ? "good" : isAwaited(told, today) ? "warning" : "";
    }

    private static String day(CountingDay counts, LocalDate today) {
        return Said.of(
                "change.day",
                Map.of(
                        "kind",
                        said(counts.kind()),
                        "day",
                        Said.day(counts.day()),
                        "distance",
                        Said.distance(counts.day(), today)));
    }

    private static String said(CountingDay.Kind kind) {
        return Said.of("change.day." + kind.code(), Map.of());
    }

    private static String concerns(ToldChange told) {
        var components = told.assessment().stated().components().stream()
                .sorted()
                .map(Component::contractName)
                .collect(Collectors.joining(", "));
        return Said.of(
                "change.concerns",
                Map.of(
                        "components",
                        components,
                        "many",
                        told.notice().subscriptions().size(),
                        "subscriptions",
                        String.join(", ", told.notice().subscriptions())));
    }

    private static Telling telling(ToldChange told) {
        var notice = told.notice();
        var delivery = told.delivery();
        var at = delivery == null || delivery.sentAt() == null ? notice.recordedAt() : delivery.sentAt();
        return new Telling(
                notice.revision(),
                Said.of(
                        "change.told",
                        Map.of(
                                "revision",
                                notice.revision(),
                                "at",
                                FrenchMoment.toTheMinute(at),
                                "digest",
                                notice.digestDay() == null ? "none" : FrenchDay.inFigures(notice.digestDay()))),
                notice.acknowledgement() == null ? null : answered(notice.acknowledgement()));
    }

    private static String answered(Acknowledgement answer) {
        return Said.of(
                "change.answered",
                Map.of(
                        "at",
                        FrenchMoment.toTheMinute(answer.at()),
                        "through",
                        answer.through().name()));
    }
}
