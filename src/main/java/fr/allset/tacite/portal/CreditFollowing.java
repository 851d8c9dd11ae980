package fr.allset.tacite.portal;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.availability.AvailabilityWording;
import fr.allset.tacite.availability.OutageShare;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditInquiry;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.servicecredit.CreditRequest;
import fr.allset.tacite.servicecredit.CreditStatus;
import fr.allset.tacite.servicecredit.CreditWording;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The availability of a client's months, the credits that it may ask for, and those that it has (art. 3). */
@Service
@Transactional(readOnly = true)
class CreditFollowing {

    static final int MOST_SUBSCRIPTIONS = 200;
    private static final int MOST_REQUESTS = 200;

    /** The months that one subscription shows: those of a year, and the one that runs. */
    private static final int MONTHS_SHOWN = 12;

    private final Subscriptions subscriptions;
    private final AvailabilityInquiry availability;
    private final CreditHandling credits;
    private final CreditInquiry register;
    private final Clock clock;

    CreditFollowing(
            Subscriptions subscriptions,
            AvailabilityInquiry availability,
            CreditHandling credits,
            CreditInquiry register,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.availability = availability;
        this.credits = credits;
        this.register = register;
        this.clock = clock;
    }

    // ---- what may be asked for

    /**
     * A month whose objective was missed, and for which nobody has asked yet.
     *
     * @param percent     its availability
     * @param explanation what a request would give, a sentence for each step
     */
    record Claim(
            String subscription,
            String site,
            String month,
            String monthNumber,
            String percent,
            List<String> explanation) {

        Claim {
            explanation = List.copyOf(explanation);
        }
    }

    /** The latest month first. Only what has been missed is calculated. */
    List<Claim> claims(Actor actor) {
        var own = own(actor);
        var last = YearMonth.from(ContractTime.today(clock)).minusMonths(1);
        var asked = register.ofCustomer(actor.customerNumber().orElse(""), MOST_REQUESTS).stream()
                .map(entry ->
                        key(entry.request().subscription(), entry.request().month()))
                .collect(Collectors.toSet());
        var claims = new ArrayList<Claim>();
        availability
                .of(own.keySet(), last.minusMonths(AvailabilityInquiry.MOST_MONTHS - 1L), last)
                .forEach((number, months) -> months.values().stream()
                        .filter(month -> month.hasService() && !month.objectiveMet())
                        .filter(month -> !asked.contains(key(number, month.month())))
                        .map(month -> claim(number, own.get(number), month, actor))
                        .flatMap(List::stream)
                        .forEach(claims::add));
        claims.sort(Comparator.comparing(Claim::monthNumber).reversed().thenComparing(Claim::subscription));
        return List.copyOf(claims);
    }

    private static String key(String subscription, YearMonth month) {
        return subscription + "/" + month;
    }

    /** None when it is too late to ask. */
    private List<Claim> claim(String number, @Nullable Subscription subscription, Availability month, Actor actor) {
        var calculation = credits.outlook(number, month.month(), actor).document();
        return calculation.reason().isFounded()
                ? List.of(new Claim(
                        number,
                        subscription == null ? number : subscription.site().name(),
                        FrenchMonth.of(month.month()),
                        month.month().toString(),
                        CreditWording.percent(calculation),
                        calculation.explanation()))
                : List.of();
    }

    private SortedMap<String, Subscription> own(Actor actor) {
        var own = new TreeMap<String, Subscription>();
        subscriptions
                .page(new SubscriptionFilter(actor.customerNumber(), ""), 0, MOST_SUBSCRIPTIONS)
                .entries()
                .forEach(subscription -> own.put(subscription.number(), subscription));
        return own;
    }

    // ---- what was asked for, and what has come of it

    /** A request in the list. */
    record Request(
            String number,
            String subscription,
            String month,
            String monthNumber,
            String requested,
            String status,
            String tone,
            @Nullable String amount,
            @Nullable String reason) {}

    List<Request> requests(Actor actor) {
        return register.ofCustomer(actor.customerNumber().orElse(""), MOST_REQUESTS).stream()
                .map(entry -> request(entry.request(), entry.notes()))
                .toList();
    }

    private static Request request(CreditRequest request, List<CreditNote> notes) {
        return new Request(
                request.number(),
                request.subscription(),
                FrenchMonth.of(request.month()),
                request.month().toString(),
                Said.day(request.requestedOn()),
                request.status().label(),
                tone(request.status()),
                notes.isEmpty()
                        ? null
                        : Euros.sum(notes.stream().map(CreditNote::amount).toList())
                                .inFrench(),
                request.reason());
    }

    private static String tone(CreditStatus status) {
        return switch (status) {
            case REQUESTED -> "warning";
            case ISSUED -> "good";
            case REFUSED -> "";
        };
    }

    /** A note that was issued. */
    record Note(
            String number,
            @Nullable String corrects,
            String subscription,
            String month,
            String monthNumber,
            String issued,
            String amount,
            String vat,
            String total) {

        static Note of(CreditNote note) {
            return new Note(
                    note.number(),
                    note.corrects(),
                    note.subscription(),
                    FrenchMonth.of(note.month()),
                    note.month().toString(),
                    Said.day(note.issuedOn()),
                    note.amount().inFrench(),
                    note.vat().inFrench(),
                    note.totalIncludingTax().inFrench());
        }
    }

