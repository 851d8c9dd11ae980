package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.setup.PrerequisiteAnswer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account manager records the checklist of article 2. */
@Component
class RecordPrerequisitesForm implements TaskForm<SetupView, RecordPrerequisitesForm.Answer> {

    /** Each item has a state, {@code MET}, {@code RESERVATION} or {@code NOT_APPLICABLE}, and what is missing. */
    record Answer(
            @Nullable String workstationsState,
            @Nullable String workstationsReservation,
            @Nullable String mobilesState,
            @Nullable String mobilesReservation,
            @Nullable String firewallState,
            @Nullable String firewallReservation,
            @Nullable String antivirusState,
            @Nullable String antivirusReservation,
            @Nullable String lanState,
            @Nullable String lanReservation,
            @Nullable String routingState,
            @Nullable String routingReservation,
            @Nullable String operatingSystemsState,
            @Nullable String operatingSystemsReservation,
            @Nullable String outlookOfficeState,
            @Nullable String outlookOfficeReservation) {

        /** By the codes of the items. */
        Map<String, PrerequisiteAnswer> prerequisites() {
            return Map.of(
                    "workstations", new PrerequisiteAnswer(workstationsState, workstationsReservation),
                    "mobiles", new PrerequisiteAnswer(mobilesState, mobilesReservation),
                    "firewall", new PrerequisiteAnswer(firewallState, firewallReservation),
                    "antivirus", new PrerequisiteAnswer(antivirusState, antivirusReservation),
                    "lan", new PrerequisiteAnswer(lanState, lanReservation),
                    "routing", new PrerequisiteAnswer(routingState, routingReservation),
                    "operating-systems", new PrerequisiteAnswer(operatingSystemsState, operatingSystemsReservation),
                    "outlook-office", new PrerequisiteAnswer(outlookOfficeState, outlookOfficeReservation));
        }
    }

    private final SetupForms forms;

    RecordPrerequisitesForm(SetupForms forms) {
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public SetupView view(OpenTask task) {
        return forms.setup(task.number());
    }
}
