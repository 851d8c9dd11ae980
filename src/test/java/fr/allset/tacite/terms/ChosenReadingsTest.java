package fr.allset.tacite.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.allset.tacite.terms.ChosenReadings.UnknownReadings;
import fr.allset.tacite.terms.ReadingRegister.Entry;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a contract reads otherwise than its terms")
class ChosenReadingsTest {

    private static final TermsCatalogue TERMS = TermsCatalogue.load();

    @ParameterizedTest(name = "{0} is kept as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "T01=prorata_days              | partMonth=prorata_days",
                "t01 = PRORATA_DAYS            | partMonth=prorata_days",
                "partmonth: prorata_days       | partMonth=prorata_days",
                "D13=10; T01=prorata_days      | partMonth=prorata_days;at98=10",
                "D13=10, T01=prorata_days,     | partMonth=prorata_days;at98=10",
                "D18=45                        | requestDeadline=45",
                "D20=30d_diff;D06=notified_full| attribution=notified_full;capWindow=30d_diff",
                "T01=full                      | partMonth=full"
            })
    void isWrittenByEntryOrKey(String written, String stored) {
        assertThat(ChosenReadings.of(written).stored()).isEqualTo(stored);
        assertThat(ChosenReadings.of(stored).stored()).isEqualTo(stored);
    }

    @Test
    void isNothingUnlessSomethingIsWritten() {
        assertThat(ChosenReadings.of(" ")).isEqualTo(ChosenReadings.NONE);
        assertThat(TERMS.agreed(AgreedTerms.of("CP-O365-1", ""))).isEqualTo(TERMS.byVersion("CP-O365-1"));
    }

    @Test
    void namesAllThatTheRegisterDoesNotHave() {
        assertThatExceptionOfType(UnknownReadings.class)
                .isThrownBy(() -> ChosenReadings.of(
                        "T99=full; T01=prorata_30; T03=last_served; effectDay=first_unserved; D18=0; bonjour"))
                .returns(
                        List.of("T99=full", "T01=prorata_30", "effectDay=first_unserved", "D18=0", "bonjour"),
                        UnknownReadings::parts);
    }

    @Test
    void leavesAllOthersAsTheTermsHaveThem() {
        var terms = TERMS.agreed(AgreedTerms.of("CP-O365-1", "T01=prorata_days;D41=indemnity"));

        assertThat(terms.readings()).isEqualTo(Readings.defaults().with("partMonth", "prorata_days"));
        assertThat(terms.serviceQuality().readings().creditNature()).isEqualTo(CreditNature.INDEMNITY);
        assertThat(terms.serviceQuality().readings().asMap())
                .containsEntry("at98", "5")
                .hasSize(18);
    }

    /** Whatever reading there is, a contract can choose it. */
    @Test
    void isAnyOfTheRegister() {
        var ofTerms = new TreeSet<>(Readings.defaults().asMap().keySet());
        ofTerms.addAll(QualityReadings.defaults().asMap().keySet());

        assertThat(ReadingRegister.entries()).extracting(Entry::key).containsExactlyInAnyOrderElementsOf(ofTerms);
        assertThat(ReadingRegister.entries())
                .allSatisfy(entry -> assertThat(entry.choices())
                        .allSatisfy(choice -> assertThat(
                                        TERMS.agreed(AgreedTerms.of("CP-O365-1", entry.entry() + "=" + choice.value()))
                                                .serviceQuality()
                                                .readings()
                                                .all()
                                                .size())
                                .isEqualTo(18)));
    }
}
