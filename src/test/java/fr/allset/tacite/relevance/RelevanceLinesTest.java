package fr.allset.tacite.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.relevance.RelevanceLine.Category;
import fr.allset.tacite.relevance.RelevanceLine.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What holds of the table of relevance, whatever process owners write. */
@Label("The lines of the table of relevance")
class RelevanceLinesTest {

    private static final RelevanceLine MAJOR = line(null, null, true, null, null, null, null, true, "majeure");
    private static final RelevanceLine PAST = line(false, false, null, null, null, null, null, false, "passée");
    private static final RelevanceLine NEWS =
            line(false, null, false, null, null, Category.STAY_INFORMED, null, false, "pour information");
    private static final RelevanceLine ANYTHING = line(null, null, null, null, null, null, null, true, "le reste");

    // ---- laws

    @Property
    void neverFileWhatTheContractWantsAssessed(@ForAll("tables") List<RelevanceLine> written) {
        accepted(written)
                .ifPresent(lines -> RelevanceLines.everything().stream()
                        .filter(facts -> facts.followed() || facts.major() && facts.ahead())
                        .forEach(facts -> assertThat(lines.of(facts).assess())
                                .as("%s", facts)
                                .isTrue()));
    }

    @Property
    void answerByTheFirstLineThatFits(@ForAll("tables") List<RelevanceLine> written) {
        accepted(written)
                .ifPresent(lines -> RelevanceLines.everything()
                        .forEach(facts -> assertThat(lines.of(facts))
                                .isEqualTo(written.stream()
                                        .filter(line -> line.fits(facts))
                                        .findFirst()
                                        .map(line -> new Relevance(line.assess(), line.because()))
                                        .orElse(RelevanceLines.UNFORESEEN))));
    }

    @Property
    void haveNoLineThatAnotherKeepsFromBeingAsked(@ForAll("tables") List<RelevanceLine> written) {
        accepted(written).ifPresent(lines -> {
            for (int later = 1; later < written.size(); later++) {
                for (int earlier = 0; earlier < later; earlier++) {
                    var before = written.get(earlier);
                    var after = written.get(later);
                    assertThat(RelevanceLines.everything()).anyMatch(facts -> after.fits(facts) && !before.fits(facts));
                }
            }
        });
    }

    @Property
    void tellWhatHasBecomeOfThem(
            @ForAll("tables") List<RelevanceLine> one, @ForAll("tables") List<RelevanceLine> other) {
        accepted(one)
                .ifPresent(before -> accepted(other)
                        .ifPresent(
                                after -> assertThat(before.differencesTo(after).isEmpty())
                                        .isEqualTo(before.equals(after))));
    }

    // ---- examples

    @Example
    void sayWhatWasTakenAwayAddedAndMoved() {
        var before = new RelevanceLines(List.of(PAST, MAJOR, NEWS, ANYTHING));
        var after = new RelevanceLines(List.of(MAJOR, PAST, ANYTHING));

        assertThat(before.differencesTo(after))
                .containsExactly(
                        "Ligne 3 retirée\u00a0: pas déjà suivie, pas majeure, catégorie «\u00a0pour"
                                + " information\u00a0»\u00a0: classée («\u00a0pour information\u00a0»)",
                        "Ordre\u00a0: la ligne 2 devient la ligne 1\u00a0: majeure\u00a0: à évaluer («\u00a0majeure\u00a0»)",
                        "Ordre\u00a0: la ligne 1 devient la ligne 2\u00a0: pas déjà suivie, pas à venir\u00a0:"
                                + " classée («\u00a0passée\u00a0»)");
        assertThat(after.differencesTo(before)).first().asString().startsWith("Ligne 3 ajoutée\u00a0: pas déjà suivie");
    }

    @Example
    void areRefusedWithTheLineAtFault() {
        assertThat(refusal()).isEqualTo("relevance-empty lines []");
        assertThat(refusal(Collections.nCopies(51, ANYTHING).toArray(RelevanceLine[]::new)))
                .isEqualTo("relevance-too-many lines [50]");
        assertThat(refusal(MAJOR, because(" "))).isEqualTo("relevance-reason-missing lines[1].because [2]");
        assertThat(refusal(MAJOR, because("x".repeat(301))))
                .isEqualTo("relevance-reason-too-long lines[1].because [2, 300]");
        assertThat(refusal(ANYTHING, MAJOR))
                .as("a line that takes everything is the last")
                .isEqualTo("relevance-never-asked lines[1] [2, 1]");
        assertThat(refusal(MAJOR, PAST, line(null, true, true, null, null, null, null, true, "y")))
                .isEqualTo("relevance-never-asked lines[2] [3, 1]");
        assertThat(refusal(line(null, false, null, null, null, null, null, false, "passée"), ANYTHING))
                .isEqualTo("relevance-files-followed lines[0].assess [1]");
        assertThat(refusal(line(false, null, null, null, null, Category.STAY_INFORMED, null, false, "x"), ANYTHING))
                .isEqualTo("relevance-files-major lines[0].assess [1]");
    }

    private static String refusal(RelevanceLine... lines) {
        var refused = new ArrayList<String>();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new RelevanceLines(List.of(lines)))
                .satisfies(refusal -> refused.add(
                        refusal.code() + " " + refusal.field() + " " + Arrays.toString(refusal.arguments())));
        return refused.get(0);
    }

    private static Optional<RelevanceLines> accepted(List<RelevanceLine> written) {
        try {
            return Optional.of(new RelevanceLines(written));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private static RelevanceLine because(String reason) {
        return line(null, null, null, null, null, null, null, true, reason);
    }

    private static RelevanceLine line(
            @Nullable Boolean followed,
            @Nullable Boolean ahead,
            @Nullable Boolean major,
            @Nullable Boolean retirement,
            @Nullable Boolean actionDate,
            @Nullable Category category,
            @Nullable Severity severity,
            boolean assess,
            String because) {
        return new RelevanceLine(followed, ahead, major, retirement, actionDate, category, severity, assess, because);
    }

    /** Most lines file nothing that the contract wants assessed, so that many tables are accepted. */
    @Provide
    Arbitrary<List<RelevanceLine>> tables() {
        var condition = Arbitraries.of(true, false).injectNull(0.6);
        var line = Builders.withBuilder(() -> new @Nullable Object[9])
                .use(condition)
                .inSetter((it, value) -> it[0] = value)
                .use(condition)
                .inSetter((it, value) -> it[1] = value)
                .use(condition)
                .inSetter((it, value) -> it[2] = value)
                .use(condition)
                .inSetter((it, value) -> it[3] = value)
                .use(condition)
                .inSetter((it, value) -> it[4] = value)
                .use(Arbitraries.of(Category.values()).injectNull(0.7))
                .inSetter((it, value) -> it[5] = value)
                .use(Arbitraries.of(Severity.values()).injectNull(0.7))
                .inSetter((it, value) -> it[6] = value)
                .use(Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)))
                .inSetter((it, value) -> it[7] = value)
                .use(Arbitraries.of("un", "deux", "trois"))
                .inSetter((it, value) -> it[8] = value)
                .build(it -> line(
                        (Boolean) it[0],
                        (Boolean) it[1],
                        (Boolean) it[2],
                        (Boolean) it[3],
                        (Boolean) it[4],
                        (Category) it[5],
                        (Severity) it[6],
                        (Boolean) it[7],
                        (String) it[8]));
        return line.list().ofMinSize(1).ofMaxSize(4);
    }
}
