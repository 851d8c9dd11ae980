package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever has asked for a set-up that was refused asks again, or drops it. */
@Component
class CorrectSetupRequestForm implements TaskForm<NoView, CorrectSetupRequestForm.Answer> {

    /**
     * The fields of {@link RequestSetupForm.Answer}, and whether to ask again.
     *
     * @param requestDecision routes "Demande maintenue ?": {@code maintain} or {@code drop}
     */
    record Answer(
            @Nullable String requestDecision,
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
            boolean exchangeOnline,
            boolean oneDrive,
            boolean sharePointOnline,
            boolean lyncOnline,
            boolean office365ProPlus,
            boolean officeOnline,
            @Nullable String monthlyFixedFee,
            @Nullable String initialFee,
            @Nullable String initialPeriodMonths,
            @Nullable String signedOn,
            @Nullable String wishedStart,
            boolean migration,
            boolean dataTakeover,
            boolean configuration,
            boolean training) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoView view(OpenTask task) {
        return new NoView();
    }
}
