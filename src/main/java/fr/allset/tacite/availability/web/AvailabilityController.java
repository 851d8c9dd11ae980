package fr.allset.tacite.availability.web;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.availability.AvailabilityWording;
import fr.allset.tacite.availability.OutageShare;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.Reading;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AvailabilityController {

    private final AvailabilityInquiry availabilityInquiry;
    private final Subscriptions subscriptions;

    AvailabilityController(AvailabilityInquiry availabilityInquiry, Subscriptions subscriptions) {
        this.availabilityInquiry = availabilityInquiry;
        this.subscriptions = subscriptions;
    }

    @GetMapping("/api/subscriptions/{number}/availability")
    @Operation(
            summary = "The availability of a subscription, month by month (art. 3)",
            description = "Up to sixty months, as 2027-03.")
    List<InBrief> list(
            @PathVariable String number, @RequestParam YearMonth from, @RequestParam YearMonth to, Actor actor) {
        requireSeen(number, actor);
        return requireNonNull(availabilityInquiry.of(List.of(number), from, to).get(number)).values().stream()
                .map(InBrief::of)
                .toList();
    }

    @GetMapping("/api/subscriptions/{number}/availability/{month}")
    @Operation(
            summary = "The availability of a subscription in a month, with what each notification counted and why",
            description = "A month that still runs is measured until now.")
    Whole read(@PathVariable String number, @PathVariable YearMonth month, Actor actor) {
        requireSeen(number, actor);
        return Whole.of(availabilityInquiry.of(number, month));
    }

    private void requireSeen(String number, Actor actor) {
        if (subscriptions
                .find(number)
                .filter(subscription -> actor.maySee(subscription.customer().number()))
                .isEmpty()) {
            throw Refusal.notFound("unknown-subscription", number);
        }
    }

    /**
     * @param percent       with six decimals, for display; the comparison with the objective is exact
     * @param secondsToSpare how many more seconds may count before the objective is missed, below 0 when it is
     */
    record InBrief(
            YearMonth month,
            boolean hasService,
            long serviceSeconds,
            long downtimeSeconds,
            long excusableSeconds,
            BigDecimal percent,
            boolean objectiveMet,
            int tierPercent,
            long secondsToSpare,
            Instant measuredUntil) {

        static InBrief of(Availability availability) {
            return new InBrief(
                    availability.month(),
                    availability.hasService(),
                    availability.baseSeconds(),
                    availability.downtimeSeconds(),
                    availability.excusableSeconds(),
                    availability.percent(),
                    availability.objectiveMet(),
                    availability.tierPercent(),
                    availability.secondsToSpare(),
                    availability.measuredUntil());
        }
    }

    /** @param explanation the calculation in a French sentence */
    record Whole(
            InBrief availability,
            int objectivePercent,
            String explanation,
            List<Share> notifications,
            List<AppliedReading> readings) {

        static Whole of(Availability availability) {
            return new Whole(
                    InBrief.of(availability),
                    availability.quality().objectivePercent(),
                    AvailabilityWording.calculation(availability),
                    availability.shares().stream().map(Share::of).toList(),
                    availability.quality().readings().all().stream()
                            .map(AppliedReading::of)
                            .toList());
        }
    }

    /**
     * @param verdict {@code counted}, {@code in_part}, {@code outside}, {@code excusable}, {@code detected} or {@code already_counted}
     * @param why     in a French sentence
     */
    record Share(
            String notification,
            Instant notifiedAt,
            @Nullable Instant startedAt,
            @Nullable Instant restoredAt,
            @Nullable String excusableEvent,
            String verdict,
            long countedSeconds,
            long excusedSeconds,
            long alreadyCountedSeconds,
            String why) {

        static Share of(OutageShare share) {
            var outage = share.outage();
            return new Share(
                    outage.notification(),
                    outage.notifiedAt(),
                    outage.startedAt(),
                    outage.restoredAt(),
                    outage.excusable() == null ? null : outage.excusable().code(),
                    share.verdict().name().toLowerCase(Locale.ROOT),
                    share.counted(),
                    share.excused(),
                    share.alreadyCounted(),
                    AvailabilityWording.verdict(share));
        }
    }

    /** @param entry of the register in {@code reading.md} */
    record AppliedReading(String entry, String key, String value, String label) {

        static AppliedReading of(Reading reading) {
            return new AppliedReading(reading.entry(), reading.key(), reading.value(), reading.label());
        }
    }
}
