package fr.allset.tacite.servicecredit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.process.Variables;
import fr.allset.tacite.servicecredit.CreditCalculation;
import fr.allset.tacite.servicecredit.MonthlyFees;
import fr.allset.tacite.servicecredit.ServiceCredit;
import fr.allset.tacite.terms.QualityReadings;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The table that the engine evaluates and process owners read, against the terms that the amount is calculated from. */
@Label("The table credit-tiers")
class CreditTiersTest {

    private static final DmnModelInstance MODEL =
            Dmn.readModelFromFile(Path.of("processes", "credit-tiers.dmn").toFile());
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision TABLE = ENGINE.parseDecision("credit-tiers", MODEL);
    private static final TermsCatalogue CATALOGUE = TermsCatalogue.load();

    /** Months of 28, 29, 30 and 31 days, and those of the changes of time. In one the service ran for a day, an hour, a second. */
    private static final List<Long> SERVICE_TIMES = Stream.concat(
                    Stream.of("2027-02", "2028-02", "2027-04", "2027-05", "2027-03", "2027-10")
                            .map(YearMonth::parse)
                            .map(CreditTiersTest::seconds),
                    Stream.of(86_400L, 23 * 3600L, 3600L, 100L, 1L))
            .toList();

    private static final int AROUND = 60;

    @Example
    void grantsWhatTheTermsGrantAtEverySecondAroundEachLimit() {
        for (var terms : CATALOGUE.versions()) {
            for (var quality : readings(terms)) {
                for (long base : SERVICE_TIMES) {
                    LongStream.of(1, 2, 3)
                            .map(percent -> base * percent / 100)
                            .flatMap(limit -> LongStream.rangeClosed(limit - AROUND, limit + AROUND))
                            .filter(downtime -> downtime >= 0 && downtime <= base)
                            .distinct()
                            .forEach(downtime -> agrees(terms.version(), quality, base, downtime));
                }
            }
        }
    }

    @Property(tries = 2000)
    void grantsWhatTheTermsGrantForAnyDowntime(
            @ForAll @LongRange(min = 1, max = 2_682_000) long base,
            @ForAll @LongRange(min = 0, max = 1_000_000) long millionths) {
        for (var terms : CATALOGUE.versions()) {
            for (var quality : readings(terms)) {
                agrees(terms.version(), quality, base, base * millionths / 1_000_000);
            }
        }
    }

    /** Nearly all of a month is available, so that most downtimes of the property above are far from any limit. */
    @Property(tries = 2000)
    void grantsWhatTheTermsGrantForAnyDowntimeUpToFivePercent(
            @ForAll @LongRange(min = 1, max = 2_682_000) long base,
            @ForAll @LongRange(min = 0, max = 50_000) long millionths) {
        grantsWhatTheTermsGrantForAnyDowntime(base, millionths);
    }

    @Example
    void namesTheVersionsOfTheCatalogueAndNoOther() {
        var named = MODEL.getModelElementsByType(Rule.class).stream()
                .map(rule -> rule.getInputEntries()
                        .iterator()
                        .next()
                        .getTextContent()
                        .strip())
                .distinct()
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(CATALOGUE.versions().stream()
                        .map(terms -> '"' + terms.version() + '"')
                        .toList());
    }

    @Example
    void saysOfEachLineWhichWordsOfTheContractItIs() {
        assertThat(MODEL.getModelElementsByType(Rule.class))
                .allSatisfy(rule -> assertThat(rule.getDescription().getTextContent())
                        .containsAnyOf(
                                "« au moins 99% du temps »", "« De 98 à 99% »", "« De 97 à 98% »", "« Moins de 97% »"));
    }

    @Example
    void holdsTheReviewBackWhenItSaysOtherwiseThanTheTerms() {
        assertThatCode(() -> CreditTiers.requireAgreement(20, 20)).doesNotThrowAnyException();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> CreditTiers.requireAgreement(5, 20))
                .withMessage("credit-tiers grants 5 % where the terms grant 20 %");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> CreditTiers.requireAgreement(null, 20));
    }

    private static void agrees(String version, ServiceQuality quality, long base, long downtime) {
        var month = YearMonth.of(2027, 4);
        var availability = new Availability(month, base, downtime, 0, Instant.EPOCH, List.of(), quality);
        var day = LocalDate.of(2027, 5, 3);
        var calculation = new CreditCalculation(
                new MonthlyFees(Map.of(), Map.of()),
                ServiceCredit.of(availability, new MonthlyFees(Map.of(), Map.of()), day, day, List.of()),
                day,
                List.of());

        var answer = ENGINE.evaluateDecisionTable(TABLE, Variables.of(CreditTiers.Question.of(version, calculation)));

        assertThat(answer.<Integer>getSingleEntry())
                .as(
                        "%d s of %d s, at98 %s",
                        downtime, base, quality.readings().at98().value())
                .isEqualTo(availability.tierPercent());
    }

    private static List<ServiceQuality> readings(Terms terms) {
        return Stream.of("5", "10")
                .map(at98 -> terms.serviceQuality().with(QualityReadings.of(Map.of("at98", at98))))
                .toList();
    }

    private static long seconds(YearMonth month) {
        var zone = ContractTime.ZONE;
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toEpochSecond()
                - month.atDay(1).atStartOfDay(zone).toEpochSecond();
    }
}
