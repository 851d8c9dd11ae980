package fr.allset.tacite.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The readings of article 5")
class ReadingsTest {

    @Test
    void areThoseOfTheRegisterUnlessChosen() {
        assertThat(Readings.defaults().asMap())
                .containsExactly(
                        Map.entry("partMonth", "full"),
                        Map.entry("effectDay", "first_unserved"),
                        Map.entry("renewalFirstDay", "in_renewal"),
                        Map.entry("shortRenewal", "full_3"),
                        Map.entry("abFee", "at_effect"));
        assertThat(Readings.of(Map.of())).isEqualTo(Readings.defaults());
    }

    @Test
    void areChosenByName() {
        var others = Map.of(
                "partMonth",
                "prorata_days",
                "effectDay",
                "last_served",
                "renewalFirstDay",
                "term_no_fee",
                "shortRenewal",
                "cap_at_period_end",
                "abFee",
                "schedule");

        assertThat(Readings.of(others).asMap()).containsExactlyInAnyOrderEntriesOf(others);
        assertThat(Readings.of(Map.of("abFee", "schedule")))
                .isEqualTo(Readings.defaults().with("abFee", "schedule"));
    }

    @Test
    void nameWhatTheyDoNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Readings.of(Map.of("monthGrid", "calendar")))
                .withMessageContaining("monthGrid");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Readings.of(Map.of("partMonth", "prorata_30")))
                .withMessageContaining("prorata_30");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Readings.of(Map.of("partMonth", "FULL")))
                .withMessageContaining("FULL");
    }

    @Test
    void nameTheirEntryAndSayWhatTheyMean() {
        assertThat(Readings.defaults().all()).map(Reading::entry).containsExactly("T01", "T03", "T07", "T08", "T10");
        assertThat(Readings.defaults().all())
                .allSatisfy(reading -> assertThat(reading.label()).endsWith("."));
    }
}
