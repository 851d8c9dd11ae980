package fr.allset.tacite.failure;

import static fr.allset.tacite.failure.AFailure.at;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.failure.Failure.Interruption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The restoration that Microsoft's word proposes")
class RestorationProposalTest {

    private static final Instant REPORTED = at("2026-11-23T10:00:30");
    private static final Instant NOW = at("2026-11-23T12:00");

    @Test
    void isTheFullMinuteAfterIt() {
        assertThat(RestorationProposal.of(failing(new Interruption(REPORTED, null, null)), at("2026-11-23T11:00"), NOW))
                .contains(at("2026-11-23T11:00"));
        assertThat(RestorationProposal.of(
                        failing(new Interruption(REPORTED, null, null)), at("2026-11-23T11:00:01"), NOW))
                .contains(at("2026-11-23T11:01"));
    }

    @Test
    void isNoEarlierThanTheReceipt() {
        assertThat(RestorationProposal.of(failing(new Interruption(REPORTED, null, null)), at("2026-11-23T09:00"), NOW))
                .contains(at("2026-11-23T10:01"));
    }

    @Test
    void doesNotLieInTheFuture() {
        assertThat(RestorationProposal.of(
                        failing(new Interruption(REPORTED, null, null)), at("2026-11-23T12:00:01"), NOW))
                .isEmpty();
    }

    @Test
    void isNoneOfWhatIsRestoredOrHasBegunToFailAgainSince() {
        var restored = new Interruption(REPORTED, null, at("2026-11-23T11:00"));

        assertThat(RestorationProposal.of(failing(restored), at("2026-11-23T11:00"), NOW))
                .isEmpty();
        assertThat(RestorationProposal.of(
                        failing(restored, new Interruption(at("2026-11-23T11:30"), null, null)),
                        at("2026-11-23T11:00"),
                        NOW))
                .isEmpty();
    }

    private static Failure failing(Interruption... stretches) {
        return new Failure(
                "DF-2026-000001",
                REPORTED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(stretches),
                List.of(),
                null);
    }
}
