package fr.allset.tacite.desk;

import fr.allset.tacite.changeregister.ChangeDay;
import fr.allset.tacite.changeregister.ChangeDay.Kind;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMonth;
import fr.allset.tacite.typography.Spaces;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calendar of changes as its page shows it: month by month, each with its days, in French texts. */
record ChangeCalendarText(List<Month> months) {

    record Month(String name, List<Day> days) {}

    /**
     * @param date  « mardi 15 décembre 2026 »
     * @param look  {@code past}, {@code today} or {@code ahead}
     */
    record Day(String date, String look, List<Item> items) {}

    /** @param kind the colour of what is on the day, beside its words */
    record Item(
            String kind,
            String what,
            String change,
            int revision,
            String title,
            boolean cancelled,
            String clients,
            String answers) {}

    static ChangeCalendarText of(List<ChangeDay> days, YearMonth first, int months, LocalDate today) {
        var ofMonth = days.stream().collect(Collectors.groupingBy(day -> YearMonth.from(day.day())));
        return new ChangeCalendarText(Stream.iterate(first, month -> month.plusMonths(1))
                .limit(months)
                .map(month -> new Month(
                        LifeText.capital(FrenchMonth.of(month)), days(ofMonth.getOrDefault(month, List.of()), today)))
                .toList());
    }

    private static List<Day> days(List<ChangeDay> days, LocalDate today) {
        return days.stream()
                .map(ChangeDay::day)
                .distinct()
                .sorted()
                .map(date -> new Day(
                        LifeText.capital(FrenchDay.of(date)),
                        date.isBefore(today) ? "past" : date.equals(today) ? "today" : "ahead",
                        days.stream()
                                .filter(day -> day.day().equals(date))
                                .map(ChangeCalendarText::item)
                                .toList()))
                .toList();
    }

    private static Item item(ChangeDay day) {
        return new Item(
                day.kind().code(),
                day.kind().label() + (day.kind() == Kind.COUNTDOWN ? " (J-" + day.daysBefore() + ")" : ""),
                day.change(),
                day.revision(),
                day.title(),
                day.cancelled(),
                clients(day),
                day.customers() == 0 || day.cancelled()
                        ? ""
                        : day.unanswered() == 0
                                ? "tous ont répondu"
                                : day.unanswered() + "" + Spaces.NO_BREAK + "sans réponse");
    }

    private static String clients(ChangeDay day) {
        if (day.customers() == 0) {
            return "clients à déterminer";
        }
        long others = day.customers() - day.firstNames().size();
        return Counted.of(day.customers(), "client") + Spaces.NO_BREAK
                + ": " + String.join(", ", day.firstNames())
                + (others > 0 ? " et " + Counted.of(others, "autre") : "");
    }
}
