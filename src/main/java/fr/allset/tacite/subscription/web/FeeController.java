package fr.allset.tacite.subscription.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.FeeStatement;
import fr.allset.tacite.subscription.FixedFees;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.UsageAgreements;
import fr.allset.tacite.subscription.UsageFees;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Fees as they were stated, and stating them. Amounts are euros excluding tax, as text. */
@RestController
@RequestMapping("/api/subscriptions/{number}")
class FeeController {

    private static final String RESELLER = "ALLSET SAS";
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private final Subscriptions subscriptions;
    private final FixedFees fixedFees;
    private final UsageFees usageFees;
    private final UsageAgreements usageAgreements;

    FeeController(
            Subscriptions subscriptions, FixedFees fixedFees, UsageFees usageFees, UsageAgreements usageAgreements) {
        this.subscriptions = subscriptions;
        this.fixedFees = fixedFees;
        this.usageFees = usageFees;
        this.usageAgreements = usageAgreements;
    }

    @GetMapping("/fixed-fees")
    @Operation(
            summary = "Every monthly fixed fee that was ever stated, by its day",
            description = "For a day that was stated again," + " the latest statement holds.")
    List<FixedFee> fixedFees(@PathVariable String number, Actor actor) {
        requireVisible(number, actor);
        return fixedFees.history(number).stream()
                .map(statement -> FixedFee.of(statement, actor))
                .toList();
    }

    @PostMapping("/fixed-fees")
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "State the monthly fixed fee from a day on",
            description = "Quotes that rest on it become stale; months that" + " have been charged are corrected.")
    @ApiResponse(responseCode = "201")
    List<FixedFee> change(@PathVariable String number, @RequestBody @Valid FeeChange body, Actor actor) {
        fixedFees.change(number, body.from(), amount(body.amount()), body.reason(), actor.username());
        return fixedFees(number, actor);
    }

    @GetMapping("/usage")
    @Operation(
            summary = "Every usage fee that was ever stated, by its month",
            description = "For a month that was stated again, the" + " latest statement holds.")
    List<UsageFee> usage(@PathVariable String number, Actor actor) {
        requireVisible(number, actor);
        return usageFees.history(number).stream()
                .map(statement -> UsageFee.of(statement, actor))
                .toList();
    }

    @PostMapping("/usage")
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "State what a month's usage costs",
            description =
                    "An amount of 0.00 says that nothing was used. The reason is needed when something else was stated before;"
                            + " a month that has been charged is corrected.")
    @ApiResponse(responseCode = "201")
    List<UsageFee> record(@PathVariable String number, @RequestBody @Valid Usage body, Actor actor) {
        usageFees.record(number, month(body.month()), amount(body.amount()), body.reason(), actor.username());
        return usage(number, actor);
    }

    @GetMapping("/usage-agreement")
    @Operation(
            summary = "Whether the contract has usage fees at all",
            description =
                    "Where it has none, the usage of each month is nil. Without a statement, a month that nobody has"
                            + " stated is not known, and a credit that depends on it is provisional.")
    UsageAgreement usageAgreement(@PathVariable String number, Actor actor) {
        requireVisible(number, actor);
        return usageAgreements
                .find(number)
                .map(agreement -> UsageAgreement.of(agreement, actor))
                .orElseGet(() -> new UsageAgreement(null, null, null, null));
    }

    @PostMapping("/usage-agreement")
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "State whether the contract has usage fees",
            description = "The reason is needed when the contrary was stated before.")
    @ApiResponse(responseCode = "201")
    UsageAgreement agree(@PathVariable String number, @RequestBody @Valid Agreement body, Actor actor) {
        usageAgreements.state(number, body.agreed(), body.reason(), actor.username());
        return usageAgreement(number, actor);
    }

    private void requireVisible(String number, Actor actor) {
        if (subscriptions
                .find(number)
                .filter(found -> actor.maySee(found.customer().number()))
                .isEmpty()) {
            throw Refusal.notFound("unknown-subscription", number);
        }
    }

    private static Euros amount(String written) {
        return Euros.read(written)
                .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, "amount-unreadable", "amount", written));
    }

    private static YearMonth month(String written) {
        try {
            if (MONTH.matcher(written).matches()) {
                return YearMonth.parse(written);
            }
        } catch (DateTimeException noSuchMonth) {
            throw new Refusal(Refusal.Kind.INVALID, "usage-month-unreadable", "month", written);
        }
        throw new Refusal(Refusal.Kind.INVALID, "usage-month-unreadable", "month", written);
    }

    private static String by(FeeStatement<?> statement, Actor actor) {
        return actor.customerNumber().isEmpty() ? statement.by() : RESELLER;
    }

    private static @Nullable String reason(FeeStatement<?> statement, Actor actor) {
        return actor.customerNumber().isEmpty() ? statement.reason() : null;
    }

    /** @param amount per month, excluding tax */
    record FeeChange(
            @NotNull LocalDate from,
            @NotBlank @Size(max = 40) String amount,
            @NotBlank @Size(max = 2000) String reason) {}

    /** @param month as {@code 2027-03} */
    record Usage(
            @NotBlank @Size(max = 7) String month,
            @NotBlank @Size(max = 40) String amount,
            @Size(max = 2000) @Nullable String reason) {}

    record Agreement(
            @NotNull Boolean agreed,
            @Size(max = 2000) @Nullable String reason) {}

    /** @param agreed null when nobody has stated it */
    record UsageAgreement(
            @Nullable Boolean agreed,
            @Nullable Instant recordedAt,
            @Nullable String recordedBy,
            @Nullable String reason) {

        static UsageAgreement of(UsageAgreements.Agreement stated, Actor actor) {
            boolean staff = actor.customerNumber().isEmpty();
            return new UsageAgreement(
                    stated.agreed(), stated.at(), staff ? stated.by() : RESELLER, staff ? stated.reason() : null);
        }
    }

    /**
     * @param recordedBy a client reads the name of the reseller
     * @param reason     a client does not read the staff's notes
     * @param holds      whether nothing has been stated for the same day since
     */
    record FixedFee(
            LocalDate from,
            String amount,
            Instant recordedAt,
            String recordedBy,
            @Nullable String reason,
            boolean holds) {

        static FixedFee of(FeeStatement<LocalDate> statement, Actor actor) {
            return new FixedFee(
                    statement.of(),
                    statement.amount().toString(),
                    statement.at(),
                    by(statement, actor),
                    FeeController.reason(statement, actor),
                    statement.holds());
        }
    }

    /** As {@link FixedFee}, of a month. */
    record UsageFee(
            String month,
            String amount,
            Instant recordedAt,
            String recordedBy,
            @Nullable String reason,
            boolean holds) {

        static UsageFee of(FeeStatement<YearMonth> statement, Actor actor) {
            return new UsageFee(
                    statement.of().toString(),
                    statement.amount().toString(),
                    statement.at(),
                    by(statement, actor),
                    FeeController.reason(statement, actor),
                    statement.holds());
        }
    }
}
