package fr.allset.tacite.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.allset.tacite.engine.DecisionTables.Row;
import fr.allset.tacite.testing.TaciteTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.transaction.support.TransactionTemplate;

@TaciteTest
@DisplayName("A decision table that people keep")
class DecisionTablesTest {

    private static final String KEY = "change-relevance";
    private static final Row EVERYTHING =
            new Row("tout", List.of("", "", "", "", "", "", ""), List.of("true", "\"tout\""));
    private static final Map<String, Object> FACTS = Map.of(
            "followed",
            false,
            "ahead",
            true,
            "major",
            false,
            "retirement",
            false,
            "actionDate",
            false,
            "category",
            "",
            "severity",
            "");

    @Autowired
    DecisionTables tables;

    @Autowired
    ProcessDeployment deployment;

    @Autowired
    RepositoryService repository;

    @Autowired
    TransactionTemplate transaction;

    private Set<String> deployedBefore = Set.of();

    @BeforeEach
    void whatIsDeployed() {
        deployedBefore = ids();
    }

    @AfterEach
    void takeTheReleasesAway() {
        ids().stream().filter(id -> !deployedBefore.contains(id)).forEach(id -> repository.deleteDeployment(id, true));
    }

    private Set<String> ids() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .collect(Collectors.toSet());
    }

    // ---- restarts and releases

    @Test
    void outlivesARestart() {
        int version = change();

        deployment.prepare();

        assertThat(tables.inForce(KEY).number()).isEqualTo(version);
        assertThat(tables.inForce(KEY).rows()).containsExactly(EVERYTHING);
        assertThat(tables.evaluate(KEY, FACTS)).isEqualTo(Map.of("assess", true, "because", "tout"));
    }

    @Test
    void isNotDeployedAgainByARestartEither() {
        int version = tables.inForce(KEY).number();
        var deployed = ids();

        deployment.prepare();

        assertThat(tables.inForce(KEY).number()).isEqualTo(version);
        assertThat(ids()).isEqualTo(deployed);
    }

    @Test
    void outlivesAReleaseThatBringsAnotherTableAndOtherForms() {
        change();

        release();

        assertThat(tables.inForce(KEY).rows()).containsExactly(EVERYTHING);
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(KEY)
                        .list())
                .noneMatch(version -> repository
                        .getDmnModelInstance(version.getId())
                        .getDocument()
                        .toString()
                        .contains("tard"));
        assertThat(ids()).as("the forms are there").hasSize(deployedBefore.size() + 2);
    }

    @Test
    void followsAReleaseAsLongAsNobodyHasChangedIt() {
        var before = tables.inForce(KEY);

        release();

        assertThat(tables.inForce(KEY).number()).isEqualTo(before.number() + 1);
        assertThat(tables.inForce(KEY).ofTacite()).isTrue();
        assertThat(tables.evaluate(KEY, FACTS).get("because")).isEqualTo("Classée pour plus tard.");
    }

    /** Another word in the table, another in a form. */
    private void release() {
        new ProcessDeployment(repository, tables, new PathMatchingResourcePatternResolver() {

                    @Override
                    public Resource[] getResources(String pattern) throws IOException {
                        var found = super.getResources(pattern);
                        for (int i = 0; i < found.length; i++) {
                            var name = found[i].getFilename();
                            if ("change-relevance.dmn".equals(name)) {
                                found[i] = other(
                                        found[i],
                                        "Classée : ni majeure, ni retrait, ni date limite d'action.",
                                        "Classée pour plus tard.");
                            } else if ("classify-service-name.form".equals(name)) {
                                found[i] = other(found[i], "Toute la suite", "Tout");
                            }
                        }
                        return found;
                    }
                })
                .prepare();
    }

    private static Resource other(Resource resource, String old, String now) throws IOException {
        var text = resource.getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        return new ByteArrayResource(text.replace(old, now).getBytes(StandardCharsets.UTF_8)) {

            @Override
            public String getFilename() {
                return resource.getFilename();
            }
        };
    }

    // ---- no code from people

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not(\"x\")",
                "1 + 1",
                "> 3",
                "\"a\" + \"b\"",
                "\"a\"\"",
                "\"\\\"",
                "\"\\n\"",
                "\"\\\\\"",
                "string(1)",
                "true or false",
                " true",
                "\"a\nb\"",
                "null",
                "-",
                "${x}",
                "\"a\", \"b\""
            })
    void isMadeOfPlainValuesAlone(String cell) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        deploy(KEY, new Row("x", List.of("", "", "", "", "", "", cell), List.of("true", "\"x\""))));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> deploy(KEY, new Row("x", List.of("", "", "", "", "", "", ""), List.of("true", cell))));
        assertThat(tables.inForce(KEY).ofTacite()).isTrue();
    }

    @Test
    void hasTheColumnsThatItCameWith() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deploy(KEY, new Row("x", List.of(""), List.of("true", "\"x\""))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deploy(KEY, new Row("x", EVERYTHING.inputs(), List.of("true"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure-cause", "credit-tiers", "../application.yml", "unknown"})
    void isOneOfThoseThatPeopleMayChange(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> deploy(key, EVERYTHING));
        assertThatIllegalArgumentException().isThrownBy(() -> tables.tryOut(key, List.of(EVERYTHING), List.of(FACTS)));
    }

    private int change() {
        return deploy(KEY, EVERYTHING);
    }

    private int deploy(String key, Row row) {
        return transaction.execute(atOnce -> tables.deploy(key, List.of(row), "pilote"));
    }
}
