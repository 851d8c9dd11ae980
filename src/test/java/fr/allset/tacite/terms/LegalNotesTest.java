package fr.allset.tacite.terms;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.terms.LegalNotes.LegalNote;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LegalNotesTest {

    private static final LegalNotes NOTES = LegalNotes.load();

    @Test
    void saysThatAJudgeMayReduceAPenalty() {
        assertThat(NOTES.inForceOn(LocalDate.of(2020, 1, 1)))
                .extracting(LegalNote::reference)
                .containsExactly("Code civil, art. 1231-5");
    }

    @Test
    void saysFromItsFirstDayThatSwitchingIsFree() {
        assertThat(NOTES.inForceOn(LocalDate.of(2027, 1, 11))).hasSize(2);
        assertThat(NOTES.inForceOn(LocalDate.of(2027, 1, 12)))
                .hasSize(3)
                .last()
                .extracting(LegalNote::sentence)
                .asString()
                .isEqualTo(
                        "Règlement (UE) 2023/2854 (« Data Act »), art. 29\u00a0: aucuns frais de changement de fournisseur ne "
                                + "peuvent plus être demandés.");
    }
}
