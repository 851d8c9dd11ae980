package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.Outage;
import fr.allset.tacite.availability.ServiceTime;
import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.NotificationChannel.Source;
import fr.allset.tacite.failure.RestorationObjective;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.servicecredit.IssuedCredit;
import fr.allset.tacite.servicecredit.MonthlyFees;
import fr.allset.tacite.servicecredit.ServiceCredit;
import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.termination.EarlyTerminationFee;
import fr.allset.tacite.termination.EarlyTerminationFeeLine;
import fr.allset.tacite.termination.EarlyTerminationFees;
import fr.allset.tacite.termination.SiteTermination;
import fr.allset.tacite.termination.TerminationCause;
import fr.allset.tacite.termination.Waiver;
import fr.allset.tacite.terms.QualityReadings;
import fr.allset.tacite.terms.Readings;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * The rules against worked cases: those of {@code src/test/resources/cases} and, with {@code -Dcases.dir=DIR}, every
 * {@code *.json} of that directory as well.
 */
@DisplayName("The contract's worked cases")
class ContractCasesTest {

    /** What a rule answers to the input of a case, as maps, lists and plain values named like {@code expected}. */
    @FunctionalInterface
    interface Rule {
        Object answer(JsonNode input, Map<String, String> readings);
    }

    private static final Path OWN_CASES = Path.of("src/test/resources/cases");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Terms TERMS = TermsCatalogue.load().byVersion("CP-O365-1");

    private static final Map<String, Rule> RULES = Map.of(
            "period", ContractCasesTest::period,
            "termination",
                    (input, readings) -> described(EarlyTerminationFee.owedBy(termination(input), terms(readings))),
            "termination_multi", ContractCasesTest::terminationOfSeveralSites,
            "availability",
                    (input, readings) -> described(availability(input, month(input, "month"), quality(readings))),
            "credit", (input, readings) -> described(credit(input, quality(readings))),
            "credit_series", ContractCasesTest::creditSeries,
            "restoration", ContractCasesTest::restoration);

    /** A case may name readings of the other article, without effect. */
    private static final Set<String> READINGS_OF_ARTICLE_3 =
            QualityReadings.defaults().asMap().keySet();

    private static final Set<String> READINGS_OF_ARTICLE_5 =
            Readings.defaults().asMap().keySet();

    @TestFactory
    Stream<DynamicContainer> hold() {
        var given = System.getProperty("cases.dir", "").strip();
        var own = containers(OWN_CASES);
        return given.isEmpty() ? own.stream() : Stream.concat(own.stream(), containers(Path.of(given)).stream());
    }

    @Test
    void areComparedFieldByField() throws IOException {
        var actual = JSON.readTree("{\"a\": \"12.000000\", \"b\": [{\"c\": \"x\", \"more\": 1}], \"d\": null}");

        assertThat(differences("{\"a\": 12, \"b\": [{\"c\": \"x\"}], \"d\": null}", actual))
                .isEmpty();
        assertThat(differences("{\"a\": \"12.01\"}", actual))
                .containsExactly("a: expected \"12.01\" but was \"12.000000\"");
        assertThat(differences("{\"b\": []}", actual)).containsExactly("b: expected 0 elements but was 1");
        assertThat(differences("{\"b\": [{\"c\": \"y\"}]}", actual))
                .containsExactly("b[0].c: expected \"y\" but was \"x\"");
        assertThat(differences("{\"e\": null}", actual)).containsExactly("e: expected null but was missing");
    }

    private static List<String> differences(String expected, JsonNode actual) throws IOException {
        var differences = new ArrayList<String>();
        compare("", JSON.readTree(expected), actual, differences);
        return differences;
    }

    // the files

    private static List<DynamicContainer> containers(Path directory) {
        try (var files = Files.list(directory)) {
            var containers = files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .filter(file -> !cases(file).isEmpty())
                    .map(file -> dynamicContainer(
                            file.getFileName().toString(), cases(file).stream().map(ContractCasesTest::test)))
                    .toList();
            assertThat(containers).as("cases in %s", directory.toAbsolutePath()).isNotEmpty();
            return containers;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot list the cases in " + directory.toAbsolutePath(), unreadable);
        }
    }

