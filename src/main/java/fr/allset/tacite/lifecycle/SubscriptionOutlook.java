package fr.allset.tacite.lifecycle;

import static fr.allset.tacite.lifecycle.FrenchWords.colon;
import static fr.allset.tacite.lifecycle.FrenchWords.day;
import static fr.allset.tacite.lifecycle.FrenchWords.named;

import fr.allset.tacite.lifecycle.LifeCalendar.Mark;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.TermOutcome;
import fr.allset.tacite.termination.QuoteInBrief;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What comes next in a life: what the rules of article 5 and 6 say, and what the engine waits for beyond them. */
final class SubscriptionOutlook {

    /** The life itself and its season of renewal, since all that they wait for is in the rules; and a letter, which goes out by itself. */
    private static final Set<String> LEFT_OUT =
            Set.of("subscription-lifecycle", "subscription-renewal", Dossiers.LETTERS);

    private SubscriptionOutlook() {}

    /** @param announcedOn when a renewal was announced last: what is announced today is no longer to come */
    static List<UpcomingEvent> of(
            Subscription subscription,
            LifeCalendar calendar,
            List<QuoteInBrief> quotes,
            Optional<LocalDate> announcedOn,
            Collection<DossierProcess> processes,
            LocalDate today) {
        if (subscription.endedOn() != null) {
            return waitedFor(processes, List.of(), today);
        }
        var prospects = new ArrayList<UpcomingEvent>();
        if (subscription.serviceStartDate().isAfter(today)) {
            prospects.add(new UpcomingEvent(
                    subscription.serviceStartDate(),
                    "Mise en service" + colon() + "la Période Initiale commence (art. 5)"));
        }
        beforeTheTerm(calendar, announcedOn, prospects);
        atTheEnd(subscription, today, prospects);
        nextCharge(subscription, today).ifPresent(prospects::add);
        quotes.stream()
                .filter(quote -> quote.status() == QuoteStatus.OFFERED
                        && !quote.validUntil().isBefore(today))
                .map(quote ->
                        new UpcomingEvent(quote.validUntil(), "Dernier jour pour accepter le devis " + quote.number()))
                .forEach(prospects::add);
        prospects.addAll(waitedFor(processes, prospects, today));
        prospects.sort(Comparator.comparing(UpcomingEvent::day));
        return prospects;
    }

    private static void beforeTheTerm(
            LifeCalendar calendar, Optional<LocalDate> announcedOn, List<UpcomingEvent> prospects) {
        var today = calendar.today();
        calendar.marks().stream()
                .filter(mark -> LifeCalendar.BEFORE_A_RENEWAL.contains(mark.kind())
                        && !mark.day().isBefore(today))
                .filter(mark -> mark.kind() == Mark.Kind.LAST_DAY_OF_NOTICE
                        || mark.day().isAfter(today)
                        || announcedOn.filter(today::equals).isEmpty())
                .map(mark -> new UpcomingEvent(mark.day(), mark.words()))
                .forEach(prospects::add);
    }

    /** The next term, and the end where one is in sight: a renewal may still come before it. */
    private static void atTheEnd(Subscription subscription, LocalDate today, List<UpcomingEvent> prospects) {
        var calendar = subscription.calendar();
        var period = calendar.periodOn(today).orElseGet(calendar::initialPeriod);
        if (TermOutcome.of(subscription, period.end()) == TermOutcome.RENEWED) {
            var next = calendar.after(period);
            prospects.add(new UpcomingEvent(
                    next.firstDay(),
                    "Reconduction tacite jusqu'au " + day(next.lastDay()) + colon() + named(next) + " (art. 5)"));
        }
        if (subscription.plannedEnd() != null) {
            prospects.add(new UpcomingEvent(
                    subscription.plannedEnd(),
                    "Effet de la résiliation" + colon()
                            + "le Service prend fin, les frais du devis sont portés au compte (art. 5)"));
        } else if (subscription.nonRenewedFrom() != null) {
            prospects.add(new UpcomingEvent(
                    subscription.nonRenewedFrom(),
                    "Fin du Service au terme" + colon() + "la reconduction est dénoncée, aucuns frais (art. 5)"));
        }
    }

    /** The Frais Fixes of the next month that is charged, in advance, unless the service has ended by then (art. 6). */
    private static Optional<UpcomingEvent> nextCharge(Subscription subscription, LocalDate today) {
        var nextMonth = today.withDayOfMonth(1).plusMonths(1);
        var first = subscription.chargedFrom().isAfter(nextMonth) ? subscription.chargedFrom() : nextMonth;
        var end = LifeCalendar.end(subscription);
        return Optional.of(first)
                .filter(day -> end == null || end.isAfter(day))
                .map(day -> new UpcomingEvent(day, "Frais Fixes " + ofMonth(day) + " portés au compte (art. 6)"));
    }

    private static String ofMonth(LocalDate day) {
        return FrenchMonth.after(YearMonth.from(day));
    }

    /** What the engine waits for on days of which the rules say nothing. */
    private static List<UpcomingEvent> waitedFor(
            Collection<DossierProcess> processes, List<UpcomingEvent> known, LocalDate today) {
        var days = known.stream().map(UpcomingEvent::day).collect(Collectors.toSet());
        return processes.stream()
                .filter(process -> !LEFT_OUT.contains(process.process()))
                .flatMap(process -> process.timers().stream()
                        .map(timer -> new UpcomingEvent(
                                LocalDate.ofInstant(timer.due(), ContractTime.ZONE),
                                timer.name() + " (" + process.name() + ")")))
                // a quote that can be accepted until a day expires on the next one
                .filter(prospect -> !prospect.day().isBefore(today)
                        && !days.contains(prospect.day())
                        && !days.contains(prospect.day().minusDays(1)))
                .distinct()
                .sorted(Comparator.comparing(UpcomingEvent::day))
                .toList();
    }
}
