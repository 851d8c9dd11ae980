package fr.allset.tacite.desk;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.availability.OutageShare;
import fr.allset.tacite.desk.QualityText.CreditText;
import fr.allset.tacite.desk.QualityText.RestorationText;
import fr.allset.tacite.failure.FailureInquiry;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.quality.QualityCsv;
import fr.allset.tacite.quality.QualityReport;
import fr.allset.tacite.quality.ReportedMonths;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The quality of service for process owners: months × subscriptions, deadlines of restoration, credits; and one month of one
 * subscription with its whole explanation (art. 3).
 */
@Controller
class QualityPages {

    private static final int ON_A_PAGE = 25;
    private static final int LAST_PAGE = 1_000_000;
    private static final int MOST_SHARES = 200;

    private final AvailabilityInquiry availabilityInquiry;
    private final Subscriptions subscriptions;
    private final QualityReport report;
    private final FailureInquiry failures;
    private final QualityCsv csv;
    private final TermsCatalogue terms;
    private final RefusalWording refusals;
    private final Clock clock;

    QualityPages(
            AvailabilityInquiry availabilityInquiry,
            Subscriptions subscriptions,
            QualityReport report,
            FailureInquiry failures,
            QualityCsv csv,
            TermsCatalogue terms,
            RefusalWording refusals,
            Clock clock) {
        this.availabilityInquiry = availabilityInquiry;
        this.subscriptions = subscriptions;
        this.report = report;
        this.failures = failures;
        this.csv = csv;
        this.terms = terms;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * @param page counted from 1, as it is read
     * @param du   the first month, and {@code au} the last one; without them the last twelve
     */
    @GetMapping("/bureau/qualite")
    String show(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth du,
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth au,
            HttpServletResponse answer,
            Model model) {
        ReportedMonths months;
        try {
            months = months(du, au);
        } catch (Refusal refusal) {
            answer.setStatus(refusal.kind().status());
            model.addAttribute("refusal", refusals.inFrench(refusal));
            months = months(null, null);
        }
        var running = YearMonth.from(ContractTime.today(clock));
        var found = subscriptions.page(
                new SubscriptionFilter(Optional.empty(), recherche),
                Math.min(Math.max(page, 1), LAST_PAGE) - 1,
                ON_A_PAGE);
        var measured = availabilityInquiry.of(
                found.entries().stream().map(Subscription::number).toList(), months.first(), months.last());
        model.addAttribute(
                "columns", months.all().stream().map(QualityText.Column::of).toList());
        model.addAttribute(
                "rows",
                found.entries().stream()
                        .map(subscription -> QualityText.Row.of(
                                subscription,
                                requireNonNull(measured.get(subscription.number()))
                                        .values(),
                                running))
                        .toList());
        model.addAttribute("total", found.total());
        model.addAttribute("page", found.page());
        model.addAttribute("pages", Math.max(1, (found.total() + ON_A_PAGE - 1) / ON_A_PAGE));
        model.addAttribute(
                "legend",
                QualityText.legend(terms.inForceOn(ContractTime.today(clock)).serviceQuality()));
        model.addAttribute(
                "restoration",
                report.restoration(months.first(), months.last()).stream()
                        .filter(month -> !month.isEmpty())
                        .map(RestorationText::of)
                        .toList());
        model.addAttribute(
                "credits",
                report.credits(months.first(), months.last()).stream()
                        .filter(month -> !month.isEmpty())
                        .map(CreditText::of)
                        .toList());
        model.addAttribute("search", recherche);
        model.addAttribute("first", months.first().toString());
        model.addAttribute("last", months.last().toString());
        return "desk/quality";
    }

    @GetMapping("/bureau/qualite/disponibilite.csv")
    void availabilityCsv(
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth du,
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth au,
            @RequestParam(defaultValue = "") String recherche,
            HttpServletResponse answer)
            throws IOException {
        var months = readableMonths(du, au);
        csv.writeAvailability(months, recherche, begun(answer, "disponibilite", months));
    }

    @GetMapping("/bureau/qualite/retablissement.csv")
    void restorationCsv(
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth du,
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth au,
            HttpServletResponse answer)
            throws IOException {
        var months = readableMonths(du, au);
        csv.writeRestoration(months, begun(answer, "retablissement", months));
    }

    @GetMapping("/bureau/qualite/avoirs.csv")
    void creditsCsv(
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth du,
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth au,
            HttpServletResponse answer)
            throws IOException {
        var months = readableMonths(du, au);
        csv.writeCredits(months, begun(answer, "avoirs", months));
    }

    /** All there is to say about the availability of one month: what counted, what did not, and why. */
    @GetMapping("/bureau/abonnements/{number}/disponibilite/{month}")
    String month(@PathVariable String number, @PathVariable String month, Model model) {
        try {
            var availability = availabilityInquiry.of(number, YearMonth.parse(month));
            var shown = availability.shares().stream()
                    .limit(MOST_SHARES)
                    .map(OutageShare::outage)
                    .map(outage -> outage.notification())
                    .toList();
            model.addAttribute(
                    "measured",
                    QualityText.month(
                            subscriptions.find(number).orElseThrow(),
                            availability,
                            failures.failuresOf(shown),
                            YearMonth.from(ContractTime.today(clock)),
                            MOST_SHARES));
        } catch (Refusal | DateTimeException notThere) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notThere);
        }
        return "desk/availability";
    }

    private ReportedMonths months(@Nullable YearMonth first, @Nullable YearMonth last) {
        return ReportedMonths.of(first, last, ContractTime.today(clock));
    }

    private ReportedMonths readableMonths(@Nullable YearMonth first, @Nullable YearMonth last) {
        try {
            return months(first, last);
        } catch (Refusal refusal) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, refusal);
        }
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
