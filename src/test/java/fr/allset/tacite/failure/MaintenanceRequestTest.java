package fr.allset.tacite.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.problem.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A window of maintenance")
class MaintenanceRequestTest {

    /** Seven days of Paris: 168 hours, 169 over the change in autumn, 167 over the one in spring. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T22:00:00+01:00, 2026-11-28T22:00:00+01:00",
        "2026-10-20T22:00:00+02:00, 2026-10-27T22:00:00+01:00",
        "2027-03-25T22:00:00+01:00, 2027-04-01T22:00:00+02:00"
    })
    void lastsSevenDaysOfParisAndNotASecondMore(String from, String to) {
        var begin = OffsetDateTime.parse(from).toInstant();
        var end = OffsetDateTime.parse(to).toInstant();

        assertThat(request(begin, end).to()).isEqualTo(end);
        assertThatThrownBy(() -> request(begin, end.plusSeconds(1))).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("maintenance-too-long");
            assertThat(refusal.field()).isEqualTo("windowTo");
        });
    }

    private static MaintenanceRequest request(Instant from, Instant to) {
        return MaintenanceRequest.of(from, to, "Un routeur", "all", List.of(), List.of());
    }
}
