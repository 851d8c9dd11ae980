package fr.allset.tacite.quality.web;

import fr.allset.tacite.quality.QualityCsv;
import fr.allset.tacite.quality.ReportedMonths;
import fr.allset.tacite.time.ContractTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reports")
@PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'PROCESS_OWNER')")
class QualityReportController {

    private final QualityCsv csv;
    private final Clock clock;

    QualityReportController(QualityCsv csv, Clock clock) {
        this.csv = csv;
        this.clock = clock;
    }

    @GetMapping("/availability.csv")
    @Operation(
            summary = "The availability of each subscription and month as CSV",
            description = "The last twelve months unless others are stated.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = QualityCsv.MEDIA_TYPE, schema = @Schema(type = "string")))
    void availability(
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            @RequestParam(defaultValue = "") String q,
            HttpServletResponse answer)
            throws IOException {
        var months = months(from, to);
        csv.writeAvailability(months, q, begun(answer, "disponibilite", months));
    }

    @GetMapping("/restoration.csv")
    @Operation(summary = "Each deadline of restoration in the months, and whether it was met, as CSV")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = QualityCsv.MEDIA_TYPE, schema = @Schema(type = "string")))
    void restoration(
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            HttpServletResponse answer)
            throws IOException {
        var months = months(from, to);
        csv.writeRestoration(months, begun(answer, "retablissement", months));
    }

    @GetMapping("/credits.csv")
    @Operation(summary = "Each credit asked for in the months, and what became of it, as CSV")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = QualityCsv.MEDIA_TYPE, schema = @Schema(type = "string")))
    void credits(
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to,
            HttpServletResponse answer)
            throws IOException {
        var months = months(from, to);
        csv.writeCredits(months, begun(answer, "avoirs", months));
    }

    private ReportedMonths months(@Nullable YearMonth from, @Nullable YearMonth to) {
        return ReportedMonths.of(from, to, ContractTime.today(clock));
    }

    private static OutputStream begun(HttpServletResponse answer, String name, ReportedMonths months)
            throws IOException {
        answer.setContentType(QualityCsv.MEDIA_TYPE);
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-%s-%s.csv\"".formatted(name, months.first(), months.last()));
        return answer.getOutputStream();
    }
}
