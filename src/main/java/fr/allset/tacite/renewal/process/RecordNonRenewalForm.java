package fr.allset.tacite.renewal.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.renewal.NonRenewalRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The start form: which notice has arrived, when and how. */
final class RecordNonRenewalForm {

    private RecordNonRenewalForm() {}

    /**
     * @param subscription its number
     * @param givenBy      {@code customer} or {@code reseller}
     * @param channel      {@code registered_letter}, {@code letter}, {@code email} or {@code hand_delivered}
     * @param retroactive  that a subscription whose term is past is to end at it all the same
     */
    record Answer(
            @Nullable String subscription,
            @Nullable String givenBy,
            @Nullable LocalDate receivedOn,
            @Nullable String channel,
            @Nullable String evidence,
            boolean retroactive) {

        /** @throws Refusal naming the field that is missing or cannot be read */
        NonRenewalRequest notice() {
            if (receivedOn == null) {
                throw Refusal.unprocessable("day-missing", "receivedOn");
            }
            return NonRenewalRequest.of(
                    subscription == null ? "" : subscription, givenBy, receivedOn, channel, evidence, retroactive);
        }
    }
}
