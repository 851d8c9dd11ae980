package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.failure.FailureSheet;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.servicehealth.ClaimDeadline;
import fr.allset.tacite.servicehealth.ClaimHandling;
import fr.allset.tacite.servicehealth.ClaimSheet;
import fr.allset.tacite.typography.FrenchMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody claims from Microsoft what is owed to clients for its failure, or says why not. */
@Component
class SubmitMicrosoftClaimForm implements TaskForm<SubmitMicrosoftClaimForm.View, SubmitMicrosoftClaimForm.Answer> {

    /** As many subscriptions are shown; the page of the claim shows more. */
    private static final int SHOWN = 50;

    private static final int LONGEST_LINE = 1000;

    /**
     * All that the claim rests on, as French text.
     *
     * @param claimOriginText a warning; empty as long as the failure is Microsoft's
     */
    record View(
            String claimNumber,
            String customerName,
            String failureNumber,
            String monthText,
            String claimDeadlineText,
            String claimOriginText,
            String claimIncidentText,
            String claimTenantText,
            String componentsText,
            String claimConcernedText,
            String claimServiceLevelText,
            List<Post> claimTimeline,
            List<Share> claimRows) {}

    /** One thing that has happened. */
    record Post(String line) {}

    /** One subscription concerned. */
    record Share(
            String claimedSubscription,
            String claimedCustomer,
            String claimedAvailability,
            String claimedCredit,
            String claimedEstimate) {}

    /**
     * @param claimDecision    {@code submitted} or {@code not_claimed}
     * @param claimSubmittedOn ISO date
     * @param claimReference   Microsoft's number of it
     * @param reason           why it is not claimed
     */
    record Answer(
            @Nullable String claimDecision,
            @Nullable String claimSubmittedOn,
            @Nullable String claimReference,
            @Nullable String reason) {}

    private final ClaimHandling claims;

    SubmitMicrosoftClaimForm(ClaimHandling claims) {
        this.claims = claims;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public View view(OpenTask task) {
        var sheet = claims.sheet(task.number(), SHOWN);
        return new View(
                task.number(),
                customers(sheet),
                sheet.claim().failure(),
                FrenchMonth.of(sheet.claim().month()),
                sheet.deadlineInFrench(),
                sheet.originInFrench(),
                FailureSheet.cut(sheet.incidentsInFrench(), LONGEST_LINE),
                FailureSheet.cut(sheet.tenantsInFrench(), LONGEST_LINE),
                sheet.services(),
                sheet.concernedInFrench(),
                sheet.serviceLevelInFrench(),
                sheet.timelineInFrench().stream()
                        .map(line -> new Post(FailureSheet.cut(line, LONGEST_LINE)))
                        .toList(),
                sheet.shares().stream().map(SubmitMicrosoftClaimForm::row).toList());
    }

    MicrosoftClaimProcess.Card card(String number) {
        var sheet = claims.sheet(number, SHOWN);
        return new MicrosoftClaimProcess.Card(
                customers(sheet), ClaimDeadline.lastMoment(sheet.claim().dueOn()));
    }

    /** The name of the one customer, or how many there are. */
    private static String customers(ClaimSheet sheet) {
        return sheet.customers() == 1 && !sheet.shares().isEmpty()
                ? sheet.shares().get(0).customer()
                : sheet.customers() + " clients";
    }

    private static Share row(ClaimSheet.Share share) {
        return new Share(
                share.subscription(),
                share.customer() + " (" + share.customerNumber() + ")",
                share.availabilityInFrench(),
                share.credit().inFrench(),
                share.estimateInFrench());
    }
}
