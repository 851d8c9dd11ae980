package fr.allset.tacite.subscription.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.subscription.portfolio.BadCell;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioFile;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Accepted;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Rejected;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** Takes over the files that were put into the form, or puts the list of bad cells on the next one. */
@Component
class ImportPortfolio implements JavaDelegate {

    /** What a form shows at most; who sends more reads the answer of the API. */
    private static final int CELLS_SHOWN = 100;

    private final Portfolio portfolio;
    private final MessageSource messages;
    private final ObjectMapper json;

    ImportPortfolio(Portfolio portfolio, MessageSource messages, ObjectMapper json) {
        this.portfolio = portfolio;
        this.messages = messages;
        this.json = json;
    }

    @Override
    public void execute(DelegateExecution execution) throws Exception {
        var sources = new EnumMap<PortfolioFile, InputStreamSource>(PortfolioFile.class);
        take(execution, PortfolioImportProcess.SUBSCRIPTIONS_FILE, PortfolioFile.SUBSCRIPTIONS, sources);
        take(execution, PortfolioImportProcess.FEES_FILE, PortfolioFile.FEES, sources);
        take(execution, PortfolioImportProcess.USAGE_FILE, PortfolioFile.USAGE, sources);
        if (sources.isEmpty()) {
            reject(execution, List.of(Map.of("reason", "Aucun fichier n'a été déposé.")), 1);
            return;
        }
        var result = portfolio.importFiles(
                new PortfolioFiles(sources),
                String.valueOf(execution.getVariable(PortfolioImportProcess.SUBMITTED_BY)));
        if (result instanceof Rejected rejected) {
            reject(
                    execution,
                    rejected.badCells().stream()
                            .limit(CELLS_SHOWN)
                            .map(this::shown)
                            .toList(),
                    rejected.total());
        } else {
            accept(execution, (Accepted) result);
        }
    }

    private static void take(
            DelegateExecution execution,
            String variable,
            PortfolioFile file,
            Map<PortfolioFile, InputStreamSource> sources) {
        TypedValue upload = execution.getVariableTyped(variable);
        // a file field that was left empty arrives as a file without a name
        if (upload instanceof FileValue content
                && content.getValue() != null
                && !content.getFilename().isBlank()) {
            sources.put(file, content::getValue);
        }
        execution.removeVariable(variable);
    }

    private void reject(DelegateExecution execution, List<Map<String, Object>> cells, long total) throws Exception {
        execution.setVariable(PortfolioImportProcess.PORTFOLIO_ACCEPTED, false);
        execution.setVariable(PortfolioImportProcess.BAD_CELLS, Spin.JSON(json.writeValueAsString(cells)));
        execution.setVariable(PortfolioImportProcess.BAD_CELL_COUNT, total);
    }

    private Map<String, Object> shown(BadCell cell) {
        return Map.of(
                "file",
                inFrench(cell.file()),
                "row",
                cell.row(),
                "column",
                cell.column(),
                "value",
                cell.value(),
                "reason",
                messages.getMessage(cell, Locale.FRENCH));
    }

    private static String inFrench(PortfolioFile file) {
        return switch (file) {
            case SUBSCRIPTIONS -> "Abonnements";
            case FEES -> "Frais Fixes";
            case USAGE -> "Frais d'Utilisation";
        };
    }

    private static void accept(DelegateExecution execution, Accepted accepted) {
        execution.setProcessBusinessKey(String.valueOf(accepted.importId()));
        execution.setVariable(PortfolioImportProcess.PORTFOLIO_ACCEPTED, true);
        var summary = new StringBuilder();
        accepted.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(file -> summary.append(summary.isEmpty() ? "" : " ; ")
                        .append(inFrench(file.getKey()))
                        .append(" : ")
                        .append(file.getValue().added())
                        .append(" ajoutés, ")
                        .append(file.getValue().updated())
                        .append(" mis à jour, ")
                        .append(file.getValue().unchanged())
                        .append(" inchangés"));
        execution.setVariable(PortfolioImportProcess.IMPORT_SUMMARY, summary.toString());
    }
}
