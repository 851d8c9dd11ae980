package fr.allset.tacite.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.relevance.RelevanceLine.Category;
import fr.allset.tacite.relevance.RelevanceLine.Severity;
import fr.allset.tacite.relevance.RelevanceRequest.Line;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.TaciteTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@TaciteTest
@DisplayName("The table of relevance")
class RelevanceTableTest {

    private static final Line FOLLOWED = line(true, null, null, null, true, "suivie");
    private static final Line MAJOR = line(null, true, true, null, true, "majeure");
    private static final Line REST = line(null, null, null, null, false, "le reste");

    @Autowired
    RelevanceTable table;

    @Autowired
    RepositoryService repository;

    @Autowired
    DecisionService decisions;

    @Autowired
    MovableClock clock;

    // ---- as it comes with Tacite

    @ParameterizedTest(name = "followed {0}, ahead {1}, major {2}, retirement {3}, action date {4}: {5}")
    @CsvSource({
        "true,  false, false, false, false, true", // whoever was told is told on
        "false, false, true,  true,  true,  false", // all of it has passed
        "false, true,  true,  false, false, true", // art. 1
        "false, true,  false, true,  false, true", // a retirement is not always called major
        "false, true,  false, false, true,  true", // something is to be done
        "false, true,  false, false, false, false"
    })
    void asksForWhatTheContractOwesAndProposesWhatItDoesNotName(
            boolean followed, boolean ahead, boolean major, boolean retirement, boolean actionDate, boolean assess) {
        var facts = new ChangeFacts(major, retirement, actionDate, ahead, followed, "planforchange", "normal");

        assertThat(table.of(facts).assess()).isEqualTo(assess);
        assertThat(table.of(facts)).isEqualTo(table.inForce().lines().of(facts));
    }

    @Test
    void isReadAsPlainLinesAndIsTheOneOfThisRelease() {
        assertThat(table.inForce().ofTacite()).isTrue();
        assertThat(table.inForce().lines()).isEqualTo(table.ofThisRelease());
        assertThat(table.inForce().lines().lines()).hasSize(6);
        assertThat(table.changes()).isEmpty();
    }

    // ---- changed

