package fr.allset.tacite.lifecycle;

import static fr.allset.tacite.lifecycle.FrenchWords.colon;
import static fr.allset.tacite.lifecycle.FrenchWords.day;
import static fr.allset.tacite.lifecycle.FrenchWords.named;
import static fr.allset.tacite.lifecycle.FrenchWords.since;
import static fr.allset.tacite.lifecycle.FrenchWords.until;

import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.TermOutcome;
import fr.allset.tacite.termination.QuoteInBrief;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.Spaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a subscription stands, in words that an account manager reads at a glance (art. 5).
 *
 * @param phase   what the sentences begin with, for colours and programs
 * @param words   what it is now and when that ends, one sentence without a full stop
 * @param waiting what somebody waits for, each a sentence without a full stop; empty when nothing is open
 */
public record Standing(Phase phase, String words, List<String> waiting) {

    /** What a life is in, the end that is in sight before the period that still runs. */
    public enum Phase {
        BEFORE_START,
        INITIAL,
        RENEWAL,
        NOT_RENEWED,
        TERMINATED,
        ENDED;

        /** The name in data: {@code before_start}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is known besides the subscription.
     *
     * @param quotes      all that concern it
     * @param undecided   the numbers of stale quotes of which nobody has decided yet whether they are made again
     * @param announcedOn when a renewal was announced to the customer last
     * @param undelivered that a letter could not be delivered and an account manager is to decide what becomes of it
     */
    public record Circumstances(
            List<QuoteInBrief> quotes, List<String> undecided, Optional<LocalDate> announcedOn, boolean undelivered) {

        /** Nothing is open and nothing was announced. */
        public static final Circumstances NONE = new Circumstances(List.of(), List.of(), Optional.empty(), false);

        public Circumstances {
            quotes = List.copyOf(quotes);
            undecided = List.copyOf(undecided);
        }
    }

    public Standing {
        waiting = List.copyOf(waiting);
    }

    /** Where {@code subscription} stands on {@code today}. */
    public static Standing of(Subscription subscription, Circumstances circumstances, LocalDate today) {
        var period = subscription.calendar().periodOn(today);
        if (subscription.endedOn() != null) {
            return new Standing(
                    Phase.ENDED,
                    "terminé depuis le " + day(subscription.endedOn()) + " ("
                            + (isTerminated(circumstances) ? "résiliation" : "dénonciation") + ")",
                    waiting(circumstances, today));
        }
        var running = period.map(current -> inPeriod(current, today)).orElseGet(() -> ahead(subscription, today));
        if (subscription.plannedEnd() != null) {
            return new Standing(
                    Phase.TERMINATED,
                    terminated(subscription.plannedEnd(), today) + Spaces.NO_BREAK + "; " + running,
                    waiting(circumstances, today));
        }
        if (subscription.nonRenewedFrom() != null) {
            return new Standing(
                    Phase.NOT_RENEWED,
                    notRenewed(subscription, subscription.nonRenewedFrom(), today) + Spaces.NO_BREAK + "; " + running,
                    waiting(circumstances, today));
        }
        var phase = period.map(current -> current.kind() == ServicePeriod.Kind.INITIAL ? Phase.INITIAL : Phase.RENEWAL)
                .orElse(Phase.BEFORE_START);
        return new Standing(
                phase,
                running
                        + period.map(current -> untilEndOf(current) + renewal(current, circumstances))
                                .orElse(""),
                waiting(circumstances, today));
    }

    private static boolean isTerminated(Circumstances circumstances) {
        return circumstances.quotes().stream().anyMatch(quote -> quote.status() == QuoteStatus.CARRIED_OUT);
    }

    private static String ahead(Subscription subscription, LocalDate today) {
        return "Service à venir le " + day(subscription.serviceStartDate()) + " ("
                + until(subscription.serviceStartDate(), today) + ")";
    }

    private static String inPeriod(ServicePeriod period, LocalDate today) {
        return "en " + named(period) + ", mois" + Spaces.NO_BREAK + period.monthIndexOf(today) + " sur"
                + Spaces.NO_BREAK + period.monthCount();
    }

    private static String untilEndOf(ServicePeriod period) {
        return ", jusqu'au " + day(period.lastDay());
    }

    private static String terminated(LocalDate effectiveDate, LocalDate today) {
        return "résilié avec effet au " + day(effectiveDate) + ", "
                + (effectiveDate.isAfter(today) ? until(effectiveDate, today) : "la fin du Service est en cours");
    }

    /** A notice that came too late for the next term lets that renewal take place first (T25). */
    private static String notRenewed(Subscription subscription, LocalDate term, LocalDate today) {
        var lastDay = term.minusDays(1);
        if (!term.isAfter(today)) {
            return "dénoncé" + colon() + "son terme est passé le " + day(lastDay) + ", la fin du Service est en cours";
        }
        var current = subscription.calendar().periodOn(today).orElseGet(subscription.calendar()::initialPeriod);
        return "dénoncé" + colon()
                + (TermOutcome.of(subscription, current.end()) == TermOutcome.RENEWED
                        ? "encore reconduit le " + day(current.end()) + ", puis prend fin"
                        : "prend fin")
                + " à son terme le " + day(lastDay) + " (" + until(lastDay, today) + ")";
    }

    private static String renewal(ServicePeriod period, Circumstances circumstances) {
        return circumstances
                .announcedOn()
                .filter(announced -> !announced.isBefore(period.firstDay()))
                .map(announced ->
                        Spaces.NO_BREAK + "; reconduction le " + day(period.end()) + ", annoncée le " + day(announced))
                .orElse("");
    }

    private static List<String> waiting(Circumstances circumstances, LocalDate today) {
        var waiting = new ArrayList<String>();
        for (var quote : circumstances.quotes()) {
            var changed = since(LocalDate.ofInstant(quote.since(), ContractTime.ZONE), today);
            switch (quote.status()) {
                case OFFERED -> waiting.add("attend la réponse du client au devis " + quote.number() + " " + changed);
                case ACCEPTED -> waiting.add("attend l'examen du devis accepté " + quote.number() + " " + changed);
                case STALE -> {
                    if (circumstances.undecided().contains(quote.number())) {
                        waiting.add("attend que le devis périmé " + quote.number() + " soit refait ou abandonné, "
                                + changed);
                    }
                }
                default -> {
                    // settled, or said by the planned end
                }
            }
        }
        if (circumstances.undelivered()) {
            waiting.add("un courrier n'a pas pu être remis au client");
        }
        return waiting;
    }

    /** All of it in one line. */
    public String inWords() {
        return words
                + waiting.stream().map(open -> Spaces.NO_BREAK + "; " + open).collect(Collectors.joining());
    }
}
