package fr.allset.tacite.failure.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.FailureOrigin;
import fr.allset.tacite.testing.TaciteTest;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The table that proposes a cause, as the engine evaluates it: each finding has one answer, and no more. */
@TaciteTest
@DisplayName("The cause of a failure that is proposed")
class FailureCauseTest {

    @Autowired
    DecisionService decisions;

    @ParameterizedTest(name = "{0}, client waited for: {1}, during maintenance: {2}: {3}")
    @CsvSource({
        "microsoft,         false, false, covered", // the Service itself
        "microsoft,         false, true,  covered",
        "microsoft,         true,  false, vi", // for the times of waiting
        "microsoft,         true,  true,  vi",
        "reseller,          false, false, covered",
        "reseller,          false, true,  covered",
        "reseller,          true,  false, vi",
        "reseller,          true,  true,  vi",
        "foreign_equipment, false, false, i",
        "foreign_equipment, false, true,  i",
        "foreign_equipment, true,  false, i",
        "foreign_equipment, true,  true,  i",
        "customer,          false, false, ii",
        "customer,          false, true,  ii",
        "customer,          true,  false, ii",
        "customer,          true,  true,  ii",
        "maintenance,       false, false, covered", // nobody has planned it
        "maintenance,       false, true,  iii",
        "maintenance,       true,  false, vi",
        "maintenance,       true,  true,  iii",
        "traffic,           false, false, iv",
        "traffic,           false, true,  iv",
        "traffic,           true,  false, iv",
        "traffic,           true,  true,  iv",
        "telecom,           false, false, v",
        "telecom,           false, true,  v",
        "telecom,           true,  false, v",
        "telecom,           true,  true,  v",
        "unknown,           false, false, covered", // an exception is for whoever invokes it to prove
        "unknown,           false, true,  iii",
        "unknown,           true,  false, vi",
        "unknown,           true,  true,  iii"
    })
    void followsFromWhatWasFound(String origin, boolean waited, boolean maintenance, String cause) {
        var proposed = proposal(origin, waited, maintenance);

        assertThat(proposed.get("proposedCause")).isEqualTo(cause);
    }

    /** The engine itself refuses two rules that fit; this finds a finding that none fits. */
    @ParameterizedTest(name = "{0}, client waited for: {1}, during maintenance: {2}")
    @MethodSource("findings")
    void isOneThatAPersonCanReadAndTake(FailureOrigin origin, boolean waited, boolean maintenance) {
        var proposed = proposal(origin.code(), waited, maintenance);

        var cause = String.valueOf(proposed.get("proposedCause"));
        assertThat(cause.equals("covered") || ExcusableEvent.of(cause).isPresent())
                .as(cause)
                .isTrue();
        assertThat(proposed.get("proposedCauseText"))
                .asString()
                .startsWith(
                        cause.equals("covered") || cause.equals("vi")
                                ? "Couverte par l'objectif"
                                : "Evénement Excusable (" + cause + ")");
    }

    static Stream<Object[]> findings() {
        return Arrays.stream(FailureOrigin.values())
                .flatMap(origin -> Stream.of(true, false)
                        .flatMap(waited ->
                                Stream.of(true, false).map(maintenance -> new Object[] {origin, waited, maintenance})));
    }

    private Map<String, Object> proposal(String origin, boolean waited, boolean maintenance) {
        return decisions
                .evaluateDecisionByKey("failure-cause")
                .variables(Map.of("origin", origin, "waitedForClient", waited, "duringMaintenance", maintenance))
                .evaluate()
                .getSingleResult()
                .getEntryMap();
    }
}
