package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.Unwrapped;
import fr.allset.tacite.setup.AdditionalWork;
import fr.allset.tacite.setup.SetupRequest;
import fr.allset.tacite.subscription.ComponentBoxes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The start form: who is to be served where, with what, from when and for how much. */
final class RequestSetupForm {

    /** A field that the form has hidden may still hold what was typed before: who the customer is decides which count. */
    private static final String NEW_CUSTOMER = "new";

    private RequestSetupForm() {}

    /**
     * @param customerIs  {@code known} or {@code new}: which fields the form asks
     * @param noticeUnit   {@code days} or {@code months}
     * @param signedOn    ISO date
     * @param wishedStart ISO date
     */
    record Answer(
            @Nullable String customerIs,
            @Nullable String customerNumber,
            @Nullable String customerName,
            @Nullable String customerKind,
            @Nullable String siren,
            @Nullable String contactName,
            @Nullable String contactEmail,
            @Nullable String siteCode,
            @Nullable String siteName,
            @Nullable String siteAddress,
            @Unwrapped ComponentBoxes components,
            @Nullable String monthlyFixedFee,
            @Nullable String initialFee,
            @Nullable String initialPeriodMonths,
            @Nullable String noticeNumber,
            @Nullable String noticeUnit,
            @Nullable String noticeSource,
            @Nullable String signedOn,
            @Nullable String wishedStart,
            @Nullable String readings,
            boolean migration,
            boolean dataTakeover,
            boolean configuration,
            boolean training) {

        /** @throws Refusal when the number of a known customer is missing */
        SetupRequest request() {
            boolean isNew = NEW_CUSTOMER.equals(customerIs);
            if (!isNew && customerNumber == null) {
                throw Refusal.unprocessable("setup-field-missing", "customerNumber", "numéro du Client");
            }
            return new SetupRequest(
                    isNew ? null : customerNumber,
                    customerName,
                    siren,
                    customerKind,
                    contactName,
                    contactEmail,
                    siteCode,
                    siteName,
                    siteAddress,
                    components.ticked().stream().map(Enum::name).sorted().toList(),
                    monthlyFixedFee,
                    initialFee,
                    initialPeriodMonths,
                    signedOn,
                    wishedStart,
                    readings,
                    ticked(Map.of(
                            AdditionalWork.MIGRATION, migration,
                            AdditionalWork.DATA_TAKEOVER, dataTakeover,
                            AdditionalWork.CONFIGURATION, configuration,
                            AdditionalWork.TRAINING, training)),
                    noticeNumber,
                    noticeUnit,
                    noticeSource);
        }
    }

    private static List<String> ticked(Map<? extends Enum<?>, Boolean> boxes) {
        return boxes.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(box -> box.getKey().name())
                .sorted()
                .toList();
    }
}
