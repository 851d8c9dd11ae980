package fr.allset.tacite.subscription.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.subscription.NoticePeriods;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/subscriptions")
class SubscriptionController {

    private static final int LARGEST_PAGE = 200;

    private final Subscriptions subscriptions;
    private final NoticePeriods noticePeriods;
    private final Clock clock;

    SubscriptionController(Subscriptions subscriptions, NoticePeriods noticePeriods, Clock clock) {
        this.noticePeriods = noticePeriods;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The subscriptions that the reader may see, in the order of their numbers")
    Page list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(defaultValue = "") String q,
            Actor actor) {
        if (page < 0) {
            throw new Refusal(Refusal.Kind.INVALID, "page-below-zero", "page", page);
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(Refusal.Kind.INVALID, "page-size", "size", LARGEST_PAGE);
        }
        var found = subscriptions
                .page(new SubscriptionFilter(actor.customerNumber(), q), page, size)
                .map(Entry::of);
        return new Page(found.entries(), found.page(), found.size(), found.total());
    }

    @GetMapping("/{number}")
    @Operation(summary = "A subscription: customer, site, components, fees and dates")
    Details details(@PathVariable String number, Actor actor) {
        return Details.of(subscriptionFor(actor, number));
    }

    @GetMapping("/{number}/calendar")
    @Operation(summary = "The periods of a subscription around a day, today unless another is stated")
    Calendar calendar(
            @PathVariable String number,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate on,
            Actor actor) {
        var subscription = subscriptionFor(actor, number);
        var today = ContractTime.today(clock);
        var day = on == null ? today : on;
        if (!ContractTime.isNear(day)) {
            throw new Refusal(Refusal.Kind.INVALID, "day-out-of-range", "on", ContractTime.LAST_YEAR);
        }
        return Calendar.of(subscription, day, today);
    }

    @PutMapping("/{number}/notice-period")
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    @Operation(
            summary = "State how long before a term a notice of non-renewal must arrive, and which document says so",
            description = "Without number, unit and source: no document says so.")
    Details state(@PathVariable String number, @RequestBody @Valid NoticeBody body, Actor actor) {
        var subscription = subscriptionFor(actor, number);
        var stated =
                NoticePeriod.read(body.number() == null ? null : body.number().toString(), body.unit(), body.source());
        noticePeriods.state(subscription.number(), stated, actor.username());
        return details(number, actor);
    }

    private Subscription subscriptionFor(Actor actor, String number) {
        var found = actor.customerNumber()
                .map(customer -> subscriptions.findOf(customer, number))
                .orElseGet(() -> subscriptions.find(number));
        return found.orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
    }

    record Page(List<Entry> subscriptions, int page, int size, long total) {}

    record Entry(
            String number,
            String customerNumber,
            String customerName,
            String siteCode,
            String siteName,
            List<String> components,
            LocalDate serviceStartDate,
            int initialPeriodMonths,
            @Nullable LocalDate endedOn) {

        static Entry of(Subscription subscription) {
            return new Entry(
                    subscription.number(),
                    subscription.customer().number(),
                    subscription.customer().name(),
                    subscription.site().code(),
                    subscription.site().name(),
                    namesOf(subscription),
                    subscription.serviceStartDate(),
                    subscription.initialPeriodMonths(),
                    subscription.endedOn());
        }
    }

    /** Amounts in euros excluding tax, as text; {@code endedOn} is the first day no longer served. */
    record Details(
            String number,
            CustomerView customer,
            SiteView site,
            List<String> components,
            LocalDate serviceStartDate,
            int initialPeriodMonths,
            List<FeeView> fixedFees,
            String initialFee,
            String termsVersion,
            @Nullable LocalDate endedOn,
            @Nullable LocalDate nonRenewedFrom,
            @Nullable NoticeView notice) {

        static Details of(Subscription subscription) {
            return new Details(
                    subscription.number(),
                    CustomerView.of(subscription.customer()),
                    SiteView.of(subscription.site()),
                    namesOf(subscription),
                    subscription.serviceStartDate(),
                    subscription.initialPeriodMonths(),
                    subscription.fixedFees().fees().stream().map(FeeView::of).toList(),
                    subscription.initialFee().toString(),
                    subscription.termsVersion(),
                    subscription.endedOn(),
                    subscription.nonRenewedFrom(),
                    subscription.notice() == null ? null : NoticeView.of(subscription.notice()));
        }
    }

