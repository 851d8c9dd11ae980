package fr.allset.tacite.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.lifecycle.Standing.Circumstances;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.termination.QuoteInBrief;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.time.ContractTime;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Where a subscription stands")
class StandingTest {

    //   2025-03-01                          2028-03-01         2029-03-01         2030-03-01
    //   |———————— Période Initiale —————————|—— n° 1 ——————————|—— n° 2 ——————————|
    @ParameterizedTest(name = "on {0}, ended {1}, planned end {2}, not renewed from {3}: {5}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-02-23 |            |            |            | BEFORE_START | Service à venir le 01/03/2025 (dans 6 jours)",
                "2025-02-28 |            |            |            | BEFORE_START | Service à venir le 01/03/2025 (demain)",
                "2025-03-01 |            |            |            | INITIAL      | "
                        + "en Période Initiale, mois 1 sur 36, jusqu'au 29/02/2028",
                "2026-11-23 |            |            |            | INITIAL      | "
                        + "en Période Initiale, mois 21 sur 36, jusqu'au 29/02/2028",
                "2028-02-29 |            |            |            | INITIAL      | "
                        + "en Période Initiale, mois 36 sur 36, jusqu'au 29/02/2028",
                "2028-03-01 |            |            |            | RENEWAL      | "
                        + "en Période de Reconduction n° 1, mois 1 sur 12, jusqu'au 28/02/2029",
                "2029-05-15 |            |            |            | RENEWAL      | "
                        + "en Période de Reconduction n° 2, mois 3 sur 12, jusqu'au 28/02/2030",
                // a confirmed termination
                "2027-03-03 |            | 2027-03-15 |            | TERMINATED   | "
                        + "résilié avec effet au 15/03/2027, dans 12 jours ; en Période Initiale, mois 25 sur 36",
                "2027-03-14 |            | 2027-03-15 |            | TERMINATED   | "
                        + "résilié avec effet au 15/03/2027, demain ; en Période Initiale, mois 25 sur 36",
                "2027-03-15 |            | 2027-03-15 |            | TERMINATED   | "
                        + "résilié avec effet au 15/03/2027, la fin du Service est en cours ; en Période Initiale, mois 25 sur 36",
                "2025-02-01 |            | 2025-03-01 |            | TERMINATED   | "
                        + "résilié avec effet au 01/03/2025, dans 28 jours ; Service à venir le 01/03/2025 (dans 28 jours)",
                // it comes before a notice of non-renewal (art. 5)
                "2028-01-01 |            | 2028-02-01 | 2028-03-01 | TERMINATED   | "
                        + "résilié avec effet au 01/02/2028, dans 31 jours ; en Période Initiale, mois 35 sur 36",
                // a notice of non-renewal, in time, and one that counts for the term after
                "2028-02-01 |            |            | 2028-03-01 | NOT_RENEWED  | "
                        + "dénoncé : prend fin à son terme le 29/02/2028 (dans 28 jours) ; en Période Initiale, mois 36 sur 36",
                "2028-02-29 |            |            | 2028-03-01 | NOT_RENEWED  | "
                        + "dénoncé : prend fin à son terme le 29/02/2028 (aujourd'hui) ; en Période Initiale, mois 36 sur 36",
                "2028-02-10 |            |            | 2029-03-01 | NOT_RENEWED  | "
                        + "dénoncé : encore reconduit le 01/03/2028, puis prend fin à son terme le 28/02/2029 (dans"
                        + " 384 jours) ; en Période Initiale, mois 36 sur 36",
                "2028-03-01 |            |            | 2028-03-01 | NOT_RENEWED  | "
                        + "dénoncé : son terme est passé le 29/02/2028, la fin du Service est en cours ;"
                        + " en Période de Reconduction n° 1, mois 1 sur 12",
                // over
                "2028-03-01 | 2028-03-01 |            | 2028-03-01 | ENDED        | terminé depuis le 01/03/2028 (dénonciation)"
            })
    void isSaidInOneSentence(
            LocalDate today,
            @Nullable LocalDate endedOn,
            @Nullable LocalDate plannedEnd,
            @Nullable LocalDate nonRenewedFrom,
            Standing.Phase phase,
            String words) {
        var standing = Standing.of(subscription(endedOn, plannedEnd, nonRenewedFrom), Circumstances.NONE, today);

        assertThat(standing.phase()).isEqualTo(phase);
        assertThat(plain(standing.words())).isEqualTo(words);
        assertThat(standing.waiting()).isEmpty();
    }

    @Test
    void isOverByATerminationWhenOneWasCarriedOut() {
        var standing = Standing.of(
                subscription(LocalDate.of(2027, 3, 15), null, null),
                with(quote("DR-2027-000001", QuoteStatus.CARRIED_OUT, LocalDate.of(2027, 3, 15))),
                LocalDate.of(2027, 4, 1));

        assertThat(plain(standing.words())).isEqualTo("terminé depuis le 15/03/2027 (résiliation)");
    }

    @ParameterizedTest(name = "announced on {0}: {1}")
    @CsvSource({"2027-12-02, '; reconduction le 01/03/2028, annoncée le 02/12/2027'", "2024-12-02, ''"
    }) // that was the announcement of an earlier term
    void namesTheRenewalThatWasAnnounced(LocalDate announcedOn, String words) {
        var standing = Standing.of(
                subscription(null, null, null),
                new Circumstances(List.of(), List.of(), Optional.of(announcedOn), false),
                LocalDate.of(2027, 12, 3));

        assertThat(plain(standing.words()))
                .isEqualTo(("en Période Initiale, mois 34 sur 36, jusqu'au 29/02/2028 " + words).strip());
    }

    @ParameterizedTest(name = "a quote that is {0} since {1}: {2}")
    @CsvSource({
        "OFFERED,   2026-11-20, attend la réponse du client au devis DR-2026-000001 depuis 3 jours",
        "OFFERED,   2026-11-22, attend la réponse du client au devis DR-2026-000001 depuis 1 jour",
        "OFFERED,   2026-11-23, attend la réponse du client au devis DR-2026-000001 depuis aujourd'hui",
        "ACCEPTED,  2026-11-17, attend l'examen du devis accepté DR-2026-000001 depuis 6 jours",
        "STALE,     2026-11-21, 'attend que le devis périmé DR-2026-000001 soit refait ou abandonné, depuis 2 jours'",
        "DECLINED,  2026-11-21,",
        "CONFIRMED, 2026-11-21,",
        "EXPIRED,   2026-11-21,"
    })
    void saysWhatIsWaitedFor(QuoteStatus status, LocalDate since, @Nullable String words) {
        var circumstances = new Circumstances(
                List.of(quote("DR-2026-000001", status, since)), List.of("DR-2026-000001"), Optional.empty(), false);

        var standing = Standing.of(subscription(null, null, null), circumstances, LocalDate.of(2026, 11, 23));

        assertThat(standing.waiting())
                .extracting(StandingTest::plain)
                .isEqualTo(words == null ? List.of() : List.of(words));
    }

    @Test
    void forgetsAStaleQuoteThatWasDropped() {
        assertThat(Standing.of(
                                subscription(null, null, null),
                                with(quote("DR-2026-000001", QuoteStatus.STALE, LocalDate.of(2026, 11, 21))),
                                LocalDate.of(2026, 11, 23))
                        .waiting())
                .isEmpty();
    }

    @Test
    void saysThatALetterCouldNotBeDelivered() {
        assertThat(Standing.of(
                                subscription(null, null, null),
                                new Circumstances(List.of(), List.of(), Optional.empty(), true),
                                LocalDate.of(2026, 11, 23))
                        .waiting())
                .containsExactly("un courrier n'a pas pu être remis au client");
    }

    private static Circumstances with(QuoteInBrief quote) {
        return new Circumstances(List.of(quote), List.of(), Optional.empty(), false);
    }

    private static QuoteInBrief quote(String number, QuoteStatus status, LocalDate since) {
        return new QuoteInBrief(
                "ABO-1",
                number,
                status,
                ContractTime.startOf(since),
                LocalDate.of(2027, 3, 15),
                LocalDate.of(2026, 12, 23),
                Euros.of("720"),
                false);
    }

    /** With ordinary spaces in place of those at which no line breaks. */
    private static String plain(String words) {
        return words.replace('\u00a0', ' ');
    }

    static Subscription subscription(
            @Nullable LocalDate endedOn, @Nullable LocalDate plannedEnd, @Nullable LocalDate nonRenewedFrom) {
        var start = LocalDate.of(2025, 3, 1);
        return new Subscription(
                "ABO-1",
                new Customer("CLI-1", "Ateliers", null, CustomerKind.NON_PROFESSIONAL, "Maëlle", "m@ateliers.example"),
                new CustomerSite("CLI-1", "BREST", "Brest", "Brest"),
                EnumSet.of(Component.EXCHANGE_ONLINE),
                start,
                36,
                FixedFeeSchedule.constant(start, Euros.of("100")),
                Euros.ZERO,
                "CP-O365-1",
                "",
                endedOn,
                nonRenewedFrom,
                plannedEnd,
                null,
                start,
                null);
    }
}
