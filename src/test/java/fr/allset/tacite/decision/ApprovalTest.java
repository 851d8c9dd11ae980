package fr.allset.tacite.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.allset.tacite.problem.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An approval")
class ApprovalTest {

    @Test
    @DisplayName("is one of two words")
    void isOneOfTwoWords() {
        assertThat(Approval.of("approve")).isEqualTo(Approval.APPROVE);
        assertThat(Approval.of("refuse")).isEqualTo(Approval.REFUSE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "APPROVE", "yes"})
    @DisplayName("is never guessed")
    void isNeverGuessed(String decision) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Approval.of(decision))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("decision-missing");
                    assertThat(refusal.field()).isEqualTo("decision");
                });
    }
}
