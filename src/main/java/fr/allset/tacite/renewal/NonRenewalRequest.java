package fr.allset.tacite.renewal;

import fr.allset.tacite.problem.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A notice of non-renewal that is to be put on file.
 *
 * @param receivedOn  the day it arrived, or, from the reseller, the day the customer received it; not in the future
 * @param evidence    where the proof is; needed unless the customer's own login states it
 * @param retroactive that a subscription whose term is already past is to end at that term all the same
 */
public record NonRenewalRequest(
        String subscription,
        NonRenewalParty givenBy,
        LocalDate receivedOn,
        NonRenewalChannel channel,
        @Nullable String evidence,
        boolean retroactive) {

    private static final int LONGEST_EVIDENCE = 2000;

    /** @throws Refusal when the evidence is missing or too long */
    public NonRenewalRequest {
        evidence = evidence == null || evidence.isBlank() ? null : evidence.strip();
        if (channel != NonRenewalChannel.PORTAL && evidence == null) {
            throw Refusal.unprocessable("evidence-missing", "evidence");
        }
        if (evidence != null && evidence.length() > LONGEST_EVIDENCE) {
            throw Refusal.unprocessable("evidence-too-long", "evidence", LONGEST_EVIDENCE);
        }
    }

    /**
     * As a form or a program states it.
     *
     * @throws Refusal naming the field that cannot be read
     */
    public static NonRenewalRequest of(
            String subscription,
            @Nullable String givenBy,
            LocalDate receivedOn,
            @Nullable String channel,
            @Nullable String evidence,
            boolean retroactive) {
        return new NonRenewalRequest(
                subscription.strip(),
                NonRenewalParty.of(givenBy),
                receivedOn,
                NonRenewalChannel.of(channel),
                evidence,
                retroactive);
    }

    /** The customer states it itself, today. */
    public static NonRenewalRequest online(String subscription, LocalDate today) {
        return new NonRenewalRequest(
                subscription, NonRenewalParty.CUSTOMER, today, NonRenewalChannel.PORTAL, null, false);
    }
}
