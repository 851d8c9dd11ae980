package fr.allset.tacite.servicehealth.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.allset.tacite.api.ListTotal;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.servicehealth.ClaimDeadline;
import fr.allset.tacite.servicehealth.ClaimHandling;
import fr.allset.tacite.servicehealth.ClaimSheet;
import fr.allset.tacite.servicehealth.ClaimStatus;
import fr.allset.tacite.servicehealth.MicrosoftClaim;
import fr.allset.tacite.time.ContractTime;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/microsoft-claims")
class MicrosoftClaimController {

    private static final int MOST_ON_A_PAGE = 200;

    private final ClaimHandling claims;
    private final Clock clock;

    MicrosoftClaimController(ClaimHandling claims, Clock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "What may be claimed of Microsoft, and what became of it",
            description =
                    "Open ones first, of these the one that is due first. At most 200 on a page, which is counted from 0.")
    List<View> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        ListTotal.is(claims.count(status(status)));
        return claims.page(status(status), Math.max(0, page), Math.min(Math.max(1, size), MOST_ON_A_PAGE)).stream()
                .map(this::view)
                .toList();
    }

    @GetMapping("/{number}")
    @Operation(
            summary = "A claim with all that it rests on",
            description =
                    "At most 200 of its subscriptions. What Microsoft would credit is an estimate: it measures its uptime itself.")
    Details read(@PathVariable String number) {
        var sheet = claims.sheet(number, ClaimHandling.MOST_SHOWN);
        return new Details(
                view(sheet.claim()),
                sheet.isOfMicrosoft(),
                sheet.incidents(),
                sheet.tenants(),
                sheet.services(),
                sheet.beganAt(),
                sheet.timelineInFrench(),
                sheet.subscriptions(),
                sheet.customers(),
                sheet.shares().stream().map(Share::of).toList(),
                sheet.serviceLevelInFrench());
    }

    private static @Nullable ClaimStatus status(@Nullable String code) {
        return code == null
                ? null
                : Arrays.stream(ClaimStatus.values())
                        .filter(status -> status.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> Refusal.unreadable("claim-status-unknown", "status", code));
    }

    private View view(MicrosoftClaim claim) {
        return new View(
                claim.number(),
                claim.failure(),
                claim.month().toString(),
                claim.openedAt(),
                claim.dueOn(),
                claim.status().code(),
                claim.status() == ClaimStatus.OPEN && ClaimDeadline.isPast(claim.dueOn(), ContractTime.today(clock)),
                claim.submittedOn(),
                claim.reference(),
                claim.reason(),
                claim.decidedAt(),
                claim.decidedBy());
    }

    /**
     * @param month   in which the service failed, as in {@code 2027-03}
     * @param dueOn   the last day on which it may be made
     * @param overdue it is open and that day has passed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String number,
            String failure,
            String month,
            Instant openedAt,
            LocalDate dueOn,
            String status,
            boolean overdue,
            @Nullable LocalDate submittedOn,
            @Nullable String reference,
            @Nullable String reason,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}

    /** @param ofMicrosoft whether the failure is still found to be due to Microsoft */
    record Details(
            View claim,
            boolean ofMicrosoft,
            List<String> incidents,
            List<String> tenants,
            String services,
            Instant beganAt,
            List<String> timeline,
            long subscriptionCount,
            long customerCount,
            List<Share> subscriptions,
            String serviceLevel) {}

    /**
     * @param availability     in percent, by article 3
     * @param credit           issued to the client, or what it may ask for; excluding tax
     * @param estimatedPercent of Microsoft's monthly fees
     */
    record Share(
            String subscription,
            String customer,
            String availability,
            boolean issued,
            String credit,
            int estimatedPercent) {

        static Share of(ClaimSheet.Share share) {
            return new Share(
                    share.subscription(),
                    share.customerNumber(),
                    share.availability().percent().toPlainString(),
                    share.credit().issued(),
                    share.credit().amount().toString(),
                    share.estimatedPercent());
        }
    }
}
