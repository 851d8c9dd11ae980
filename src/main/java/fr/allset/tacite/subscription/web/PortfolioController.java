package fr.allset.tacite.subscription.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.portfolio.BadCell;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Accepted;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Counts;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Rejected;
import io.swagger.v3.oas.annotations.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/portfolio")
class PortfolioController {

    private final Portfolio portfolio;
    private final MessageSource messages;

    PortfolioController(Portfolio portfolio, MessageSource messages) {
        this.portfolio = portfolio;
        this.messages = messages;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Import subscriptions, fees and usage from CSV: all of it, or nothing")
    Imported importFiles(
            @RequestPart(required = false) @Nullable MultipartFile subscriptions,
            @RequestPart(required = false) @Nullable MultipartFile fees,
            @RequestPart(required = false) @Nullable MultipartFile usage,
            Actor actor,
            Locale locale) {
        if (Stream.of(given(subscriptions), given(fees), given(usage)).noneMatch(file -> file != null)) {
            throw new Refusal(Refusal.Kind.INVALID, "portfolio-without-files", null);
        }
        var result = portfolio.importFiles(
                PortfolioFiles.of(given(subscriptions), given(fees), given(usage)), actor.username());
        if (result instanceof Rejected rejected) {
            throw new PortfolioRefused(rejected, cellsOf(rejected, locale));
        }
        return Imported.of((Accepted) result);
    }

    /** A browser sends a file field that was left empty as a file without name and content. */
    private static @Nullable MultipartFile given(@Nullable MultipartFile file) {
        if (file == null || !file.isEmpty()) {
            return file;
        }
        var name = file.getOriginalFilename();
        return name == null || name.isEmpty() ? null : file;
    }

    private List<Cell> cellsOf(Rejected rejected, Locale locale) {
        return rejected.badCells().stream()
                .map(cell -> Cell.of(cell, messages.getMessage(cell, locale)))
                .toList();
    }

    /** @param importId the number of this import */
    record Imported(long importId, Map<String, Counts> files) {

        static Imported of(Accepted accepted) {
            var files = new LinkedHashMap<String, Counts>();
            accepted.counts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(count -> files.put(count.getKey().key(), count.getValue()));
            return new Imported(accepted.importId(), files);
        }
    }

    /** @param row counted as a spreadsheet does: 1 is the header */
    record Cell(String file, int row, String column, String value, String reason) {

        static Cell of(BadCell cell, String reason) {
            return new Cell(cell.file().key(), cell.row(), cell.column(), cell.value(), reason);
        }
    }

    /** Nothing was taken over; the answer lists what is to be mended. */
    static class PortfolioRefused extends Refusal {

        private static final long serialVersionUID = 1;

        private final transient List<Cell> cells;
        private final long total;

        PortfolioRefused(Rejected rejected, List<Cell> cells) {
            super(Kind.UNPROCESSABLE, "portfolio-refused", null, rejected.total());
            this.cells = cells;
            this.total = rejected.total();
        }

        @Override
        public Map<String, Object> details() {
            return Map.of("errors", cells, "errorCount", total);
        }
    }
}
