package fr.allset.tacite.desk;

import fr.allset.tacite.lifecycle.DossierProcess;
import fr.allset.tacite.lifecycle.HistoryEntry;
import fr.allset.tacite.lifecycle.LifeCalendar;
import fr.allset.tacite.lifecycle.LifeCalendar.Mark;
import fr.allset.tacite.lifecycle.Reference;
import fr.allset.tacite.lifecycle.SubscriptionOverview;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.Spaces;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A life as its page shows it, in French texts.
 *
 * @param tone     the colour of where it stands
 * @param setup    the number of the set-up it comes from
 * @param happened the latest, and {@code earlier} all that was before
 * @param running  what the engine runs for it, and {@code ended} what it has run
 */
record LifeText(
        String number,
        String customer,
        String today,
        String standing,
        List<String> waiting,
        String tone,
        List<Fact> facts,
        String terms,
        List<String> readings,
        List<Fee> fees,
        @Nullable PeriodText previous,
        PeriodText current,
        @Nullable PeriodText next,
        @Nullable String setup,
        List<DayText> days,
        List<ProspectText> coming,
        List<HappeningText> happened,
        List<HappeningText> earlier,
        List<ProcessText> running,
        List<ProcessText> ended) {

    private static final int AT_FIRST = 12;
    private static final int MONTHS_A_ROW = 12;
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.FRENCH);

    record Fact(String name, String value) {}

    /** @param now whether it is the one in force */
    record Fee(String from, String amount, boolean now) {}

    /** @param rows a year each */
    record PeriodText(String name, String dates, List<Row> rows) {}

    record Row(String name, List<Cell> months) {}

    /**
     * @param words for those who hear the page
     * @param tags  the days that count in it
     */
    record Cell(int index, String firstDay, String words, boolean today, String look, List<Tag> tags) {}

    record Tag(String kind, String text) {}

    /** @param past whether it is over */
    record DayText(String day, String words, boolean past, String kind) {}

    /** @param distance « dans 12 jours » */
    record ProspectText(String day, String distance, String words) {}

    /** @param link where more stands, null when nowhere */
    record HappeningText(
            String at,
            String by,
            String words,
            @Nullable String link,
            @Nullable String linkText) {}

    record ProcessText(
            String id,
            String name,
            String businessKey,
            String since,
            @Nullable String endedAt,
            List<StepText> steps,
            List<String> timers,
            boolean failing) {}

    record StepText(
            String name,
            String since,
            @Nullable String task,
            @Nullable String assignee) {}

    static LifeText of(SubscriptionOverview life) {
        var subscription = life.subscription();
        var calendar = life.calendar();
        var happened = life.happened().stream().map(LifeText::happening).toList();
        int first = happened.size() <= AT_FIRST + 3 ? happened.size() : AT_FIRST;
        return new LifeText(
                subscription.number(),
                subscription.customer().name(),
                WEEKDAY.format(life.today()),
                capital(life.standing().words()),
                life.standing().waiting().stream().map(LifeText::capital).toList(),
                LifeRow.tone(life.standing()),
                facts(life),
                life.terms().title() + " (" + life.terms().version() + ")",
                life.terms().readings().all().stream().map(Reading::label).toList(),
                fees(life),
                neighbour(calendar.previous(), life.today()),
                period(calendar.current(), calendar.marks(), life.today()),
                neighbour(calendar.next(), life.today()),
                life.setup().orElse(null),
                calendar.marks().stream()
                        .map(mark -> new DayText(
                                FrenchDay.inFigures(mark.day()),
                                mark.words(),
                                mark.day().isBefore(life.today()),
                                mark.kind().code()))
                        .toList(),
                life.next().stream()
                        .map(prospect -> new ProspectText(
                                FrenchDay.inFigures(prospect.day()),
                                distance(prospect.day(), life.today()),
                                prospect.words()))
                        .toList(),
                happened.subList(0, first),
                happened.subList(first, happened.size()),
                life.processes().stream()
                        .filter(DossierProcess::isRunning)
                        .map(LifeText::process)
                        .toList(),
                life.processes().stream()
                        .filter(process -> !process.isRunning())
                        .map(LifeText::process)
                        .toList());
    }

    private static List<Fact> facts(SubscriptionOverview life) {
        var subscription = life.subscription();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "Client",
                subscription.customer().name() + " (" + subscription.customer().number() + ")"
                        + (subscription.customer().kind() == CustomerKind.NON_PROFESSIONAL
                                ? ", non-professionnel"
                                : "")));
        facts.add(new Fact(
                "Site Client",
                subscription.site().name() + ", " + subscription.site().address()));
        facts.add(new Fact(
                "Interlocuteur",
                subscription.customer().contactName() + ", "
                        + subscription.customer().contactEmail()));
        facts.add(new Fact(
                "Composants",
                subscription.components().stream().map(Component::contractName).collect(Collectors.joining(", "))));
        facts.add(new Fact(
                "Mise en service",
                FrenchDay.inFigures(subscription.serviceStartDate()) + ", Période Initiale de "
                        + subscription.initialPeriodMonths() + Spaces.NO_BREAK + "mois"));
        facts.add(new Fact(
                "Dénonciation", capital(NoticePeriod.rule(subscription.notice()).inFrench())));
        facts.add(new Fact("Frais Initiaux", subscription.initialFee().inFrench() + " HT"));
        return facts;
    }

    private static List<Fee> fees(SubscriptionOverview life) {
        var schedule = life.subscription().fixedFees();
        var now = schedule.fees().stream()
                .filter(fee -> !fee.from().isAfter(life.today()))
                .reduce((one, later) -> later);
        return schedule.fees().stream()
                .map(fee -> new Fee(
                        FrenchDay.inFigures(fee.from()),
                        fee.amount().inFrench(),
                        now.filter(fee::equals).isPresent()))
                .toList();
    }

    // ---- the calendar

    private static @Nullable PeriodText neighbour(LifeCalendar.@Nullable Period period, LocalDate today) {
        return period == null ? null : period(period, List.of(), today);
    }

    private static PeriodText period(LifeCalendar.Period period, List<Mark> marks, LocalDate today) {
        var rows = new ArrayList<Row>();
        var months = period.months();
        for (int first = 0; first < months.size(); first += MONTHS_A_ROW) {
            var some = months.subList(first, Math.min(first + MONTHS_A_ROW, months.size()));
            rows.add(new Row(
                    months.size() <= MONTHS_A_ROW ? "Mois" : "Année" + Spaces.NO_BREAK + (first / MONTHS_A_ROW + 1),
                    some.stream().map(month -> cell(month, marks, today)).toList()));
        }
        return new PeriodText(
                period.name(),
                "du " + FrenchDay.inFigures(period.firstDay()) + " au " + FrenchDay.inFigures(period.lastDay()) + ", "
                        + months.size() + Spaces.NO_BREAK + "mois",
                rows);
    }

    private static Cell cell(LifeCalendar.Month month, List<Mark> marks, LocalDate today) {
        var tags = marks.stream()
                .filter(mark ->
                        !mark.day().isBefore(month.firstDay()) && !mark.day().isAfter(month.lastDay()))
                .filter(mark -> mark.kind() != Mark.Kind.START)
                .map(mark -> new Tag(mark.kind().code(), tag(mark)))
                .toList();
        var look = !month.served() ? "unserved" : month.lastDay().isBefore(today) ? "past" : "ahead";
        return new Cell(
                month.index(),
                FrenchDay.shortly(month.firstDay()),
                "du " + FrenchDay.inFigures(month.firstDay()) + " au " + FrenchDay.inFigures(month.lastDay())
                        + (month.served() ? "" : ", n'est plus servi"),
                month.today(),
                look + (month.firstYear() ? " first-year" : ""),
                tags);
    }

    private static String tag(Mark mark) {
        var day = FrenchDay.ofYear(mark.day());
        return switch (mark.kind()) {
            case START -> "début " + day;
            case FIRST_YEAR_END -> "fin de la 1re année";
            case INFORMATION -> "information " + day;
            case ANNOUNCEMENT -> "annonce " + day;
            case LAST_DAY_OF_NOTICE -> "dénoncer jusqu'au " + day;
            case TERM -> "terme " + day;
            case END -> "fin " + day;
        };
    }

    // ---- the rest

    static HappeningText happening(HistoryEntry historyEntry) {
        var more = historyEntry.more();
        return new HappeningText(
                moment(historyEntry.at()),
                historyEntry.by(),
                historyEntry.words(),
                more == null ? null : link(more),
                more == null ? null : linkText(more));
    }

    private static @Nullable String link(Reference more) {
        return switch (more.kind()) {
            case NOTICE -> "/bureau/courriers/" + more.number();
            case CHARGE -> "/bureau/frais/" + more.number();
            case SETUP -> "/bureau/mises-en-service/" + more.number();
            case FAILURE -> "/bureau/defaillances/" + more.number();
            case CREDIT -> "/bureau/avoirs/" + more.number();
            case CHANGE -> "/bureau/evolutions/" + more.number();
            // a quote and a maintenance are told here and have no page of their own
            case QUOTE, MAINTENANCE -> null;
        };
    }

    private static String linkText(Reference more) {
        return more.kind() == Reference.Kind.NOTICE ? "lire" : "voir";
    }

    static ProcessText process(DossierProcess process) {
        return new ProcessText(
                process.id(),
                process.name(),
                process.businessKey(),
                moment(process.startedAt()),
                process.endedAt() == null ? null : moment(process.endedAt()),
                process.steps().stream()
                        .map(step -> new StepText(step.name(), moment(step.since()), step.task(), step.assignee()))
                        .toList(),
                process.timers().stream()
                        .map(timer -> moment(timer.due()) + Spaces.NO_BREAK + ": " + timer.name())
                        .toList(),
                process.failing());
    }

    /** What is known by its day alone stands at midnight. */
    private static String moment(Instant instant) {
        var there = ZonedDateTime.ofInstant(instant, ContractTime.ZONE);
        return there.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? FrenchDay.inFigures(there.toLocalDate())
                : FrenchMoment.toTheMinute(instant);
    }

    static String distance(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        if (days <= 1) {
            return days <= 0 ? "aujourd'hui" : "demain";
        }
        long months = ChronoUnit.MONTHS.between(today, day);
        return "dans " + (months < 3 ? days + "" + Spaces.NO_BREAK + "jours" : months + "" + Spaces.NO_BREAK + "mois");
    }

    /** What stands alone begins with a capital. */
    static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.FRENCH) + sentence.substring(1);
    }
}
