package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.availability.OutageShare;
import fr.allset.tacite.termination.Clause;
import fr.allset.tacite.termination.Waiver;
import fr.allset.tacite.terms.BegunMonth;
import fr.allset.tacite.terms.CapBase;
import fr.allset.tacite.terms.CivilMonthProration;
import fr.allset.tacite.typography.Language;
import fr.allset.tacite.typography.Phrasebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sentences that explain an amount or tell the staff")
class ExplanationsTest {

    private static final Pattern KEY = Pattern.compile("\"((?:explanation|staff)\\.[\\w.-]*)\"");

    private static final Set<String> SENTENCES = Phrasebook.in(Language.FRENCH).keys().stream()
            .filter(key -> key.startsWith("explanation.") || key.startsWith("staff."))
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void areAllWrittenAndAllSaid() throws IOException {
        var said = said();

        assertThat(said.stream().filter(key -> !key.endsWith("."))).isSubsetOf(SENTENCES);
        assertThat(SENTENCES)
                .allSatisfy(key -> assertThat(said)
                        .anyMatch(each -> each.equals(key) || each.endsWith(".") && key.startsWith(each)));
    }

    @Test
    void knowEachValueThatChoosesOne() {
        assertThat(SENTENCES)
                .containsAll(keys("explanation.begun-month.", BegunMonth.values()))
                .containsAll(keys("explanation.civil-month.", CivilMonthProration.values()))
                .containsAll(keys("explanation.credit.cap-base.", CapBase.values()))
                .containsAll(keys("explanation.fee-line.where.", Clause.values()))
                .containsAll(keys("explanation.outage.", OutageShare.Verdict.values()))
                .containsAll(Arrays.stream(Waiver.values())
                        .map(waiver -> "explanation.waiver." + waiver.code())
                        .toList());
    }

    private static Set<String> said() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var said = new TreeSet<String>();
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(key -> said.add(key.group(1)));
            }
            said.remove("explanation.");
            return said;
        }
    }

    private static Set<String> keys(String prefix, Enum<?>... values) {
        return Stream.of(values).map(value -> prefix + value.name()).collect(Collectors.toSet());
    }
}