    private static List<JsonNode> cases(Path file) {
        try {
            var content = JSON.readTree(Files.readString(file));
            return content.isArray()
                    ? StreamSupport.stream(content.spliterator(), false).toList()
                    : content.isObject() ? List.of(content) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the cases in " + file, unreadable);
        }
    }

    private static DynamicTest test(JsonNode theCase) {
        var id = theCase.path("id").asText("(no id)");
        return dynamicTest(id + ": " + theCase.path("why").asText(""), () -> {
            var kind = theCase.path("kind").asText("");
            var rule = RULES.get(kind);
            if (rule == null) {
                throw new TestAbortedException("No rule yet for cases of kind '" + kind + "' (" + id + ")");
            }
            var actual =
                    JSON.<JsonNode>valueToTree(rule.answer(theCase.path("input"), readings(theCase.path("readings"))));
            var differences = new ArrayList<String>();
            assertThat(theCase.path("expected").isObject())
                    .as("%s has expectations", id)
                    .isTrue();
            compare("", theCase.path("expected"), actual, differences);
            assertThat(differences).as("%s%nactual: %s", theCase, actual).isEmpty();
        });
    }

    // the comparison

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject() && actual.isObject()) {
            expected.properties()
                    .forEach(field -> compare(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            field.getValue(),
                            actual.path(field.getKey()),
                            differences));
        } else if (expected.isArray() && actual.isArray()) {
            if (expected.size() != actual.size()) {
                differences.add(path + ": expected " + expected.size() + " elements but was " + actual.size());
            }
            for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
                compare(path + "[" + i + "]", expected.get(i), actual.get(i), differences);
            }
        } else if (!sameValue(expected, actual)) {
            differences.add(
                    path + ": expected " + expected + " but was " + (actual.isMissingNode() ? "missing" : actual));
        }
    }

    private static boolean sameValue(JsonNode expected, JsonNode actual) {
        var expectedNumber = number(expected);
        var actualNumber = number(actual);
        return expectedNumber != null && actualNumber != null
                ? expectedNumber.compareTo(actualNumber) == 0
                : expected.equals(actual);
    }

    private static BigDecimal number(JsonNode node) {
        try {
            return node.isNumber() || node.isTextual() ? new BigDecimal(node.asText()) : null;
        } catch (NumberFormatException words) {
            return null;
        }
    }

    private static Map<String, String> readings(JsonNode node) {
        var readings = new LinkedHashMap<String, String>();
        node.properties()
                .forEach(reading ->
                        readings.put(reading.getKey(), reading.getValue().asText()));
        return readings;
    }

    // article 5

    private static Terms terms(Map<String, String> readings) {
        var ofArticle5 = new LinkedHashMap<>(readings);
        ofArticle5.keySet().removeAll(READINGS_OF_ARTICLE_3);
        return TERMS.with(Readings.of(ofArticle5));
    }

    private static Map<String, Object> period(JsonNode input, Map<String, String> readings) {
        terms(readings);
        var calendar = calendar(input);
        var at = date(input, "at");
        var answer = new LinkedHashMap<String, Object>();
        answer.put("phase", "before_start");
        answer.put("renewalIndex", 0);
        answer.put("firstYearLastDay", calendar.firstYearEnd().minusDays(1));
        answer.put("initialLastDay", calendar.initialPeriod().lastDay());
        calendar.periodOn(at).ifPresent(period -> {
            int month = period.monthIndexOf(at);
            answer.put("phase", period.kind().name().toLowerCase(Locale.ROOT));
            answer.put("renewalIndex", period.renewalIndex());
            answer.put("periodFirstDay", period.firstDay());
            answer.put("periodLastDay", period.lastDay());
            answer.put("monthIndex", month);
            answer.put("monthFirstDay", period.monthFirstDay(month));
            answer.put("monthLastDay", period.monthLastDay(month));
            answer.put("monthStarts", period.monthStarts());
        });
        return answer;
    }

    private static Map<String, Object> terminationOfSeveralSites(JsonNode input, Map<String, String> readings) {
        var terminations = StreamSupport.stream(input.required("sites").spliterator(), false)
                .map(ContractCasesTest::termination)
                .toList();
        var fees = EarlyTerminationFees.owedBy(terminations, terms(readings));
        return Map.of(
                "sites",
                fees.sites().stream().map(ContractCasesTest::described).toList(),
                "total",
                fees.total().toString());
    }

    private static SiteTermination termination(JsonNode input) {
        return new SiteTermination(
                input.path("site").asText(""),
                calendar(input),
                schedule(input.required("fixedFees")),
                date(input, "effectiveDate"),
                TerminationCause.of(input.path("cause").asText("client")),
                input.hasNonNull("nonRenewedFrom") ? date(input, "nonRenewedFrom") : null,
                null,
                null);
    }

    private static ContractCalendar calendar(JsonNode input) {
        return new ContractCalendar(
                date(input, "serviceStartDate"), input.required("initialMonths").asInt());
    }

    private static FixedFeeSchedule schedule(JsonNode fees) {
        return FixedFeeSchedule.of(StreamSupport.stream(fees.spliterator(), false)
                .map(fee -> new FixedFee(
                        date(fee, "from"), Euros.of(fee.required("amount").asText())))
                .toList());
    }

    // article 3

    private static ServiceQuality quality(Map<String, String> readings) {
        var ofArticle3 = new LinkedHashMap<>(readings);
        ofArticle3.keySet().removeAll(READINGS_OF_ARTICLE_5);
        return TERMS.serviceQuality().with(QualityReadings.of(ofArticle3));
    }

    private static Availability availability(JsonNode input, YearMonth month, ServiceQuality quality) {
        var service = input.required("service");
        var outages = StreamSupport.stream(input.required("outages").spliterator(), false)
                .map(ContractCasesTest::outage)
                .toList();
        return Availability.of(
                new ServiceTime(date(service, "start"), service.hasNonNull("end") ? date(service, "end") : null),
                month,
                outages,
                quality);
    }

    private static Outage outage(JsonNode outage) {
        return new Outage(
                outage.required("id").asText(),
                instant(outage, "notifiedAt"),
                instant(outage, "startedAt"),
                instant(outage, "restoredAt"),
                Source.valueOf(outage.path("source").asText("client").toUpperCase(Locale.ROOT)),
                outage.hasNonNull("excusable")
                        ? ExcusableEvent.of(outage.path("excusable").asText()).orElseThrow()
                        : null,
                Objects.requireNonNull(instant(outage, "notifiedAt")),
                outage.path("impact").asText("total").equals("partial"));
    }

    private static Map<String, Object> described(Availability availability) {
        return availability.hasService()
                ? Map.of(
                        "status",
                        "ok",
                        "monthSeconds",
                        availability.baseSeconds(),
                        "baseSeconds",
                        availability.baseSeconds(),
                        "downtimeSeconds",
                        availability.downtimeSeconds(),
                        "excusableSeconds",
                        availability.excusableSeconds(),
                        "availabilityPct",
                        availability.percent().toPlainString(),
                        "objectiveMet",
                        availability.objectiveMet(),
                        "tierPercent",
                        availability.tierPercent())
                : Map.of("status", "no_service");
    }

    private static ServiceCredit credit(JsonNode input, ServiceQuality quality) {
        return ServiceCredit.of(
                availability(input, month(input, "month"), quality),
                fees(input),
                input.hasNonNull("requestDate") ? date(input, "requestDate") : null,
                input.hasNonNull("issueDate") ? date(input, "issueDate") : null,
                issued(input, quality));
    }

    private static Map<String, Object> creditSeries(JsonNode input, Map<String, String> readings) {
        var quality = quality(readings);
        var issued = new ArrayList<>(issued(input, quality));
        var months = new ArrayList<Map<String, Object>>();
        var total = Euros.ZERO;
        var lost = Euros.ZERO;
        for (var request : StreamSupport.stream(input.required("requests").spliterator(), false)
                .sorted(Comparator.comparing(
                        request -> request.path("issueDate").asText("")))
                .toList()) {
            var issuedOn = request.hasNonNull("issueDate") ? date(request, "issueDate") : null;
            var credit = ServiceCredit.of(
                    availability(input, month(request, "month"), quality),
                    fees(input),
                    request.hasNonNull("requestDate") ? date(request, "requestDate") : null,
                    issuedOn,
                    issued);
            if (credit.isFounded()) {
                issued.add(new IssuedCredit(
                        quality.readings().capKey().day(Objects.requireNonNull(issuedOn), month(request, "month")),
                        credit.credit()));
            }
            var described = new LinkedHashMap<>(described(credit));
            described.put("issueDate", issuedOn);
            months.add(described);
            total = total.plus(credit.credit());
            lost = lost.plus(credit.residualLost());
        }
        return Map.of("months", months, "total", total.toString(), "residualLost", lost.toString());
    }

    private static MonthlyFees fees(JsonNode input) {
        return new MonthlyFees(byMonth(input.path("fixed")), byMonth(input.path("usage")));
    }

    private static Map<YearMonth, Euros> byMonth(JsonNode amounts) {
        var byMonth = new LinkedHashMap<YearMonth, Euros>();
        amounts.properties()
                .forEach(amount -> byMonth.put(
                        YearMonth.parse(amount.getKey()),
                        Euros.of(amount.getValue().asText())));
        return byMonth;
    }

    private static List<IssuedCredit> issued(JsonNode input, ServiceQuality quality) {
        return StreamSupport.stream(input.path("priorCredits").spliterator(), false)
                .map(credit -> new IssuedCredit(
                        quality.readings().capKey().day(date(credit, "issueDate"), month(credit, "failureMonth")),
                        Euros.of(credit.required("amount").asText())))
                .toList();
    }

    private static Map<String, Object> described(ServiceCredit credit) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("month", credit.month().toString());
        answer.put("availability", described(credit.availability()));
        answer.put("fixedFees", credit.fixedFees().toString());
        answer.put("usageAverage", credit.usageAverage().toPlainString());
        answer.put("base", credit.base().toPlainString());
        answer.put("tierPercent", credit.tierPercent());
        answer.put("gross", credit.gross().toString());
        answer.put("cap", credit.cap().toString());
        answer.put("alreadyInWindow", credit.alreadyInWindow().toString());
        answer.put("credit", credit.credit().toString());
        answer.put("residualLost", credit.residualLost().toString());
        answer.put("reason", credit.reason().name().toLowerCase(Locale.ROOT));
        return answer;
    }

    private static Map<String, Object> restoration(JsonNode input, Map<String, String> readings) {
        var quality = quality(readings);
        var objective = input.required("target").asText().equals("equipment")
                ? RestorationObjective.ofEquipment(
                        Objects.requireNonNull(instant(input, "foundAt")),
                        input.path("warranty").asBoolean(),
                        quality)
                : RestorationObjective.ofService(Objects.requireNonNull(instant(input, "notifiedAt")), quality);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("hours", objective.hours());
        answer.put("clock", objective.clock().value());
        answer.put(
                "deadline",
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX")
                        .format(objective.deadline().atZone(ContractTime.ZONE)));
        answer.put("met", objective.isMetBy(instant(input, "restoredAt")).orElse(null));
        answer.put("penalty", "0.00");
        return answer;
    }

    private static @Nullable Instant instant(JsonNode node, String field) {
        return node.hasNonNull(field)
                ? OffsetDateTime.parse(node.path(field).asText()).toInstant()
                : null;
    }

    private static YearMonth month(JsonNode node, String field) {
        return YearMonth.parse(node.required(field).asText());
    }

    private static LocalDate date(JsonNode node, String field) {
        return LocalDate.parse(node.required(field).asText());
    }

    private static Map<String, Object> described(EarlyTerminationFee fee) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("site", fee.site());
        answer.put("phase", fee.phase().code());
        answer.put("renewalIndex", fee.renewalIndex());
        answer.put(
                "lines", fee.lines().stream().map(ContractCasesTest::described).toList());
        answer.put("total", fee.total().toString());
        answer.put("waived", fee.waived().map(Waiver::code).orElse(null));
        return answer;
    }

    private static Map<String, Object> described(EarlyTerminationFeeLine line) {
        return Map.of(
                "clause",
                line.clause().code(),
                "from",
                line.from(),
                "to",
                line.to(),
                "months",
                line.months().toPlainString(),
                "ratePercent",
                line.ratePercent(),
                "amount",
                line.amount().toString(),
                "monthlyFee",
                line.monthlyFee().map(Euros::toString).orElse(""));
    }
}
