package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.ServiceNameMentions;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** Writes what the form shows: the name and where Microsoft uses it, unless somebody has classified it meanwhile. */
@Component
class PresentServiceName implements JavaDelegate {

    private static final int MOST_MENTIONS = 10;

    private final ServiceNames names;
    private final ServiceNameMentions mentions;

    PresentServiceName(ServiceNames names, ServiceNameMentions mentions) {
        this.names = names;
        this.mentions = mentions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        // held, so that whoever classifies it at this moment finds the task, or this step finds it classified
        var name = names.hold(key);
        execution.setVariable(
                ServiceNameClassificationProcess.CLASSIFIED,
                name.map(known -> !known.isUnknown()).orElse(false));
        execution.setVariable(
                ServiceNameClassificationProcess.SERVICE_NAME,
                name.map(ServiceNames.Entry::name).orElse(key));
        execution.setVariable(
                ServiceNameClassificationProcess.MENTIONS,
                lines(mentions.of(key, MOST_MENTIONS).stream()
                        .map(mention -> mention.number() + " · " + mention.title() + " (locataire\u00a0: "
                                + mention.tenant() + ")")
                        .toList()));
        execution.setVariable(ServiceNameClassificationProcess.REFUSAL, "");
    }

    /** As JSON, since a text variable of the engine ends at 4,000 characters. */
    private static SpinJsonNode lines(List<String> lines) {
        var rows = Spin.JSON("[]");
        lines.forEach(line -> rows.append(Map.of(ServiceNameClassificationProcess.LINE, line)));
        return rows;
    }
}
