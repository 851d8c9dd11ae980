package fr.allset.tacite.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    private static final String WHERE = "process early-termination:1:7, activity ApplyReviewDecision";

    private record Answer(
            @Nullable String reason,
            boolean ticked,
            @Nullable LocalDate day,
            @Nullable Instant at) {}

    private record Kept(String number, int part, Instant until) {}

    @Test
    void anAnswerIsReadByTheNamesOfItsFields() {
        var answer = read(
                Answer.class,
                Map.of("reason", "Faute", "ticked", true, "day", "2027-03-15", "at", "2027-03-15T10:00+01:00"));

        assertThat(answer)
                .isEqualTo(new Answer("Faute", true, LocalDate.of(2027, 3, 15), Instant.parse("2027-03-15T09:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void whatWasLeftBlankIsMissing(String blank) {
        assertThat(read(Answer.class, Map.of("reason", blank, "day", blank)))
                .isEqualTo(new Answer(null, false, null, null));
    }

    @Test
    void aDayThatIsNoneIsRefusedWithItsField() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(Answer.class, Map.of("day", "31/02/2027")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("day-unreadable");
                    assertThat(refusal.field()).isEqualTo("day");
                });
    }

    @Test
    void whatAStepNeedsAndDoesNotFindIsNamed() {
        assertThatThrownBy(() -> read(Kept.class, Map.of("number", "RE-2026-000001")))
                .isInstanceOf(UnexpectedVariable.class)
                .hasMessage(WHERE + ": the variable part should be int and is missing");
    }

    @Test
    void whatIsOfAnotherTypeIsNamed() {
        assertThatThrownBy(() -> read(Kept.class, Map.of("number", 12)))
                .isInstanceOf(UnexpectedVariable.class)
                .hasMessage(WHERE + ": the variable number should be String and is Integer");
        assertThatThrownBy(() -> read(Answer.class, Map.of("ticked", "true")))
                .isInstanceOf(UnexpectedVariable.class)
                .hasMessage(WHERE + ": the variable ticked should be boolean and is String");
    }

    @Test
    void whatIsKeptIsReadBackAsItWas() {
        var kept = new Kept("RE-2026-000001", 3, Instant.parse("2027-03-14T23:00:00Z"));

        var variables = Variables.of(kept);

        assertThat(variables).containsEntry("until", Date.from(kept.until())).containsEntry("part", 3);
        assertThat(read(Kept.class, variables)).isEqualTo(kept);
    }

    @Test
    void aNumberThatTheEngineWroteWiderIsTheSameNumber() {
        assertThat(read(Kept.class, Map.of("number", "N", "part", 3L, "until", new Date(0)))
                        .part())
                .isEqualTo(3);
    }

    private static <R extends Record> R read(Class<R> type, Map<String, ?> variables) {
        return Variables.read(type, new HashMap<>(variables)::get, WHERE);
    }
}
