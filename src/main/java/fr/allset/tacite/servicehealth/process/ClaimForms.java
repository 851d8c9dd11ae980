package fr.allset.tacite.servicehealth.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.failure.FailureSheet;
import fr.allset.tacite.servicehealth.ClaimDeadline;
import fr.allset.tacite.servicehealth.ClaimHandling;
import fr.allset.tacite.servicehealth.ClaimSheet;
import fr.allset.tacite.typography.FrenchMonth;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.springframework.stereotype.Component;

/** What the form shows of a claim, as French text. Written from the file and never read back: the rows are the truth. */
@Component
class ClaimForms {

    /** As many subscriptions are shown; the page of the claim shows more. */
    private static final int SHOWN = 50;

    private static final int LONGEST_LINE = 1000;

    private final ClaimHandling claims;
    private final ObjectMapper json;

    ClaimForms(ClaimHandling claims, ObjectMapper json) {
        this.claims = claims;
        this.json = json;
    }

    Map<String, Object> shown(String number) {
        var sheet = claims.sheet(number, SHOWN);
        var variables = new LinkedHashMap<String, Object>();
        variables.put(MicrosoftClaimProcess.CLAIM_NUMBER, number);
        variables.put(MicrosoftClaimProcess.CUSTOMER_NAME, customers(sheet));
        variables.put(MicrosoftClaimProcess.FAILURE_NUMBER, sheet.claim().failure());
        variables.put(
                MicrosoftClaimProcess.MONTH_TEXT, FrenchMonth.of(sheet.claim().month()));
        variables.put(
                MicrosoftClaimProcess.CLAIM_DUE_AT,
                Date.from(ClaimDeadline.lastMoment(sheet.claim().dueOn())));
        variables.put(MicrosoftClaimProcess.CLAIM_DEADLINE_TEXT, sheet.deadlineInFrench());
        variables.put(MicrosoftClaimProcess.CLAIM_ORIGIN_TEXT, sheet.originInFrench());
        variables.put(
                MicrosoftClaimProcess.CLAIM_INCIDENT_TEXT, FailureSheet.cut(sheet.incidentsInFrench(), LONGEST_LINE));
        variables.put(MicrosoftClaimProcess.CLAIM_TENANT_TEXT, FailureSheet.cut(sheet.tenantsInFrench(), LONGEST_LINE));
        variables.put(MicrosoftClaimProcess.COMPONENTS_TEXT, sheet.services());
        variables.put(MicrosoftClaimProcess.CLAIM_CONCERNED_TEXT, sheet.concernedInFrench());
        variables.put(MicrosoftClaimProcess.CLAIM_SERVICE_LEVEL_TEXT, sheet.serviceLevelInFrench());
        variables.put(
                MicrosoftClaimProcess.CLAIM_TIMELINE,
                written(sheet.timelineInFrench().stream()
                        .map(line -> Map.of(MicrosoftClaimProcess.LINE, FailureSheet.cut(line, LONGEST_LINE)))
                        .toList()));
        variables.put(
                MicrosoftClaimProcess.CLAIM_ROWS,
                written(sheet.shares().stream().map(ClaimForms::row).toList()));
        variables.put(MicrosoftClaimProcess.REFUSAL, "");
        return variables;
    }

    /** For the column of the task lists: the name of the one customer, or how many there are. */
    private static String customers(ClaimSheet sheet) {
        return sheet.customers() == 1 && !sheet.shares().isEmpty()
                ? sheet.shares().get(0).customer()
                : sheet.customers() + " clients";
    }

    private static Map<String, String> row(ClaimSheet.Share share) {
        return Map.of(
                MicrosoftClaimProcess.CLAIMED_SUBSCRIPTION,
                share.subscription(),
                MicrosoftClaimProcess.CLAIMED_CUSTOMER,
                share.customer() + " (" + share.customerNumber() + ")",
                MicrosoftClaimProcess.CLAIMED_AVAILABILITY,
                share.availabilityInFrench(),
                MicrosoftClaimProcess.CLAIMED_CREDIT,
                share.credit().inFrench(),
                MicrosoftClaimProcess.CLAIMED_ESTIMATE,
                share.estimateInFrench());
    }

    private Object written(List<Map<String, String>> rows) {
        try {
            return Spin.JSON(json.writeValueAsString(rows));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what a form shows of a claim is plain text", impossible);
        }
    }
}
