package fr.allset.tacite.failure;

import static fr.allset.tacite.failure.AFailure.at;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.failure.Failure.Equipment;
import fr.allset.tacite.failure.Failure.Interruption;
import fr.allset.tacite.failure.Failure.Waiting;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is shown of a failure that was reported at 10:00, restored at 11:00, reported again at 12:00, and is looked at at 12:30. */
@DisplayName("The sheet of a failure")
class FailureSheetTest {

    private static final FailureObjectives OBJECTIVES = FailureObjectives.of(
            List.of(TermsCatalogue.load().inForceOn(LocalDate.of(2026, 11, 23)).serviceQuality()));
    private static final Interruption FIRST = new Interruption(at("2026-11-23T10:00"), null, at("2026-11-23T11:00"));
    private static final Interruption SECOND =
            new Interruption(at("2026-11-23T12:00"), at("2026-11-23T11:50:30"), null);

    @Test
    void saysWhenItFailedAndHowLong() {
        assertThat(sheet(List.of(FIRST, SECOND), List.of(), null).stretchesInFrench())
                .containsExactly(
                        "signalée le 23/11/2026 à 10:00, rétablie le 23/11/2026 à 11:00 : 1\u00a0h",
                        "signalée de nouveau le 23/11/2026 à 12:00, reprise le 23/11/2026 à 11:50:30, pas encore"
                                + " rétablie : 30\u00a0min à ce moment");
    }

    @Test
    void saysHowLongTheClientWasWaitedFor() {
        var sheet = sheet(
                List.of(FIRST),
                List.of(
                        new Waiting("Redémarrez la passerelle", at("2026-11-23T10:10"), at("2026-11-23T10:30")),
                        new Waiting("x".repeat(2000), at("2026-11-23T12:20"), null)),
                null);

        assertThat(sheet.waitingsInFrench())
                .hasSize(2)
                .first()
                .isEqualTo("du 23/11/2026 à 10:10 au 23/11/2026 à 10:30 : 20\u00a0min (Redémarrez la passerelle)");
        assertThat(sheet.waitingsInFrench().get(1))
                .startsWith("du 23/11/2026 à 12:20, encore attendu : 10\u00a0min à ce moment (xxx")
                .hasSizeLessThan(300);
        assertThat(sheet.waitedInFrench()).isEqualTo("En tout : 30\u00a0min d'attente.");
        assertThat(sheet(List.of(FIRST), List.of(), null).waitedInFrench()).isEqualTo("Le Client n'a pas été attendu.");
    }

    @Test
    void countsTheDeadlineFromTheLatestReport() {
        assertThat(sheet(List.of(FIRST, SECOND), List.of(), null).objectiveInFrench())
                .contains(
                        "au plus tard le 23/11/2026 à 16:00",
                        "4\u00a0h",
                        "à compter du 23/11/2026 à 12:00",
                        "R01, R02, R06");
    }

    @Test
    void tellsEquipmentUnderWarrantyFromOther() {
        assertThat(sheet(List.of(FIRST), List.of(), null).equipmentInFrench())
                .isEqualTo("aucun Équipement défaillant constaté");
        assertThat(sheet(
                                List.of(FIRST),
                                List.of(),
                                new Equipment(at("2026-11-23T10:30"), false, at("2026-11-24T09:00")))
                        .equipmentInFrench())
                .startsWith(
                        "constaté défaillant le 23/11/2026 à 10:30, hors garantie, remplacé le 24/11/2026 à 09:00\u00a0; ")
                .contains("27/11/2026 à 10:30", "96\u00a0h", "R03, R04");
    }

    @Test
    void namesAsManySubscriptionsAsCanBeRead() {
        assertThat(sheet(List.of(FIRST), List.of(), null).subscriptionsInFrench())
                .hasSizeLessThan(1600)
                .startsWith("ABO-0000, ABO-0001, ")
                .endsWith(" autres");
    }

    @Test
    void failsWithinATimeOnlyWhileItLasts() {
        var failure = sheet(List.of(FIRST, SECOND), List.of(), null).failure();
        var began = at("2026-11-23T09:40");

        assertThat(failure.failedWithin(began, at("2026-11-23T09:00"), at("2026-11-23T09:40")))
                .isFalse();
        assertThat(failure.failedWithin(began, at("2026-11-23T09:00"), at("2026-11-23T09:40:01")))
                .isTrue();
        assertThat(failure.failedWithin(began, at("2026-11-23T11:00"), at("2026-11-23T11:50:30")))
                .as("between its stretches")
                .isFalse();
        assertThat(failure.failedWithin(began, at("2026-11-23T11:00"), at("2026-11-23T11:51")))
                .isTrue();
        assertThat(failure.failedWithin(began, at("2027-11-23T11:00"), at("2027-11-23T11:51")))
                .as("as long as it lasts")
                .isTrue();
    }

    private static FailureSheet sheet(
            List<Interruption> stretches, List<Waiting> waitings, @Nullable Equipment equipment) {
        var failure = new Failure(
                "DF-2026-000001",
                at("2026-11-23T10:00"),
                null,
                null,
                null,
                null,
                null,
                null,
                equipment,
                null,
                null,
                null,
                null,
                stretches,
                waitings,
                null);
        return new FailureSheet(
                failure,
                1,
                List.of(),
                Set.of(Component.EXCHANGE_ONLINE),
                IntStream.range(0, 1000).mapToObj("ABO-%04d"::formatted).toList(),
                List.of(),
                at("2026-11-23T09:40"),
                List.of(),
                OBJECTIVES,
                at("2026-11-23T12:30"));
    }
}