    /** The latest first. */
    List<Note> notes(Actor actor) {
        return register.ofCustomer(actor.customerNumber().orElse(""), MOST_REQUESTS).stream()
                .flatMap(entry -> entry.notes().stream())
                .sorted(Comparator.comparing(CreditNote::issuedAt)
                        .thenComparing(CreditNote::number)
                        .reversed())
                .map(Note::of)
                .toList();
    }

    // ---- month by month

    /** The availability of a month in the list. */
    record Month(String name, String number, String percent, String words, String tone) {

        static Month of(Availability month, boolean runs) {
            var missed = !month.objectiveMet();
            return new Month(
                    FrenchMonth.of(month.month()),
                    month.month().toString(),
                    month.hasService() ? CreditWording.percent(month.percent()) : "–",
                    Said.of(
                            "credits.month",
                            Map.of(
                                    "served",
                                    month.hasService(),
                                    "missed",
                                    missed,
                                    "runs",
                                    runs,
                                    "tier",
                                    month.tierPercent())),
                    !month.hasService() ? "" : missed ? "bad" : "good");
        }
    }

    /** @param subscription the one that is shown; months are the latest first */
    record Overview(
            List<LeavingText.Choice> choices, @Nullable String subscription, List<Month> months) {

        Overview {
            choices = List.copyOf(choices);
            months = List.copyOf(months);
        }
    }

    /** @param wanted the subscription whose months are shown; another than the client's own, or none: its first one */
    Overview months(String wanted, Actor actor) {
        var own = own(actor);
        if (own.isEmpty()) {
            return new Overview(List.of(), null, List.of());
        }
        var shown = own.containsKey(wanted) ? wanted : own.firstKey();
        var current = YearMonth.from(ContractTime.today(clock));
        var months = availability
                .of(List.of(shown), current.minusMonths(MONTHS_SHOWN), current)
                .getOrDefault(shown, new TreeMap<>());
        return new Overview(
                own.values().stream()
                        .map(one -> LeavingText.Choice.of(one, one.number().equals(shown)))
                        .toList(),
                shown,
                months.values().stream()
                        .filter(Availability::hasService)
                        .sorted(Comparator.comparing(Availability::month).reversed())
                        .map(month -> Month.of(month, month.month().equals(current)))
                        .toList());
    }

    /**
     * A month with what counted and why, what a credit comes to and what has become of it.
     *
     * @param sentences   how the credit comes about; those of the note where one was issued
     * @param asking      whether it can be asked for now
     * @param requestable from which day on it can be; null when it can be now or never
     */
    record Whole(
            String subscription,
            String site,
            String month,
            String monthNumber,
            String percent,
            String words,
            String tone,
            String calculation,
            List<Share> shares,
            List<String> sentences,
            boolean asking,
            @Nullable String requestable,
            @Nullable Request request,
            List<Note> notes) {

        Whole {
            shares = List.copyOf(shares);
            sentences = List.copyOf(sentences);
            notes = List.copyOf(notes);
        }
    }

    /** What became of one notification. */
    record Share(String notification, String times, String counted, String why) {

        static Share of(OutageShare share) {
            return new Share(
                    share.outage().notification(),
                    AvailabilityWording.times(share.outage()),
                    FrenchMoment.lasting(share.counted()),
                    AvailabilityWording.verdict(share));
        }
    }

    /** @throws Refusal when there is no such subscription, it is another customer's, or the month has not begun */
    Whole month(String number, YearMonth month, Actor actor) {
        var outlook = credits.outlook(number, month, actor);
        var measured = availability.of(number, month);
        var today = ContractTime.today(clock);
        var over = !outlook.requestableFrom().isAfter(today);
        var made = outlook.request();
        var notes = made == null ? List.<CreditNote>of() : credits.notesOf(made.number());
        var shown = Month.of(measured, !over);
        return new Whole(
                number,
                subscriptions.find(number).map(one -> one.site().name()).orElse(number),
                shown.name(),
                shown.number(),
                shown.percent(),
                shown.words(),
                shown.tone(),
                AvailabilityWording.calculation(measured),
                measured.shares().stream().map(Share::of).toList(),
                sentences(outlook, notes),
                over && made == null && outlook.document().reason().isFounded(),
                over || measured.objectiveMet() ? null : Said.day(outlook.requestableFrom()),
                made == null ? null : request(made, notes),
                notes.stream().map(Note::of).toList());
    }

    private List<String> sentences(CreditHandling.Outlook outlook, List<CreditNote> notes) {
        if (!notes.isEmpty()) {
            return notes.stream()
                    .flatMap(note -> credits.read(note).calculation().explanation().stream()
                            .skip(1))
                    .toList();
        }
        // the first one says how the availability comes about, which stands above already
        return outlook.document().explanation().stream().skip(1).toList();
    }
}