    @Test
    void holdsAtOnceAndCockpitShowsWhoChangedIt() {
        var before = table.inForce();

        int version = table.change(request(FOLLOWED, MAJOR, REST), "pilote");

        assertThat(version).isEqualTo(before.number() + 1);
        assertThat(table.inForce().number()).isEqualTo(version);
        assertThat(table.inForce().ofTacite()).isFalse();
        assertThat(RelevanceRequest.typed(table.inForce().lines())).containsExactly(FOLLOWED, MAJOR, REST);
        assertThat(table.of(new ChangeFacts(false, true, true, true, false, "planforchange", "high")))
                .isEqualTo(new Relevance(false, "le reste"));
        assertThat(table.version(before.number())).contains(before);
        assertThat(table.version(before.number() + 7)).isEmpty();
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("change-relevance")
                .latestVersion()
                .singleResult();
        assertThat(definition.getName()).isEqualTo("Pertinence d'une annonce de Microsoft (article 1)");
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentId(definition.getDeploymentId())
                        .singleResult()
                        .getName())
                .contains("pilote");
        assertThat(decisions
                        .evaluateDecisionTableByKey(
                                "change-relevance",
                                Variables.createVariables()
                                        .putValue("followed", true)
                                        .putValue("ahead", false)
                                        .putValue("major", false)
                                        .putValue("retirement", false)
                                        .putValue("actionDate", false)
                                        .putValue("category", "")
                                        .putValue("severity", ""))
                        .getSingleResult()
                        .<String>getEntry("because"))
                .isEqualTo("suivie");
    }

    @Test
    void keepsWhoChangedItWhenWhyAndHow() {
        var released = table.ofThisRelease();
        var first = clock.instant();
        int one = table.change(request(FOLLOWED, MAJOR, REST), "pilote");
        clock.moveTo(first.plusSeconds(3600));
        int two = table.change(request(MAJOR, FOLLOWED, REST), "autre");

        assertThat(table.changes())
                .extracting(RelevanceChange::version, RelevanceChange::at, RelevanceChange::by, RelevanceChange::reason)
                .containsExactly(tuple(two, clock.instant(), "autre", "essai"), tuple(one, first, "pilote", "essai"));
        assertThat(table.changes().get(0).words()).contains("la ligne 2 devient la ligne 1");
        assertThat(table.changes().get(1).words().lines().filter(words -> words.contains("retirée")))
                .hasSameSizeAs(released.lines());
    }

    @Test
    void canBeTheOneOfThisReleaseAgain() {
        table.change(request(FOLLOWED, MAJOR, REST), "pilote");

        table.change(request(RelevanceRequest.typed(table.ofThisRelease())), "pilote");

        assertThat(table.inForce().lines()).isEqualTo(table.ofThisRelease());
    }

    @Test
    void tellsMessagesApartByTheirSortAndGravity() {
        table.change(
                request(
                        FOLLOWED,
                        MAJOR,
                        line("planforchange", null, true, "prévoir"),
                        line(null, "critical", true, "critique"),
                        line("stayInformed", "HIGH", true, "informé"),
                        REST),
                "pilote");

        assertThat(because("planforchange", "normal")).isEqualTo("prévoir");
        assertThat(because("stayinformed", "critical")).isEqualTo("critique");
        assertThat(because("stayinformed", "high")).isEqualTo("informé");
        assertThat(because("stayinformed", "normal")).isEqualTo("le reste");
        assertThat(because("unknownfuturevalue", "")).isEqualTo("le reste");
    }

    @Test
    void askAPersonAboutWhatNoLineIsAbout() {
        table.change(request(FOLLOWED, MAJOR), "pilote");

        assertThat(table.of(new ChangeFacts(false, false, false, false, false, "", "")))
                .isEqualTo(new Relevance(true, "Aucune ligne de la table ne la concerne."));
    }

    /** Quotes, markup, what the table's language would calculate, letters of all sorts. */
    @Test
    void takesEveryReasonForText() {
        var reasons = List.of(
                "\"",
                "a\" \"b",
                "\" + string(1) + \"",
                "]]>",
                "<b>&amp;</b>",
                "<!-- -->",
                "${1+1}",
                "#{x}",
                "1 = 1 or true",
                "l'été «\u00a0à venir\u00a0» — \u20ac",
                "\ud83d\ude80 日本",
                "x".repeat(300),
                "\"".repeat(300));
        var lines = new ArrayList<Line>(List.of(FOLLOWED, MAJOR));
        for (int i = 0; i < reasons.size(); i++) {
            lines.add(new Line(
                    null,
                    null,
                    i < 9,
                    null,
                    null,
                    Category.values()[i % 3].word(),
                    Severity.values()[i / 3 % 3].word(),
                    true,
                    reasons.get(i)));
        }

        table.change(request(lines), "pilote");

        assertThat(RelevanceRequest.typed(table.inForce().lines())).isEqualTo(lines);
        for (int i = 0; i < reasons.size(); i++) {
            assertThat(table.of(new ChangeFacts(
                                    i < 9,
                                    false,
                                    false,
                                    false,
                                    false,
                                    Category.values()[i % 3].word(),
                                    Severity.values()[i / 3 % 3].word()))
                            .because())
                    .isEqualTo(reasons.get(i));
        }
    }

    @Test
    void putsAReasonOnOneLineWithoutWhatCannotBeRead() {
        table.change(
                request(
                        FOLLOWED,
                        MAJOR,
                        line(null, null, null, null, false, "  a\r\n\tb\u0000\u0007c \ud800 \u202ed  ")),
                "pilote");

        assertThat(because("", "")).isEqualTo("a b c d");
    }

    /** The engine says of every sort of message what the lines say. */
    @Test
    void saysInTheEngineWhatItsLinesSay() {
        var random = new Random(20261124);
        int tables = 0;
        while (tables < 4) {
            var written = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(i -> anyLine(random))
                    .toList();
            RelevanceLines lines;
            try {
                lines = new RelevanceRequest(0, "essai", written).checked();
            } catch (Refusal refused) {
                continue;
            }
            table.change(request(written), "pilote");
            tables++;

            assertThat(table.inForce().lines()).isEqualTo(lines);
            assertThat(RelevanceLines.everything())
                    .filteredOn(some -> random.nextInt(16) == 0)
                    .allSatisfy(
                            facts -> assertThat(table.of(facts)).as("%s", facts).isEqualTo(lines.of(facts)));
        }
    }

    // ---- refused

    @Test
    void isNotChangedWithoutAReasonOrWithALineAtFault() {
        assertThat(refusal(new RelevanceRequest(table.inForce().number(), " ", List.of(FOLLOWED, MAJOR, REST))))
                .isEqualTo("reason-missing reason");
        assertThat(refusal(request())).isEqualTo("relevance-empty lines");
        assertThat(refusal(request(IntStream.range(0, 51)
                        .mapToObj(i -> new Line(null, null, null, null, null, "x", null, null, "x"))
                        .toList())))
                .isEqualTo("relevance-too-many lines");
        assertThat(refusal(request(FOLLOWED, line("surprise", null, true, "x"))))
                .isEqualTo("relevance-word-unknown lines[1].category");
        assertThat(refusal(request(FOLLOWED, line(null, "\"high\"", true, "x"))))
                .isEqualTo("relevance-word-unknown lines[1].severity");
        assertThat(refusal(request(new Line(null, null, null, null, null, null, null, null, "x"))))
                .isEqualTo("relevance-outcome-missing lines[0].assess");
        assertThat(refusal(request(FOLLOWED, line(null, null, null, null, true, null))))
                .isEqualTo("relevance-reason-missing lines[1].because");
        assertThat(refusal(request(FOLLOWED, line(null, null, null, null, true, "x".repeat(301)))))
                .isEqualTo("relevance-reason-too-long lines[1].because");
        assertThat(refusal(request(FOLLOWED, line(null, null, null, null, true, "a\\b"))))
                .isEqualTo("relevance-reason-backslash lines[1].because");
        assertThat(refusal(request(REST))).startsWith("relevance-files-");
        assertThat(refusal(request(RelevanceRequest.typed(table.inForce().lines()))))
                .isEqualTo("relevance-unchanged lines");
        assertThat(table.inForce().ofTacite()).isTrue();
        assertThat(table.changes()).isEmpty();
    }

    @Test
    void isNotWrittenOverWhatSomebodyElseHasChangedMeanwhile() throws Exception {
        var stale = request(FOLLOWED, MAJOR, REST);
        table.change(request(MAJOR, FOLLOWED, REST), "autre");
        assertThat(refusal(stale)).isEqualTo("relevance-changed null");

        for (int round = 0; round < 2; round++) {
            var base = table.inForce().number();
            Callable<?> one = change(base, "un " + round);
            Callable<?> other = change(base, "deux " + round);

            var outcomes = Race.between(round, one, other);

            outcomes.forEach(Race.Outcome::hasSucceededOrWasRefused);
            assertThat(outcomes.stream().filter(Race.Outcome::succeeded)).hasSize(1);
            assertThat(table.inForce().number()).isEqualTo(base + 1);
            assertThat(table.changes()).hasSize(round + 2);
        }
    }

    private Callable<?> change(int version, String reason) {
        return () -> table.change(
                new RelevanceRequest(
                        version, "essai", List.of(FOLLOWED, MAJOR, line(null, null, null, null, false, reason))),
                "pilote");
    }

    // ----

    private String refusal(RelevanceRequest request) {
        var refused = new ArrayList<String>();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> table.change(request, "pilote"))
                .satisfies(refusal -> refused.add(refusal.code() + " " + refusal.field()));
        return refused.get(0);
    }

    private String because(String category, String severity) {
        return table.of(new ChangeFacts(false, false, false, false, false, category, severity))
                .because();
    }

    private RelevanceRequest request(Line... lines) {
        return request(List.of(lines));
    }

    private RelevanceRequest request(List<Line> lines) {
        return new RelevanceRequest(table.inForce().number(), "essai", lines);
    }

    private static Line line(
            @Nullable Boolean followed,
            @Nullable Boolean ahead,
            @Nullable Boolean major,
            @Nullable Boolean retirement,
            boolean assess,
            @Nullable String because) {
        return new Line(followed, ahead, major, retirement, null, null, null, assess, because);
    }

    private static Line line(@Nullable String category, @Nullable String severity, boolean assess, String because) {
        return new Line(null, null, null, null, null, category, severity, assess, because);
    }

    private static Line anyLine(Random random) {
        var conditions = IntStream.range(0, 5)
                .mapToObj(i -> random.nextInt(5) < 3 ? "" : String.valueOf(random.nextBoolean()))
                .toList();
        var values = conditions.stream()
                .map(text -> text.isEmpty() ? null : Boolean.valueOf(text))
                .toArray(Boolean[]::new);
        var category = Stream.of(Category.values())
                .map(Category::word)
                .skip(random.nextInt(9))
                .findFirst()
                .orElse(null);
        var severity = Stream.of(Severity.values())
                .map(Severity::word)
                .skip(random.nextInt(9))
                .findFirst()
                .orElse(null);
        return new Line(
                values[0],
                values[1],
                values[2],
                values[3],
                values[4],
                category,
                severity,
                random.nextInt(4) > 0,
                "motif " + Objects.hash(conditions, category, severity) + " \"<&' " + random.nextInt());
    }
}