    /**
     * The notice of non-renewal that a document of the contract asks for; without one a notice is in time until a period's last day.
     *
     * @param unit {@code days} or {@code months}
     */
    record NoticeView(int number, String unit, String source) {

        static NoticeView of(NoticePeriod agreed) {
            return new NoticeView(agreed.number(), agreed.unit().code(), agreed.source());
        }
    }

    /** All three, or none: no document asks for notice. */
    record NoticeBody(
            @Nullable Integer number,
            @Nullable @Size(max = 10) String unit,
            @Nullable @Size(max = 200) String source) {}

    record CustomerView(
            String number, String name, @Nullable String siren, String kind, String contactName, String contactEmail) {

        static CustomerView of(Customer customer) {
            return new CustomerView(
                    customer.number(),
                    customer.name(),
                    customer.siren(),
                    customer.kind().name().toLowerCase(Locale.ROOT),
                    customer.contactName(),
                    customer.contactEmail());
        }
    }

    record SiteView(String code, String name, String address) {

        static SiteView of(CustomerSite site) {
            return new SiteView(site.code(), site.name(), site.address());
        }
    }

    record FeeView(LocalDate from, String monthlyFixedFee) {

        static FeeView of(FixedFee fee) {
            return new FeeView(fee.from(), fee.amount().toString());
        }
    }

    /**
     * The periods around a day. Before the service starts none is current, and the initial period is the next one.
     *
     * @param phase    {@code before_start}, {@code initial}, {@code renewal} or {@code ended}
     * @param termDate the first day after the current period
     * @param months   the contract months of the current period
     */
    record Calendar(
            String number,
            LocalDate on,
            LocalDate today,
            String phase,
            PeriodView initial,
            @Nullable PeriodView current,
            PeriodView next,
            @Nullable LocalDate termDate,
            @Nullable LocalDate endedOn,
            @Nullable LocalDate nonRenewedFrom,
            List<MonthView> months) {

        static Calendar of(Subscription subscription, LocalDate on, LocalDate today) {
            var calendar = subscription.calendar();
            var initial = calendar.initialPeriod();
            Optional<ServicePeriod> current = calendar.periodOn(on);
            var next = current.map(calendar::after).orElse(initial);
            return new Calendar(
                    subscription.number(),
                    on,
                    today,
                    phase(subscription, current, on),
                    PeriodView.of(initial, today),
                    current.map(period -> PeriodView.of(period, today)).orElse(null),
                    PeriodView.of(next, today),
                    current.map(ServicePeriod::end).orElse(null),
                    subscription.endedOn(),
                    subscription.nonRenewedFrom(),
                    current.map(period -> monthsOf(period, today)).orElse(List.of()));
        }

        private static String phase(Subscription subscription, Optional<ServicePeriod> current, LocalDate on) {
            if (subscription.hasEndedOn(on)) {
                return "ended";
            }
            return current.map(SubscriptionController::kindOf).orElse("before_start");
        }

        private static List<MonthView> monthsOf(ServicePeriod period, LocalDate today) {
            return IntStream.rangeClosed(1, period.monthCount())
                    .mapToObj(index ->
                            MonthView.of(index, period.monthFirstDay(index), period.monthLastDay(index), today))
                    .toList();
        }
    }

    /** @param renewalIndex 0 for the initial period */
    record PeriodView(
            String kind,
            int renewalIndex,
            LocalDate firstDay,
            LocalDate lastDay,
            int monthCount,
            boolean containsToday) {

        static PeriodView of(ServicePeriod period, LocalDate today) {
            return new PeriodView(
                    kindOf(period),
                    period.renewalIndex(),
                    period.firstDay(),
                    period.lastDay(),
                    period.monthCount(),
                    period.contains(today));
        }
    }

    /** @param index from 1 within the period */
    record MonthView(int index, LocalDate firstDay, LocalDate lastDay, boolean containsToday) {

        static MonthView of(int index, LocalDate firstDay, LocalDate lastDay, LocalDate today) {
            return new MonthView(index, firstDay, lastDay, !today.isBefore(firstDay) && !today.isAfter(lastDay));
        }
    }

    private static String kindOf(ServicePeriod period) {
        return period.kind().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> namesOf(Subscription subscription) {
        return subscription.components().stream().map(Component::contractName).toList();
    }
}
